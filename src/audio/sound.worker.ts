// Reads one sound: what it is, how long, and its shape, which is told as it grows.
import { openSound } from '@/lib/sound-pieces.ts'
import { createPeakReader, type PeakReader, peakCount } from './peaks.ts'
import type { Sound } from './read-sound.ts'

const FIRST_TELL_AFTER_MS = 500

/** Tells the sound as far as it is read, at last the whole; null for what cannot be read here. */
async function read(blob: Blob): Promise<void> {
  const sound = await openSound(blob)
  if (sound === null || !(sound.durationSeconds > 0)) return postMessage(null)
  const { facts, durationSeconds, isCut } = sound
  const count = peakCount(durationSeconds)
  const tell = (told: Pick<Sound, 'peaks' | 'durationSeconds' | 'isWhole'>) =>
    postMessage({ ...told, isCut, facts } satisfies Sound)
  let reader: PeakReader | null = null
  let readSeconds = 0
  let tellAtMs = 0
  let pauseMs = FIRST_TELL_AFTER_MS
  for await (const { samples, sampleRate } of sound.pieces(0, Number.POSITIVE_INFINITY)) {
    reader ??= createPeakReader(count, durationSeconds * sampleRate)
    reader.push(samples)
    readSeconds += samples.length / sampleRate
    if (performance.now() < tellAtMs) continue
    // Whoever draws a long sound has much to do each time.
    tellAtMs = performance.now() + pauseMs
    pauseMs *= 2
    const longest = Math.max(durationSeconds, readSeconds)
    tell({ peaks: reader.peaks(), durationSeconds: longest, isWhole: false })
  }
  if (reader === null) return postMessage(null)
  tell({ peaks: reader.end(), durationSeconds: readSeconds, isWhole: true })
}

addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  // A damaged file fails somewhere in the middle of it; the browser's own decoder may have more patience.
  read(data).catch(() => postMessage(null))
})
