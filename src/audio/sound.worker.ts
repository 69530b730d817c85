// Reads one sound: what it is, how long, and its shape, which is told as it grows. Or copies its bytes: many of
// them would hold up the page.
import { openSound } from '@/lib/sound-pieces.ts'
import { readPeaks } from './read-peaks.ts'
import type { Sound, SoundTask } from './read-sound.ts'

// The copy that is being made here, if one is.
let copying: Promise<unknown> | null = null

/** Tells the sound as far as it is read, at last the whole; null for what cannot be read here. */
async function read(blob: Blob, tell: (sound: Sound | null) => void): Promise<void> {
  const sound = await openSound(blob)
  const pieces = sound?.pieces(0, Number.POSITIVE_INFINITY)
  const isRead =
    sound != null && pieces !== undefined && (await readPeaks({ ...sound, pieces }, tell, copying))
  if (!isRead) tell(null)
}

// Null where the bytes cannot be read.
async function copy(blob: Blob): Promise<Blob | null> {
  try {
    return new Blob([await blob.arrayBuffer()], { type: blob.type })
  } catch {
    return null
  }
}

addEventListener('message', ({ data: { task, blob, port } }: MessageEvent<SoundTask>) => {
  const tell = (answer: Sound | Blob | null) => port.postMessage(answer)
  if (task === 'copy') copying = copy(blob).then(tell)
  // A damaged file fails somewhere in the middle of it; the browser's own decoder may have more patience.
  else read(blob, tell).catch(() => tell(null))
})
