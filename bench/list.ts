// Ten thousand ranked documents, beside a plain list of the same rows in the same page.
import type { Page } from '@playwright/test'
import { openPlace, type Place } from './place.ts'
import type { Figure } from './report.ts'
import { median, percentile } from './statistics.ts'

const DOCUMENTS = 10_000
const REPEATS = 5
const FIRST_SCREEN_RATIO = 0.1
const SORT_MS = 50
const KEY_MS = 50
const SCROLL_FRAMES = 120
const SCROLL_PX = 700

type Measured = {
  plainMs: number
  firstScreenMs: number
  sortMs: number
  keyMs: number
  frameMs: number[]
  framesOver50Ms: number
}

/** Measures how a ranking of 10,000 documents opens, sorts, scrolls and is typed into. */
export async function measureList(): Promise<{ figures: Figure[]; raw: unknown }> {
  await using place = await openPlace()
  const raw: Measured[] = []
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    process.stderr.write(`ranking ${DOCUMENTS} documents, ${repeat + 1} of ${REPEATS}\n`)
    raw.push(await measureOnce(place))
  }
  return { figures: figuresOf(raw), raw }
}

async function measureOnce(place: Place): Promise<Measured> {
  const page = await place.newPage()
  try {
    await rank(page)
    await page.getByText('Slope', { exact: true }).click()
    await page.getByRole('list', { name: 'Ranking' }).waitFor({ state: 'detached' })
    const firstScreenMs = await page.evaluate(timeClick, { label: 'List', list: 'Ranking' })
    const sortMs = await page.evaluate(timeClick, { label: 'Original order', list: 'Ranking' })
    await page.evaluate(() => globalThis.probe.start())
    const frameMs = await page.evaluate(scrollList, { frames: SCROLL_FRAMES, byPx: SCROLL_PX })
    const { framesOver50Ms } = await page.evaluate(() => globalThis.probe.read())
    await page.evaluate(() => globalThis.probe.start())
    await page.getByRole('textbox', { name: 'Document 3', exact: true }).press('End')
    await page.keyboard.type(' and more of it')
    const keyMs = median(await page.evaluate(() => globalThis.probe.read().keyMs))
    const plainMs = await page.evaluate(timePlain, DOCUMENTS)
    return { plainMs, firstScreenMs, sortMs, keyMs, frameMs, framesOver50Ms }
  } finally {
    await page.context().close()
  }
}

async function rank(page: Page): Promise<void> {
  await page.goto('/rerank')
  await page.getByRole('list', { name: 'Ranking' }).waitFor()
  const documents = Array.from(
    { length: DOCUMENTS },
    (_, at) =>
      `Report ${at + 1}: the ${at % 7 === 0 ? 'red ' : ''}harvest of ${at % 5 === 0 ? 'fruit' : 'corn'}`,
  )
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const text = JSON.stringify({ query: 'red fruit', documents })
  await (await chooser).setFiles({
    name: 'many.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  })
  await page.getByRole('button', { name: 'Replace' }).click()
  await page.getByRole('button', { name: 'Rank' }).click()
  await page.getByRole('searchbox', { name: 'Filter 10,000 documents' }).waitFor()
}

/** From a click to the end of the frame that shows rows of the list. Stands alone: it is sent into the page. */
async function timeClick({ label, list }: { label: string; list: string }): Promise<number> {
  const labels = Array.from(document.querySelectorAll('label'))
  const control = labels.find(({ textContent }) => textContent?.trim() === label)
  if (control === undefined) throw new Error(`No control "${label}".`)
  const endOfFrame = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve()
        port2.postMessage(null)
      })
    })
  // From rest: what came before has been painted.
  await endOfFrame()
  const before = performance.now()
  control.click()
  do await endOfFrame()
  while (document.querySelector(`[role="list"][aria-label="${list}"] [role="listitem"]`) === null)
  return performance.now() - before
}

/** How long the same rows take in a plain list, to the end of the frame that shows it. Stands alone. */
async function timePlain(count: number): Promise<number> {
  const list = document.querySelector('[role="list"][aria-label="Ranking"]')
  const row = list?.querySelector<HTMLElement>('[role="listitem"]')
  if (!list || !row) throw new Error('No ranking is shown.')
  const plain = document.createElement('ol')
  const item = document.createElement('li')
  item.className = row.className.replace(/absolute|inset-x-0|top-0/g, '')
  item.append(...Array.from(row.childNodes, (node) => node.cloneNode(true)))
  const before = performance.now()
  for (let at = 0; at < count; at += 1) plain.append(item.cloneNode(true))
  list.replaceWith(plain)
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve()
      port2.postMessage(null)
    })
  })
  return performance.now() - before
}

/** Scrolls the ranking a step a frame and returns how long each frame took. Stands alone. */
function scrollList({ frames, byPx }: { frames: number; byPx: number }): Promise<number[]> {
  const list = document.querySelector('[role="list"][aria-label="Ranking"]')
  if (list === null) throw new Error('No ranking is shown.')
  return new Promise((resolve) => {
    const took: number[] = []
    let last = performance.now()
    const step = (now: number) => {
      took.push(now - last)
      last = now
      list.scrollTop += byPx
      if (took.length < frames) requestAnimationFrame(step)
      else resolve(took.slice(1))
    }
    requestAnimationFrame(step)
  })
}

function figuresOf(raw: readonly Measured[]): Figure[] {
  const middle = (read: (measured: Measured) => number) => median(raw.map(read))
  const ms = (value: number) => `${value.toFixed(0)} ms`
  const plain = middle(({ plainMs }) => plainMs)
  const first = middle(({ firstScreenMs }) => firstScreenMs)
  const sorted = middle(({ sortMs }) => sortMs)
  const typed = middle(({ keyMs }) => keyMs)
  const frame = middle(({ frameMs }) => percentile(frameMs, 0.95))
  const slow = middle(({ framesOver50Ms }) => framesOver50Ms)
  const scene = `${DOCUMENTS.toLocaleString('en')} ranked documents`
  return [
    {
      ...{ scene, name: 'first screen painted', floor: ms(plain), console: ms(first), unit: '×' },
      ...{ value: first / plain, budget: FIRST_SCREEN_RATIO },
    },
    {
      ...{ scene, name: 're-sorted', floor: '', console: ms(sorted), unit: 'ms' },
      ...{ value: sorted, budget: SORT_MS },
    },
    {
      ...{ scene, name: 'frames over 50 ms while scrolling', floor: '', console: `p95 ${ms(frame)}` },
      ...{ unit: '', value: slow, budget: 0 },
    },
    {
      ...{ scene, name: 'a key in a row', floor: '', console: ms(typed), unit: 'ms' },
      ...{ value: typed, budget: KEY_MS },
    },
  ]
}
