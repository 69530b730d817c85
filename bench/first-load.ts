// The promises of "First load": the first page beside the bare libraries, the way between pages, what shifts, what stays.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { packFolder } from '../gateway/precompress.ts'
import { heapObjectsMb } from './heap-objects.ts'
import { openPlace, type Place } from './place.ts'
import type { Figure } from './report.ts'
import { median } from './statistics.ts'

const REPEATS = 5
const SLOWED = 4
const OPEN_RATIO = 1.6
const SWITCH_FRAMES = 2
const SHIFT = 0.01
const HEAP_RATIO = 1.1
const FEW_SWITCHES = 10
const MANY_SWITCHES = 100
const SETTLED_MS = 1_500
const PAGES = [
  'Chat',
  'Embeddings',
  'Rerank',
  'Transcription',
  'Speech',
  'Models',
  'Check',
  'Health',
  'Home',
] as const
const FLOOR_ENTRY = fileURLToPath(new URL('./first-load-floor.ts', import.meta.url))
const FLOOR_DOCUMENT =
  '<!doctype html><title>Floor</title><div id="root"></div><script type="module" src="/assets/floor.js"></script>'

type Opened = { floorMs: number; consoleMs: number }

/** Measures how soon the first page is usable, how a page is left for another, and what moves meanwhile. */
export async function measureFirstLoad(): Promise<{ figures: Figure[]; raw: unknown }> {
  await using place = await openPlace()
  await using built = await buildFloor()
  await using floor = await openPlace(built.folder)
  const opened: Opened[] = []
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    process.stderr.write(`first page, ${repeat + 1} of ${REPEATS}\n`)
    opened.push({
      floorMs: await openFirst(floor),
      consoleMs: await openFirst(place),
    })
  }
  process.stderr.write('from page to page\n')
  const switched = await switchPages(place)
  const shifts: Record<string, number> = {}
  for (const [name, work] of Object.entries(JOBS)) {
    process.stderr.write(`what shifts on ${name}\n`)
    shifts[name] = await shiftOf(place, work)
  }
  return { figures: figuresOf(opened, switched, shifts), raw: { opened, switched, shifts } }
}

// As small as the console's own build makes it, and served as it is.
async function buildFloor(): Promise<AsyncDisposable & { folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-floor-'))
  const output = { entryFileNames: 'assets/floor.js' }
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2024',
      rolldownOptions: { input: FLOOR_ENTRY, output },
    },
  })
  await writeFile(join(folder, 'index.html'), FLOOR_DOCUMENT)
  await packFolder(folder)
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) }
}

/** From the navigation to the end of the frame with a heading and a button, the processor slowed: ms. */
async function openFirst(place: Place): Promise<number> {
  const page = await place.newBarePage()
  try {
    await page.addInitScript(watchUsable)
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
    await page.goto('/')
    return await page.evaluate(() => globalThis.usable)
  } finally {
    await page.context().close()
  }
}

declare global {
  var usable: Promise<number>
  var shifted: number
}

/** Tells when there is a page to use. Stands alone. */
function watchUsable(): void {
  globalThis.usable = new Promise((resolve) => {
    const look = () => {
      const main = document.querySelector('main')
      if (main?.querySelector('h1') == null || main.querySelector('button:not([disabled])') === null) {
        requestAnimationFrame(look)
        return
      }
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(performance.now())
      port2.postMessage(null)
    }
    requestAnimationFrame(look)
  })
}

type Switched = { frames: number[]; fewMb: number; manyMb: number }

async function switchPages(place: Place): Promise<Switched> {
  const page = await place.newBarePage()
  try {
    const session = await page.context().newCDPSession(page)
    await page.goto('/')
    for (const name of PAGES) await visit(page, name)
    const frames: number[] = []
    let fewMb = Number.NaN
    for (let turn = 0; turn < MANY_SWITCHES; turn += 1) {
      frames.push(await visit(page, PAGES[turn % PAGES.length] ?? 'Home'))
      if (turn + 1 === FEW_SWITCHES) fewMb = await heapObjectsMb(session)
    }
    return { frames, fewMb, manyMb: await heapObjectsMb(session) }
  } finally {
    await page.context().close()
  }
}

