// What a waveform needs to know of a sound. Read in a worker, MP3 on the page; kept as long as the sound is.
import { createReadyWorker } from '@/lib/ready-worker.ts'
import type { SoundFacts } from '@/lib/sound-pieces.ts'
import { openMp3 } from './mp3-pieces.ts'
import { peaksOf } from './peaks.ts'
import { readPeaks } from './read-peaks.ts'

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

/** What the worker is asked, and answers with a `Sound` again and again, or with the copy; null is a failure. */
export type SoundTask = { task: 'read' | 'copy'; blob: Blob }

type Watched = { now: SoundReading; listeners: Set<() => void> }

const known = new WeakMap<Blob, Watched>()

/** The sound as far as it is known; asking for the first time begins to read it. */
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
  const isRead = (await readMp3(blob, tell)) || (await readInWorker(blob, tell))
  if (!isRead) tell((await decodeWhole(blob)) ?? 'unreadable')
}

// On the page, which alone has the browser's decoder: a millisecond for each half minute of sound.
async function readMp3(blob: Blob, tell: (now: Sound) => void): Promise<boolean> {
  try {
    const sound = await openMp3(blob)
    return sound !== null && (await readPeaks(sound, tell))
  } catch {
    return false
  }
}

const readers = createReadyWorker(
  () => new Worker(new URL('./sound.worker.ts', import.meta.url), { type: 'module' }),
)

/** Keeps a worker ready for the sound that comes next; the function that is returned gives it up. */
export const keepReaderReady = readers.keep

async function readInWorker(blob: Blob, tell: (now: Sound) => void): Promise<boolean> {
  const worker = readers.take()
  const isRead = await new Promise<boolean>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<Sound | null>) => {
      if (data !== null) tell(data)
      if (data === null || data.isWhole) resolve(data !== null)
    }
    worker.onerror = () => resolve(false)
    worker.postMessage({ task: 'read', blob } satisfies SoundTask)
  })
  worker.terminate()
  readers.renew()
  return isRead
}

/** The bytes of a file as they are now, so that it may change or go afterwards; null when it cannot be read. */
export async function copySound(file: File): Promise<Blob | null> {
  const worker = readers.take()
  let isBroken = false
  const copy = await new Promise<Blob | null>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<Blob | null>) => resolve(data)
    worker.onerror = () => {
      isBroken = true
      resolve(null)
    }
    worker.postMessage({ task: 'copy', blob: file } satisfies SoundTask)
  })
  // The next to read it, most likely, and warm.
  if (isBroken) worker.terminate()
  else readers.giveBack(worker)
  // Without a worker it is left on the disk.
  return isBroken ? file : copy
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
