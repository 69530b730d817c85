// Vectors, their matrix and its picture, beside what a page without a kernel would do: at 2,048 texts.
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { openPlace, type Place } from './place.ts'
import type { Figure } from './report.ts'
import { median } from './statistics.ts'

const ROWS = 2_048
const MOST_ROWS = 4_096
const LENGTH = 1_024
const REPEATS = 3
const STEPS = 40
const KERNEL_RATIO = 1 / 15
const TWICE_ROWS_RATIO = 5
const BASE64_RATIO = 1 / 3
const STEP_MS = 4
const HOVER_MS = 17
const TASK_MS = 50
const ANSWER_TEXTS = 128
const FLOAT_BYTES_RATIO = 1 / 3

type Measured = {
  plainMs: number
  matrixMs: number
  javascriptMs: number
  twiceMs: number
  orderMs: number
  placesMs: number
  jsonMs: number
  base64Ms: number
  bytesRatio: number
}
type Seen = { stepMs: number; hoverMs: number; longestTaskMs: number; rows: number }

/** Measures the matrix in its worker, reading an answer, and the picture of 2,048 texts. */
export async function measureSimilarity(): Promise<{ figures: Figure[]; raw: unknown }> {
  await using place = await openPlace()
  const worker = await workerUrl()
  const raw: Measured[] = []
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    process.stderr.write(`similarity of ${ROWS} vectors, ${repeat + 1} of ${REPEATS}\n`)
    raw.push(await measureOnce(place, worker))
  }
  process.stderr.write(`the picture of ${ROWS} texts\n`)
  const seen = await measurePicture(place)
  return { figures: figuresOf(raw, seen), raw: { raw, seen } }
}

async function workerUrl(): Promise<string> {
  const folder = process.env.BENCH_BUILD ?? fileURLToPath(new URL('../dist', import.meta.url))
  const names = await readdir(`${folder}/assets`)
  const name = names.find((each) => /^similarity\.worker-[\w-]+\.js$/.test(each))
  if (name === undefined) throw new Error(`No similarity worker in ${folder}: build first.`)
  return `/assets/${name}`
}

async function measureOnce(place: Place, worker: string): Promise<Measured> {
  const page = await place.newPage()
  try {
    // A page of the console's origin and policy that does nothing by itself.
    await page.goto('/settings')
    await page.getByRole('heading', { level: 1 }).waitFor()
    const asked = { worker, count: ROWS, length: LENGTH }
    const kernel = await page.evaluate(timeWorker, { ...asked, wantsKernel: true })
    const javascript = await page.evaluate(timeWorker, { ...asked, wantsKernel: false })
    const twice = await page.evaluate(timeWorker, { ...asked, count: MOST_ROWS, wantsKernel: true })
    const plainMs = await page.evaluate(timePlain, { count: ROWS, length: LENGTH })
    const read = await page.evaluate(timeReading, { texts: ANSWER_TEXTS, length: LENGTH })
    return {
      plainMs,
      matrixMs: kernel.matrixMs,
      javascriptMs: javascript.matrixMs,
      twiceMs: twice.matrixMs,
      orderMs: kernel.orderMs,
      placesMs: kernel.placesMs,
      ...read,
    }
  } finally {
    await page.context().close()
  }
}

type TimeWorker = { worker: string; count: number; length: number; wantsKernel: boolean }

/**
 * From handing vectors over to having all codes, then the order, then the places; in a worker that is ready,
 * as the page's is. Stands alone.
 */
async function timeWorker({ worker: url, count, length, wantsKernel }: TimeWorker) {
  const numbers = new Float32Array(count * length)
  for (let at = 0; at < numbers.length; at += 1) numbers[at] = Math.random() - 0.4
  const lengths = new Int32Array(count).fill(length)
  const worker = new Worker(url, { type: 'module' })
  const one = { numbers: new Float32Array([1]), lengths: new Int32Array([1]), wantsKernel }
  await new Promise<void>((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message))
    worker.onmessage = ({ data }: MessageEvent<{ type: string }>) => {
      if (data.type === 'positions') resolve()
    }
    worker.postMessage(one)
  })
  // The engine compiles for speed beside the worker, and nobody asks in the moment in which a page is opened.
  await new Promise((resolve) => setTimeout(resolve, 500))
  return new Promise<{ matrixMs: number; orderMs: number; placesMs: number }>((resolve, reject) => {
    const startedMs = performance.now()
    let matrixMs = 0
    let orderMs = 0
    worker.onerror = (event) => reject(new Error(event.message))
    worker.onmessage = ({ data }: MessageEvent<{ type: string }>) => {
      const nowMs = performance.now() - startedMs
      if (data.type === 'range') matrixMs = nowMs
      if (data.type === 'order') orderMs = nowMs - matrixMs
      if (data.type !== 'positions') return
      worker.terminate()
      resolve({ matrixMs, orderMs, placesMs: nowMs - matrixMs - orderMs })
    }
    worker.postMessage({ numbers, lengths, wantsKernel }, [numbers.buffer, lengths.buffer])
  })
}

