// One stream through one page, and what it cost.
import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession, Page } from '@playwright/test'
import { askFloor, putAbove } from './floor.ts'
import { keepConversation, longConversation } from './long-conversation.ts'
import type { Place } from './place.ts'
import type { Seen } from './probe.ts'
import type { Scene } from './scenes.ts'

export type Side = 'floor' | 'floor-lines' | 'console'

export type Run = Seen & {
  /** The page's main thread, at work from the question until all is quiet. */
  cpuMs: number
  /** JavaScript's heap after the end, collected. */
  heapMb: number
}

const KEY_EVERY_MS = 250
/** Colours come in idle time after the end; their cost counts too. */
const QUIET_MS = 1_500
const WARM_MS = 1_000
const LIMIT_MS = 120_000

/** Opens a fresh page, streams the scene through it and measures. Throws when the stream does not end. */
export async function runStream(place: Place, side: Side, scene: Scene): Promise<Run> {
  const page = await place.newPage()
  try {
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    const composer = page.getByRole('textbox', { name: 'Message' })
    const kept = longConversation(scene.history ?? 0)
    if (side === 'console') {
      await page.goto('/chat')
      await composer.waitFor()
      if (kept.length > 0) await keepConversation(page, kept)
      await page.goto('/chat?model=sandbox-stress')
    } else {
      await page.goto('/bench/floor')
      const texts = kept.map(({ said }) => said.text)
      await page.evaluate(putAbove, texts)
    }
    await composer.fill(scene.prompt)
    // The parser comes in idle time; a reader takes longer than this to write a question.
    await sleep(WARM_MS)
    await collectGarbage(session)
    const before = await metrics(session)
    await page.evaluate(() => globalThis.probe.start())
    if (side === 'console') await composer.press('Enter')
    else {
      const ask = { token: place.token, prompt: scene.prompt, perLine: side === 'floor-lines' }
      await page.evaluate(askFloor, ask)
    }
    await composer.focus()
    await untilOver(page, scene)
    await sleep(QUIET_MS)
    const after = await metrics(session)
    const seen = await page.evaluate(() => globalThis.probe.read())
    await collectGarbage(session)
    const { JSHeapUsedSize = Number.NaN } = await metrics(session)
    return {
      ...seen,
      cpuMs: ((after.TaskDuration ?? Number.NaN) - (before.TaskDuration ?? Number.NaN)) * 1000,
      heapMb: JSHeapUsedSize / 2 ** 20,
    }
  } finally {
    await page.context().close()
  }
}

async function untilOver(page: Page, { types, name }: Scene): Promise<void> {
  const endMs = performance.now() + LIMIT_MS
  while (!(await page.evaluate(() => globalThis.probe.isOver()))) {
    if (performance.now() > endMs) throw new Error(`${name}: the stream did not end.`)
    await sleep(KEY_EVERY_MS)
    if (types) await page.keyboard.press('a')
  }
}

async function metrics(session: CDPSession): Promise<Record<string, number | undefined>> {
  const { metrics } = await session.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}

async function collectGarbage(session: CDPSession): Promise<void> {
  await session.send('HeapProfiler.collectGarbage')
}
