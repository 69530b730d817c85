// Reads one sound: what it is, how long, and its shape, which is told as it grows.
import { openSound } from '@/lib/sound-pieces.ts'
import { createPeakReader, peakCount } from './peaks.ts'
import type { Sound } from './read-sound.ts'

const TELL_EVERY_MS = 200

/** Tells the sound as far as it is read, at last the whole; null for what cannot be read here. */
async function read(blob: Blob): Promise<void> {
  const sound = await openSound(blob)
  if (sound === null || !(sound.durationSeconds > 0)) return postMessage(null)
  const { facts, durationSeconds, isCut } = sound
  const count = peakCount(durationSeconds)
  let reader: ReturnType<typeof createPeakReader> | null = null
  const tell = (isWhole: boolean) => {
    const peaks = reader?.peaks() ?? new Float32Array(count)
    const told: Sound = { peaks, durationSeconds, isCut, facts, isWhole }
    postMessage(told)
  }
  let toldAtMs = Number.NEGATIVE_INFINITY
  for await (const { samples, sampleRate } of sound.pieces(0, Number.POSITIVE_INFINITY)) {
    reader ??= createPeakReader(count, durationSeconds * sampleRate)
    reader.push(samples)
    if (performance.now() - toldAtMs < TELL_EVERY_MS) continue
    toldAtMs = performance.now()
    tell(false)
  }
  tell(true)
}

addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  // A damaged file fails somewhere in the middle of it; the browser's own decoder may have more patience.
  read(data).catch(() => postMessage(null))
})
