// Speaks one text with espeak-ng and posts its samples as they are made (Float32, mono, 22,050 Hz); then null.
import { parentPort, workerData } from 'node:worker_threads'
import * as z from 'zod/mini'
import { rateOf } from './espeak-rate.ts'
import { stretchTime } from './stretch-time.ts'

const task = z.object({ text: z.string(), voice: z.string(), speed: z.number() }).parse(workerData)

const { default: open } = await import('@echogarden/espeak-ng-emscripten')
const { eSpeakNGWorker: Espeak } = await open()
const espeak = await new Espeak()
// 0 is success: an unknown voice would silently be the one before.
if (espeak.set_voice(task.voice) !== 0) throw new Error(`espeak-ng has no voice ${task.voice}.`)
const { wordsPerMinute, stretch } = rateOf(task.speed)
espeak.set_rate(wordsPerMinute)

const whole: Float32Array[] = []
espeak.synthesize(task.text, (samples) => {
  const piece = Float32Array.from(samples ?? [], (sample) => sample / 32_768)
  if (stretch === 1) post(piece)
  else whole.push(piece)
  return 0
})
// Stretched as a whole: the seams of pieces would be heard.
if (stretch !== 1) post(stretchTime(whole, stretch))
parentPort?.postMessage(null)

function post(piece: Float32Array): void {
  if (piece.length > 0) parentPort?.postMessage(piece)
}