/** The same matrix by a plain loop over the pairs, each once. Stands alone. */
function timePlain({ count, length }: { count: number; length: number }): number {
  const vectors = Array.from({ length: count }, () =>
    Float32Array.from({ length }, () => Math.random() - 0.4),
  )
  const values = new Float32Array(count * count)
  const startedMs = performance.now()
  for (const [row, a] of vectors.entries()) {
    for (let column = row; column < count; column += 1) {
      const b = vectors[column] ?? a
      let sum = 0
      for (let k = 0; k < length; k += 1) sum += (a[k] ?? 0) * (b[k] ?? 0)
      values[row * count + column] = sum
      values[column * count + row] = sum
    }
  }
  return performance.now() - startedMs
}

/** An answer's text to Float32, as numbers and as base64, and the bytes of the two. Stands alone. */
function timeReading({ texts, length }: { texts: number; length: number }) {
  const vectors = Array.from({ length: texts }, () =>
    Float32Array.from({ length }, () => Math.random() - 0.5),
  )
  const answer = (embedding: (vector: Float32Array) => unknown) =>
    JSON.stringify({ data: vectors.map((vector, index) => ({ index, embedding: embedding(vector) })) })
  const json = answer((vector) => Array.from(vector))
  const base64 = answer((vector) => {
    let binary = ''
    for (const byte of new Uint8Array(vector.buffer)) binary += String.fromCharCode(byte)
    return btoa(binary)
  })
  const time = (read: () => void) => {
    const took = Array.from({ length: 5 }, () => {
      const startedMs = performance.now()
      read()
      return performance.now() - startedMs
    })
    return took.sort((a, b) => a - b)[2] ?? Number.NaN
  }
  const decode: unknown = Reflect.get(Uint8Array, 'fromBase64')
  const bytesOf = (text: string): ArrayBuffer =>
    typeof decode === 'function'
      ? decode.call(Uint8Array, text).buffer
      : Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer
  const jsonMs = time(() => {
    for (const { embedding } of JSON.parse(json).data) Float32Array.from(embedding)
  })
  const base64Ms = time(() => {
    for (const { embedding } of JSON.parse(base64).data) new Float32Array(bytesOf(embedding))
  })
  return { jsonMs, base64Ms, bytesRatio: base64.length / json.length }
}

async function measurePicture(place: Place): Promise<Seen> {
  const page = await place.newPage()
  try {
    await embedMany(page)
    const longestTaskMs = await page.evaluate(() => globalThis.longestTaskMs ?? 0)
    const stepMs = median(await page.evaluate(timeSteps, STEPS))
    const hoverMs = median(await page.evaluate(timeHovers, STEPS))
    return { stepMs, hoverMs, longestTaskMs, rows: ROWS }
  } finally {
    await page.context().close()
  }
}

declare global {
  var longestTaskMs: number | undefined
}

async function embedMany(page: Page): Promise<void> {
  await page.goto('/embeddings')
  await page.getByText(/Rows 2 and 12/).waitFor()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const text = Array.from(
    { length: ROWS },
    (_, at) => `Report ${at}: the ${at % 7 === 0 ? 'red ' : ''}harvest of ${at % 5 === 0 ? 'fruit' : 'corn'}`,
  )
  await (await chooser).setFiles({ name: 'many.txt', mimeType: '', buffer: Buffer.from(text.join('\n')) })
  await page.getByRole('button', { name: 'Keep only these' }).click()
  await page.evaluate(() => {
    globalThis.longestTaskMs = 0
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        globalThis.longestTaskMs = Math.max(globalThis.longestTaskMs ?? 0, duration)
      }
    }).observe({ type: 'longtask' })
  })
  await page.getByRole('button', { name: 'Embed' }).click()
  await page.getByText(/Most alike/).waitFor({ timeout: 120_000 })
}

