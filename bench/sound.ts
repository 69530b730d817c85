// The first waveform of large files beside wavesurfer.js decoding them itself, and the recorder's ear.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { launchOptions } from '../e2e/browser.ts'
import { memoryGrowth } from './page-memory.ts'
import { openPlace, type Place } from './place.ts'
import { installProbe } from './probe.ts'
import type { Figure } from './report.ts'
import { hourOfMp3, largeWav, ticking } from './sounds.ts'
import { median } from './statistics.ts'

const REPEATS = 3
const MP3_RATIO = 1 / 20
const WAV_RATIO = 0.6
const GROWTH_MB = 200
const RECORDED_SHARE = 0.01
const METER_MS = 100
const RECORDED_SECONDS = 8
const HEARD_RATE = 16_000

type Shown = {
  firstMs: number
  wholeMs: number
  blockingMs: number
  rivalMs: number
  /** Null where the system does not tell. */
  growthMb: number | null
}
type Heard = { clockShare: number; meterMs: number }

/** Measures how soon the waveform of 25 MB is there, and how true a recording is. */
export async function measureSound(): Promise<{ figures: Figure[]; raw: unknown }> {
  await using place = await openPlace()
  const folder = await mkdtemp(join(tmpdir(), 'taas-sound-'))
  try {
    const files = { mp3: join(folder, 'hang_hour.mp3'), wav: join(folder, 'hang_large.wav') }
    await writeFile(files.mp3, await hourOfMp3())
    await writeFile(files.wav, largeWav())
    const raw: { mp3: Shown[]; wav: Shown[]; heard: Heard[] } = { mp3: [], wav: [], heard: [] }
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      process.stderr.write(`sound, ${repeat + 1} of ${REPEATS}\n`)
      raw.mp3.push(await show(place, files.mp3))
      raw.wav.push(await show(place, files.wav))
      raw.heard.push(await record(place, join(folder, 'ticking.wav')))
    }
    return { figures: figuresOf(raw), raw }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function show(place: Place, path: string): Promise<Shown> {
  const shown = await showOurs(place, path, (_, work) => work())
  // Counting memory holds up what it counts: that is a run of its own.
  let growthMb: number | null = null
  await showOurs(place, path, async (browser, work) => {
    growthMb = await memoryGrowth(browser, work)
  })
  return { ...shown, growthMb, rivalMs: await showRivals(place, path) }
}

type Around = (browser: Browser, work: () => Promise<void>) => Promise<void>

// With nothing between the page and the server: the file would pass through it, too.
async function showOurs(
  place: Place,
  path: string,
  around: Around,
): Promise<Omit<Shown, 'rivalMs' | 'growthMb'>> {
  const page = await place.newBarePage()
  try {
    await page.addInitScript(installProbe)
    // Which answers nothing to a file of such a name: it must not decode the same file beside the page.
    await openEmpty(page, 'sandbox-faults')
    await page.evaluate(watchWaveform)
    const browser = page.context().browser()
    if (browser === null) throw new Error('The page has no browser.')
    await around(browser, async () => {
      await page.getByLabel('Choose file').setInputFiles(path)
      await page.evaluate(() => globalThis.waveform)
    })
    const { firstMs, wholeMs } = await page.evaluate(() => globalThis.waveform)
    const { blockingMs } = await page.evaluate(() => globalThis.probe.read())
    return { firstMs, wholeMs, blockingMs }
  } finally {
    await page.context().close()
  }
}

// Its code passes through the bench; it is there before its time begins.
async function showRivals(place: Place, path: string): Promise<number> {
  const page = await place.newBarePage()
  try {
    const wavesurfer = dirname(createRequire(import.meta.url).resolve('wavesurfer.js'))
    const body = await readFile(join(wavesurfer, 'wavesurfer.esm.js'), 'utf8')
    await page.route('/bench/wavesurfer.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body }),
    )
    await openEmpty(page)
    await page.evaluate(watchFile)
    await page.getByLabel('Choose file').setInputFiles(path)
    return await page.evaluate(timeRival)
  } finally {
    await page.context().close()
  }
}

async function openEmpty(page: Page, model = 'sandbox-listen'): Promise<void> {
  await page.goto(`/transcription?model=${model}`)
  // A first visit brings a sample, and a later one what was there.
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.getByRole('button', { name: 'Record' }).waitFor()
  // Nobody has found a file on the disk before the page has settled.
  await page.waitForLoadState('networkidle')
}

declare global {
  var waveform: Promise<{ firstMs: number; wholeMs: number }>
  var chosen: Promise<File>
}

/** From the choice of a file to the frame that shows a waveform, and to the minimap of all of it. Stands alone. */
function watchWaveform(): void {
  globalThis.waveform = new Promise((resolve) => {
    addEventListener(
      'change',
      () => {
        const startedAt = performance.now()
        globalThis.probe.start()
        let firstMs = 0
        const look = () => {
          const region = document.querySelector('section[aria-label="Recording"]')
          const hosts = Array.from(region?.querySelectorAll('*') ?? []).filter(({ shadowRoot }) => shadowRoot)
          const isDrawn = hosts.some(({ shadowRoot }) => shadowRoot?.querySelector('canvas'))
          if (isDrawn && firstMs === 0) firstMs = performance.now() - startedAt
          const isWhole = hosts.some(({ shadowRoot }) =>
            Array.from(shadowRoot?.querySelectorAll('[part=minimap] *') ?? []).some(
              (small) => small.shadowRoot?.querySelector('canvas') != null,
            ),
          )
          if (isDrawn && isWhole) resolve({ firstMs, wholeMs: performance.now() - startedAt })
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      },
      { capture: true, once: true },
    )
  })
}

/** Keeps the file that is chosen for the rival, and from the console. Stands alone. */
function watchFile(): void {
  globalThis.chosen = new Promise((resolve) => {
    addEventListener(
      'change',
      (event) => {
        event.stopImmediatePropagation()
        const { target } = event
        const file = target instanceof HTMLInputElement ? target.files?.[0] : undefined
        if (file !== undefined) resolve(file)
      },
      { capture: true, once: true },
    )
  })
}

/** How long wavesurfer.js takes to decode the chosen file and to draw it. Stands alone. */
async function timeRival(): Promise<number> {
  const file = await globalThis.chosen
  const address = '/bench/wavesurfer.js'
  const { default: Surfer } = await import(address)
  const container = document.createElement('div')
  document.body.append(container)
  const startedAt = performance.now()
  const surfer = Surfer.create({ container, height: 128 })
  await surfer.loadBlob(file)
  await new Promise((resolve) => requestAnimationFrame(resolve))
  return performance.now() - startedAt
}

async function record(place: Place, path: string): Promise<Heard> {
  await writeFile(path, ticking(RECORDED_SECONDS + 4, 48_000))
  const args = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']
  const browser = await chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), ...args, `--use-file-for-fake-audio-capture=${path}%noloop`],
  })
  try {
    const page = await browser.newPage({
      baseURL: place.origin,
      permissions: ['microphone'],
      serviceWorkers: 'block',
    })
    await openEmpty(page)
    await page.getByRole('button', { name: 'Record' }).click()
    await page.getByRole('meter', { name: 'Loudness' }).waitFor()
    const meterMs = await page.evaluate(timeMeter)
    await page
      .getByRole('timer')
      .filter({ hasText: `0:0${RECORDED_SECONDS}` })
      .waitFor()
    await page.getByRole('button', { name: 'Stop' }).click()
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download' }).click()
    const wav = await readFile(await (await saving).path())
    return { clockShare: Math.abs(ticksOf(wav) - 1), meterMs }
  } finally {
    await browser.close()
  }
}

