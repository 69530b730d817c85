// Reads one sound: what it is, how long, and its shape, which is told as it grows.
import { openSound } from '@/lib/sound-pieces.ts'
import { readPeaks } from './read-peaks.ts'

/** Tells the sound as far as it is read, at last the whole; null for what cannot be read here. */
async function read(blob: Blob): Promise<void> {
  const sound = await openSound(blob)
  const pieces = sound?.pieces(0, Number.POSITIVE_INFINITY)
  const isRead =
    sound != null &&
    pieces !== undefined &&
    (await readPeaks({ ...sound, pieces }, (told) => postMessage(told)))
  if (!isRead) postMessage(null)
}

addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  // A damaged file fails somewhere in the middle of it; the browser's own decoder may have more patience.
  read(data).catch(() => postMessage(null))
})