/** Frames from the press of a page's link to the one that shows its heading. */
async function visit(page: Page, name: string): Promise<number> {
  const link = page.getByRole('navigation').getByRole('link', { name, exact: true })
  // The page's code comes while the pointer is on its way.
  await link.hover()
  return link.evaluate(
    (place) =>
      new Promise<number>((resolve) => {
        const heading = () => document.querySelector('main h1')?.textContent
        const before = heading()
        let frames = 0
        const look = () => {
          frames += 1
          const shown = heading()
          if (shown !== undefined && shown !== before) resolve(frames)
          else requestAnimationFrame(look)
        }
        if (place instanceof HTMLElement) place.click()
        requestAnimationFrame(look)
      }),
  )
}

/** The main job of each page, from its first sight to what came of it. */
const JOBS: Record<string, (page: Page) => Promise<void>> = {
  async Home(page) {
    await page.goto('/')
    await page.getByText(/^6 of 6 answered/).waitFor()
  },
  async Chat(page) {
    await page.goto('/chat?model=sandbox-stress')
    await page.getByRole('textbox', { name: 'Message' }).fill('tokens=300 rate=200 seed=7')
    await page.keyboard.press('Enter')
    await page.locator('article[aria-busy=false] pre').first().waitFor()
  },
  Embeddings: (page) => runAgain(page, '/embeddings', 'Embed'),
  Rerank: (page) => runAgain(page, '/rerank', 'Rank'),
  Transcription: (page) => runAgain(page, '/transcription', 'Transcribe'),
  Speech: (page) => runAgain(page, '/speech', 'Speak'),
}

// The sample of a first visit, then once more by the button.
async function runAgain(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('region', { name: 'Answer' }).waitFor()
  await page.waitForLoadState('networkidle')
  const button = page.getByRole('button', { name, exact: true })
  await button.click()
  await button.waitFor()
}

async function shiftOf(place: Place, work: (page: Page) => Promise<void>): Promise<number> {
  const page = await place.newBarePage()
  try {
    await page.addInitScript(() => {
      globalThis.shifted = 0
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if (Reflect.get(entry, 'hadRecentInput') === false) {
            globalThis.shifted += Number(Reflect.get(entry, 'value'))
          }
        }
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await work(page)
    await page.waitForTimeout(SETTLED_MS)
    return await page.evaluate(() => globalThis.shifted)
  } finally {
    await page.context().close()
  }
}

function figuresOf(opened: readonly Opened[], switched: Switched, shifts: Record<string, number>): Figure[] {
  const floor = median(opened.map(({ floorMs }) => floorMs))
  const own = median(opened.map(({ consoleMs }) => consoleMs))
  const scene = 'first load'
  const mb = (value: number) => `${value.toFixed(1)} MB`
  return [
    {
      ...{ scene, name: `first page usable, processor slowed ${SLOWED} ×`, unit: '×', budget: OPEN_RATIO },
      ...{ floor: `${floor.toFixed(0)} ms`, console: `${own.toFixed(0)} ms`, value: own / floor },
    },
    {
      ...{ scene, name: 'page switch, warm, most of 100', floor: '', console: '', unit: 'frames' },
      ...{ value: Math.max(...switched.frames), budget: SWITCH_FRAMES },
    },
    {
      ...{
        scene,
        name: `objects in the heap after ${MANY_SWITCHES} switches, of those after ${FEW_SWITCHES}`,
        unit: '×',
      },
      ...{ floor: mb(switched.fewMb), console: mb(switched.manyMb), budget: HEAP_RATIO },
      value: switched.manyMb / switched.fewMb,
    },
    ...Object.entries(shifts).map(([name, value]) => ({
      ...{ scene, name: `layout shift, ${name}`, floor: '', console: value.toFixed(4), unit: '×' },
      ...{ value, budget: SHIFT },
    })),
  ]
}
