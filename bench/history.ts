// Opening a long conversation, beside a bare page that shows the same record.
import { setTimeout as sleep } from 'node:timers/promises'
import { keepConversation, longConversation } from './long-conversation.ts'
import { openPlace, type Place } from './place.ts'
import type { Figure } from './report.ts'
import { median } from './statistics.ts'

type Side = 'floor' | 'console'
type Opened = { shownMs: number; blockingMs: number; elements: number }

const REPEATS = 5
const OPEN_RATIO = 2
const OPEN_BLOCKING_MS = 100
const GROWTH_RATIO = 1.3
const QUIET_MS = 1_500

/** Measures how a conversation of 200 messages opens, and one of 500. */
export async function measureHistory(): Promise<{ figures: Figure[]; raw: unknown }> {
  await using place = await openPlace()
  const raw: Record<string, Opened[]> = {}
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    for (const messages of [200, 500]) {
      for (const side of ['floor', 'console'] as const) {
        const key = `${messages} ${side}`
        process.stderr.write(`opening ${key}, ${repeat + 1} of ${REPEATS}\n`)
        raw[key] = [...(raw[key] ?? []), await openConversation(place, side, messages)]
      }
    }
  }
  return { figures: figuresOf(raw), raw }
}

async function openConversation(place: Place, side: Side, messages: number): Promise<Opened> {
  const page = await place.newPage()
  try {
    await page.goto('/chat')
    await page.getByRole('textbox', { name: 'Message' }).waitFor()
    await keepConversation(page, longConversation(messages))
    await page.goto(side === 'console' ? '/chat' : '/bench/history-floor')
    await sleep(QUIET_MS)
    const { firstMarkMs, blockingMs } = await page.evaluate(() => globalThis.probe.read())
    const elements = await page.evaluate(() => document.querySelectorAll('*').length)
    return { shownMs: firstMarkMs, blockingMs, elements }
  } finally {
    await page.context().close()
  }
}

function figuresOf(raw: Record<string, Opened[]>): Figure[] {
  const middle = (key: string, read: (opened: Opened) => number) => median((raw[key] ?? []).map(read))
  const [floor, own, more] = ['200 floor', '200 console', '500 console'].map((key) =>
    middle(key, ({ shownMs }) => shownMs),
  ) as [number, number, number]
  const blocking = (key: string) => middle(key, ({ blockingMs }) => blockingMs)
  const scene = 'opening a conversation'
  const ms = (value: number) => `${value.toFixed(0)} ms`
  return [
    {
      ...{ scene, name: '200 messages shown', floor: ms(floor), console: ms(own), unit: '×' },
      ...{ value: own / floor, budget: OPEN_RATIO },
    },
    {
      ...{ scene, name: 'total blocking time', floor: ms(blocking('200 floor')), unit: 'ms' },
      ...{ console: ms(blocking('200 console')), value: blocking('200 console'), budget: OPEN_BLOCKING_MS },
    },
    {
      ...{ scene, name: '500 messages, × 200', floor: ms(own), console: ms(more), unit: '×' },
      ...{ value: more / own, budget: GROWTH_RATIO },
    },
  ]
}