/** Main thread of a zoom step and of a step aside: the key's task and the frame that shows it. Stands alone. */
async function timeSteps(steps: number): Promise<number[]> {
  const matrix = document.querySelector<HTMLElement>('[role="application"]')
  if (matrix === null) throw new Error('No matrix is shown.')
  const took: number[] = []
  for (let step = 0; step < steps; step += 1) {
    const key = step % 2 === 0 ? (step < steps / 2 ? '+' : '-') : 'ArrowRight'
    await new Promise(requestAnimationFrame)
    const startedMs = performance.now()
    matrix.dispatchEvent(
      new KeyboardEvent('keydown', { key, shiftKey: true, bubbles: true, cancelable: true }),
    )
    // React answers a key before the next task, and its picture with it.
    await Promise.resolve()
    took.push(performance.now() - startedMs)
  }
  return took
}

/** From a move of the pointer to the end of the frame that names the texts. Stands alone. */
async function timeHovers(moves: number): Promise<number[]> {
  const matrix = document.querySelector<HTMLElement>('[role="application"]')
  const detail = document.getElementById(matrix?.getAttribute('aria-describedby') ?? '')
  if (matrix === null || detail === null) throw new Error('No matrix is shown.')
  const { left, top, width } = matrix.getBoundingClientRect()
  const took: number[] = []
  for (let move = 0; move < moves; move += 1) {
    await new Promise(requestAnimationFrame)
    const before = detail.textContent
    const startedMs = performance.now()
    const at = (width * (move + 1)) / (moves + 2)
    matrix.dispatchEvent(
      new PointerEvent('pointermove', { clientX: left + at, clientY: top + width - at, bubbles: true }),
    )
    while (detail.textContent === before) await new Promise(requestAnimationFrame)
    took.push(performance.now() - startedMs)
  }
  return took
}

function figuresOf(raw: readonly Measured[], seen: Seen): Figure[] {
  const middle = (read: (measured: Measured) => number) => median(raw.map(read))
  const ms = (value: number) => `${value.toFixed(0)} ms`
  const plain = middle(({ plainMs }) => plainMs)
  const matrix = middle(({ matrixMs }) => matrixMs)
  const javascript = middle(({ javascriptMs }) => javascriptMs)
  const twice = middle(({ twiceMs }) => twiceMs)
  const json = middle(({ jsonMs }) => jsonMs)
  const base64 = middle(({ base64Ms }) => base64Ms)
  const scene = `${ROWS.toLocaleString('en')} vectors of ${LENGTH.toLocaleString('en')}`
  const picture = `The picture of ${ROWS.toLocaleString('en')} texts`
  return [
    {
      ...{ scene, name: 'matrix, kernel', floor: ms(plain), console: ms(matrix), unit: '×' },
      ...{ value: matrix / plain, budget: KERNEL_RATIO },
    },
    {
      ...{ scene, name: 'matrix, JavaScript', floor: ms(plain), console: ms(javascript), unit: '×' },
      ...{ value: javascript / plain, budget: 1 },
    },
    {
      ...{ scene, name: 'matrix of twice as many', floor: ms(matrix), console: ms(twice), unit: '×' },
      ...{ value: twice / matrix, budget: TWICE_ROWS_RATIO },
    },
    {
      ...{ scene, name: 'order', floor: ms(plain), unit: '×', budget: KERNEL_RATIO },
      ...{ console: ms(middle(({ orderMs }) => orderMs)), value: middle(({ orderMs }) => orderMs) / plain },
    },
    {
      ...{ scene, name: 'PCA', floor: ms(plain), unit: '×', budget: KERNEL_RATIO * 3 },
      ...{
        console: ms(middle(({ placesMs }) => placesMs)),
        value: middle(({ placesMs }) => placesMs) / plain,
      },
    },
    {
      ...{ scene, name: 'base64 read', floor: `${json.toFixed(1)} ms`, console: `${base64.toFixed(1)} ms` },
      ...{ unit: '×', value: base64 / json, budget: BASE64_RATIO },
    },
    {
      ...{ scene, name: 'base64 bytes', floor: '', console: '', unit: '×', budget: FLOAT_BYTES_RATIO },
      value: middle(({ bytesRatio }) => bytesRatio),
    },
    {
      ...{ scene: picture, name: 'longest task from Embed to order', floor: '', console: '' },
      ...{ unit: 'ms', value: seen.longestTaskMs, budget: TASK_MS },
    },
    {
      ...{ scene: picture, name: 'zoom or pan step', floor: '', console: `${seen.stepMs.toFixed(1)} ms` },
      ...{ unit: 'ms', value: seen.stepMs, budget: STEP_MS },
    },
    {
      ...{ scene: picture, name: 'hover to its texts', floor: '', console: `${seen.hoverMs.toFixed(1)} ms` },
      ...{ unit: 'ms', value: seen.hoverMs, budget: HOVER_MS },
    },
  ]
}