/** How long it takes between two movements of the meter while there is sound, in the middle. Stands alone. */
async function timeMeter(): Promise<number> {
  const meter = document.querySelector('[role=meter]')
  if (meter === null) throw new Error('No meter.')
  const times: number[] = []
  const watch = new MutationObserver(() => times.push(performance.now()))
  watch.observe(meter, { subtree: true, attributes: true })
  await new Promise((resolve) => setTimeout(resolve, 4_000))
  watch.disconnect()
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? Number.POSITIVE_INFINITY
}

// The mean length of a second that the file ticked, in the recording's own seconds.
function ticksOf(wav: Buffer): number {
  const samples = new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.length))
  const starts: number[] = []
  let quietSince = 0
  for (const [index, sample] of samples.entries()) {
    if (Math.abs(sample) < 1_000) continue
    if (index - quietSince > 0.3 * HEARD_RATE) starts.push(index / HEARD_RATE)
    quietSince = index
  }
  const [first = 0] = starts
  return ((starts.at(-1) ?? 0) - first) / (starts.length - 1)
}

function figuresOf(raw: { mp3: Shown[]; wav: Shown[]; heard: Heard[] }): Figure[] {
  const ms = (value: number) => `${value.toFixed(0)} ms`
  const shown = (scene: string, runs: readonly Shown[], budget: number): Figure[] => {
    const middle = (read: (run: Shown) => number) => median(runs.map(read))
    const [first, whole] = [middle(({ firstMs }) => firstMs), middle(({ wholeMs }) => wholeMs)]
    const rival = middle(({ rivalMs }) => rivalMs)
    const sides = { scene, floor: ms(rival), console: `${ms(first)}, all ${ms(whole)}` }
    return [
      { ...sides, name: 'first waveform, by wavesurfer’s own', value: first / rival, budget, unit: '×' },
      {
        ...{ scene, name: 'main thread blocked', floor: '', console: '', unit: 'ms', budget: 0 },
        value: middle(({ blockingMs }) => blockingMs),
      },
      ...(runs.some(({ growthMb }) => growthMb === null)
        ? []
        : [
            {
              ...{
                scene,
                name: 'memory, more at most',
                floor: '',
                console: '',
                unit: 'MB',
                budget: GROWTH_MB,
              },
              value: middle(({ growthMb }) => growthMb ?? 0),
            },
          ]),
    ]
  }
  const scene = 'recording'
  const share = median(raw.heard.map(({ clockShare }) => clockShare))
  const meter = median(raw.heard.map(({ meterMs }) => meterMs))
  return [
    ...shown('an hour of MP3, 25 MB', raw.mp3, MP3_RATIO),
    ...shown('25 MB of WAV', raw.wav, WAV_RATIO),
    {
      ...{ scene, name: 'length, off by', floor: '', console: `${(share * 100).toFixed(2)} %`, unit: '×' },
      ...{ value: share, budget: RECORDED_SHARE },
    },
    {
      ...{ scene, name: 'between two movements of the meter', floor: '', console: '', unit: 'ms' },
      ...{ value: meter, budget: METER_MS },
    },
  ]
}
