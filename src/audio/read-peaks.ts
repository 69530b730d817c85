import type { OpenSound, SoundPiece } from '@/lib/sound-pieces.ts'
import { createPeakReader, type PeakReader, peakCount } from './peaks.ts'
import type { Sound } from './read-sound.ts'

/** A sound that is read from its start to its end. */
export type ReadableSound = Omit<OpenSound, 'pieces'> & {
  pieces: AsyncIterable<SoundPiece>
  /** As its head counts it: a sound that turns out shorter was cut off. */
  countedSeconds?: number
}

const FIRST_TELL_AFTER_MS = 500
/** A few frames. */
const DRAWN_WITHIN_MS = 80
/** Decoders leave out what an encoder put around a sound. */
const CUT_SECONDS = 1

/**
 * Tells the sound as far as it is read, at last the whole; false where there is nothing in it. Once its beginning is
 * told, it waits for `copying`, and until that is drawn: what is shown next needs the bytes, and then the processor,
 * more than the rest of the shape.
 */
export async function readPeaks(
  sound: ReadableSound,
  tell: (sound: Sound) => void,
  copying: Promise<unknown> | null,
): Promise<boolean> {
  const { facts, durationSeconds, isCut, pieces } = sound
  if (!(durationSeconds > 0)) return false
  const count = peakCount(durationSeconds)
  const copied = copying?.then(() => new Promise((resolve) => setTimeout(resolve, DRAWN_WITHIN_MS)))
  let reader: PeakReader | null = null
  let readSeconds = 0
  let tellAtMs = 0
  let pauseMs = FIRST_TELL_AFTER_MS
  for await (const { samples, sampleRate } of pieces) {
    reader ??= createPeakReader(count, durationSeconds * sampleRate)
    reader.push(samples)
    readSeconds += samples.length / sampleRate
    if (performance.now() < tellAtMs) continue
    // Whoever draws a long sound has much to do each time.
    tellAtMs = performance.now() + pauseMs
    pauseMs *= 2
    const longest = Math.max(durationSeconds, readSeconds)
    tell({ peaks: reader.peaks(), durationSeconds: longest, isCut, facts, isWhole: false })
    await copied
  }
  if (reader === null) return false
  const isShort = readSeconds < (sound.countedSeconds ?? 0) - CUT_SECONDS
  tell({ peaks: reader.end(), durationSeconds: readSeconds, isCut: isCut || isShort, facts, isWhole: true })
  return true
}
