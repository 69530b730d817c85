// What a waveform needs to know of a sound. Read in a worker; kept as long as the sound is.
import type { SoundFacts } from '@/lib/sound-pieces.ts'
import { peaksOf } from './peaks.ts'

/**
 * A sound's shape and length. `isCut` when its header promises more than there is; `facts` are null where only
 * the browser could read it; until `isWhole` the shape is still being read.
 */
export type Sound = {
  peaks: Float32Array
  durationSeconds: number
  isCut: boolean
  facts: SoundFacts | null
  isWhole: boolean
}

/** How far a sound has been read: `unreadable` says nothing about whether it can be played. */
export type SoundReading = Sound | 'reading' | 'unreadable'

type Watched = { now: SoundReading; listeners: Set<() => void> }

const known = new WeakMap<Blob, Watched>()

/** The sound as far as it is known. */
export function soundNow(blob: Blob): SoundReading {
  return watched(blob).now
}

/** Calls `onChange` whenever more is known of a sound, until the function that it returns is called. */
export function watchSound(blob: Blob, onChange: () => void): () => void {
  const { listeners } = watched(blob)
  listeners.add(onChange)
  return () => void listeners.delete(onChange)
}

function watched(blob: Blob): Watched {
  const found = known.get(blob)
  if (found !== undefined) return found
  const made: Watched = { now: 'reading', listeners: new Set() }
  known.set(blob, made)
  void read(blob, (now) => {
    made.now = now
    for (const tell of made.listeners) tell()
  })
  return made
}

async function read(blob: Blob, tell: (now: SoundReading) => void): Promise<void> {
  const worker = new Worker(new URL('./sound.worker.ts', import.meta.url), { type: 'module' })
  const isRead = await new Promise<boolean>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<Sound | null>) => {
      if (data !== null) tell(data)
      if (data === null || data.isWhole) resolve(data !== null)
    }
    worker.onerror = () => resolve(false)
    worker.postMessage(blob)
  })
  worker.terminate()
  if (!isRead) tell((await decodeWhole(blob)) ?? 'unreadable')
}

// A longer file would be hundreds of megabytes once it is decoded.
const MAX_DECODED_BYTES = 30 * 1024 * 1024
const DECODED_RATE = 8_000
const SHOWN_PEAKS = 2_000

// What the worker has no decoder for, the browser's own may still read, though only in one piece.
async function decodeWhole(blob: Blob): Promise<Sound | null> {
  if (blob.size > MAX_DECODED_BYTES) return null
  try {
    const decoded = await new OfflineAudioContext(1, 1, DECODED_RATE).decodeAudioData(
      await blob.arrayBuffer(),
    )
    const peaks = peaksOf(decoded.getChannelData(0), SHOWN_PEAKS)
    return { peaks, durationSeconds: decoded.duration, isCut: false, facts: null, isWhole: true }
  } catch {
    return null
  }
}
