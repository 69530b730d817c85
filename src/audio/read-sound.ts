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

/**
 * What the worker is asked, and where to it answers: with a `Sound` again and again, or with the copy; null is a
 * failure.
 */
export type SoundTask = { task: 'read' | 'copy'; blob: Blob; port: MessagePort }

type Tell = (now: SoundReading) => void
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
  const { made } = begin((tell) => read(blob, tell))
  known.set(blob, made)
  return made
}

/** Begins to read; `done` when there is no more to come. */
function begin(work: (tell: Tell) => Promise<boolean>): { made: Watched; done: Promise<void> } {
  const made: Watched = { now: 'reading', listeners: new Set() }
  const tell = (now: SoundReading) => {
    made.now = now
    for (const each of made.listeners) each()
  }
  const done = work(tell).then((isRead) => {
    if (!isRead) tell('unreadable')
  })
  return { made, done }
}

/** A copy that is made meanwhile, and the worker that makes it. */
type Copying = { worker: Worker; copy: Promise<Blob | null> }

// In the worker that copies it, else in one of its own.
async function read(blob: Blob, tell: Tell, copying: Copying | null = null): Promise<boolean> {
  if (await readMp3(blob, tell, copying?.copy ?? null)) return true
  const isRead =
    copying === null ? await readInOwnWorker(blob, tell) : await readIn(copying.worker, blob, tell)
  if (isRead) return true
  const sound = await decodeWhole(blob)
  if (sound !== null) tell(sound)
  return sound !== null
}

// On the page, which alone has the browser's decoder: a millisecond for each half minute of sound.
async function readMp3(blob: Blob, tell: Tell, copying: Copying['copy'] | null): Promise<boolean> {
  try {
    const sound = await openMp3(blob)
    return sound !== null && (await readPeaks(sound, tell, copying))
  } catch {
    return false
  }
}

const readers = createReadyWorker(
  () => new Worker(new URL('./sound.worker.ts', import.meta.url), { type: 'module' }),
)

/** Keeps a worker ready for the sound that comes next; the function that is returned gives it up. */
export const keepReaderReady = readers.keep

async function readInOwnWorker(blob: Blob, tell: Tell): Promise<boolean> {
  const worker = readers.take()
  const isRead = await readIn(worker, blob, tell)
  worker.terminate()
  readers.renew()
  return isRead
}

function readIn(worker: Worker, blob: Blob, tell: Tell): Promise<boolean> {
  return ask<Sound>(worker, 'read', blob, (sound) => {
    if (sound !== null) tell(sound)
    return sound === null || sound.isWhole
  }).then(
    (last) => last !== null,
    () => false,
  )
}

// Where a worker cannot be had, the file stays as it is on the disk.
function copyIn(worker: Worker, file: File): Promise<Blob | null> {
  return ask<Blob>(worker, 'copy', file, () => true).catch(() => file)
}

// Workers that have failed: each tells it once, to those who listen by then.
const broken = new WeakSet<Worker>()

/** Hands every answer on until one is the last, which is given back; fails when the worker does. */
function ask<Answer>(
  worker: Worker,
  task: SoundTask['task'],
  blob: Blob,
  isLast: (answer: Answer | null) => boolean,
): Promise<Answer | null> {
  const { port1, port2 } = new MessageChannel()
  const over = new AbortController()
  const answered = new Promise<Answer | null>((resolve, reject) => {
    const fail = () => {
      broken.add(worker)
      reject(new Error('The worker for sounds failed.'))
    }
    worker.addEventListener('error', fail, { signal: over.signal })
    if (broken.has(worker)) fail()
    port1.onmessage = ({ data }: MessageEvent<Answer | null>) => {
      if (isLast(data)) resolve(data)
    }
    worker.postMessage({ task, blob, port: port2 } satisfies SoundTask, [port2])
  })
  return answered.finally(() => {
    over.abort()
    port1.close()
  })
}

/** The bytes of a file as they are now, so that it may change or go afterwards; null when it cannot be read. */
export async function copySound(file: File): Promise<Blob | null> {
  const worker = readers.take()
  const copy = await copyIn(worker, file)
  if (copy === file) worker.terminate()
  else readers.giveBack(worker)
  return copy
}

/**
 * The same of a file that is shown next: its shape is read meanwhile, from the file. Of a copy of many bytes nothing
 * can be read before all of them are where the browser keeps them, which takes longer than to show it.
 */
export async function copyShownSound(file: File): Promise<Blob | null> {
  const worker = readers.take()
  const copying = { worker, copy: copyIn(worker, file) }
  const readCopy = async (tell: Tell) => {
    const copy = await copying.copy
    return copy !== null && copy !== file && (await read(copy, tell, copying))
  }
  const { made, done } = begin(async (tell) => (await read(file, tell, copying)) || readCopy(tell))
  void done.then(() => {
    worker.terminate()
    readers.renew()
  })
  const copy = await copying.copy
  if (copy !== null) known.set(copy, made)
  return copy
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
