// Speaks one text with espeak-ng and posts its samples as they are made (Float32, mono, 22,050 Hz); then null.
import { parentPort, workerData } from 'node:worker_threads'
import * as z from 'zod/mini'
import { rateOf } from './espeak-rate.ts'
import { createStretcher } from './stretch-time.ts'

const task = z.object({ text: z.string(), voice: z.string(), speed: z.number() }).parse(workerData)

// espeak-ng seeds the noise of its breathy voices with the time: equal requests shall give equal sound.
Date.now = () => 0
const { default: open } = await import('@echogarden/espeak-ng-emscripten')
const { eSpeakNGWorker: Espeak } = await open()
const espeak = await new Espeak()
// 0 is success: an unknown voice would silently be the one before.
if (espeak.set_voice(task.voice) !== 0) throw new Error(`espeak-ng has no voice ${task.voice}.`)
const { wordsPerMinute, stretch } = rateOf(task.speed)
espeak.set_rate(wordsPerMinute)

const stretcher = stretch === 1 ? null : createStretcher(stretch)
espeak.synthesize(task.text, (samples) => {
  const piece = Float32Array.from(samples ?? [], (sample) => sample / 32_768)
  // Also an empty one: it says that the work goes on.
  parentPort?.postMessage(stretcher === null ? piece : stretcher.push(piece))
  return 0
})
if (stretcher !== null) parentPort?.postMessage(stretcher.end())
parentPort?.postMessage(null)
