// A recording while it is made, kept second by second, so that it outlives a page that crashes or is closed.
// In a database of its own: it is written every second, and has nothing to do with what the console remembers.
import type { DBSchema, IDBPDatabase } from 'idb'
import { encodeWav } from '@/lib/encode-wav.ts'
import { resample } from '@/lib/resample.ts'
import { reportWriteFailure } from '../database.ts'
import { loadIdb } from '../idb.ts'

type Piece = { take: string; index: number; startedAt: number; sampleRate: number; samples: Int16Array }

interface TakeDatabase extends DBSchema {
  pieces: { key: [string, number]; value: Piece; indexes: { take: string } }
}

/** The log of one take. */
export type TakeLog = {
  add(samples: Float32Array, sampleRate: number): void
  /** Forgets the take: it is kept elsewhere now, or was thrown away. */
  end(): Promise<void>
}

/** A take whose page went away while it was made: 16 kHz, mono, up to its last second. */
export type LostTake = { sound: Blob; startedAt: number }

const PIECE_SECONDS = 1
const RATE = 16_000
const LOCK = 'taas.take'

let opening: Promise<IDBPDatabase<TakeDatabase> | null> | null = null

function openTakes(): Promise<IDBPDatabase<TakeDatabase> | null> {
  opening ??= open().catch(() => null)
  return opening
}

async function open(): Promise<IDBPDatabase<TakeDatabase>> {
  const idb = await loadIdb()
  return idb().openDB<TakeDatabase>('taas-takes', 1, {
    upgrade(database) {
      database.createObjectStore('pieces', { keyPath: ['take', 'index'] }).createIndex('take', 'take')
    },
    terminated: () => {
      opening = null
    },
  })
}

/**
 * Begins the log of a take. Its samples are written once a second; where this browser keeps nothing they are
 * not, and recording goes on without. The take is not lost to another tab as long as this page lives.
 */
export function beginTakeLog(): TakeLog {
  const take = crypto.randomUUID()
  const startedAt = Date.now()
  const { promise: ended, resolve: letGo } = Promise.withResolvers<void>()
  void navigator.locks?.request(`${LOCK} ${take}`, () => ended).catch(() => {})
  let waiting: Float32Array[] = []
  let waitingSamples = 0
  let index = 0
  let isEnded = false
  let writing: Promise<void> = Promise.resolve()

  const write = async (piece: Piece) => {
    try {
      const database = await openTakes()
      if (!isEnded) await database?.put('pieces', piece)
    } catch (error) {
      reportWriteFailure(error)
    }
  }
  return {
    add(samples, sampleRate) {
      waiting.push(samples)
      waitingSamples += samples.length
      if (waitingSamples < PIECE_SECONDS * sampleRate) return
      const piece = { take, index, startedAt, sampleRate, samples: toInt16(waiting, waitingSamples) }
      index += 1
      waiting = []
      waitingSamples = 0
      writing = writing.then(() => write(piece))
    },
    async end() {
      isEnded = true
      await writing
      await forget(take)
      letGo()
    },
  }
}

/**
 * Takes back the recordings whose pages are gone, oldest first; those of other tabs that still record stay.
 * Each is forgotten once `keep` has kept it.
 */
export async function takeBackLost(keep: (lost: LostTake) => Promise<void>): Promise<number> {
  const database = await openTakes()
  // Without locks nobody can tell what another tab is recording; without a secure context nobody records.
  if (database === null || navigator.locks === undefined) return 0
  const firsts = (await database.getAll('pieces')).filter(({ index }) => index === 0)
  let count = 0
  for (const { take, startedAt } of firsts.sort((a, b) => a.startedAt - b.startedAt)) {
    await navigator.locks.request(`${LOCK} ${take}`, { ifAvailable: true }, async (lock) => {
      if (lock === null) return
      const pieces = await database.getAllFromIndex('pieces', 'take', take)
      // Another tab was quicker.
      if (pieces.length === 0) return
      await keep({ sound: soundOf(pieces), startedAt })
      await forget(take)
      count += 1
    })
  }
  return count
}

async function forget(take: string): Promise<void> {
  const database = await openTakes()
  await database?.delete('pieces', IDBKeyRange.bound([take, 0], [take, Number.POSITIVE_INFINITY]))
}

function soundOf(pieces: readonly Piece[]): Blob {
  const inOrder = [...pieces].sort((a, b) => a.index - b.index)
  const whole = new Float32Array(inOrder.reduce((sum, { samples }) => sum + samples.length, 0))
  let offset = 0
  for (const { samples } of inOrder) {
    for (const sample of samples) whole[offset++] = sample / 32_768
  }
  const wav = encodeWav(resample(whole, inOrder[0]?.sampleRate ?? RATE, RATE), RATE)
  return new Blob([wav], { type: 'audio/wav' })
}

function toInt16(parts: readonly Float32Array[], length: number): Int16Array {
  const whole = new Int16Array(length)
  let offset = 0
  for (const part of parts) {
    for (const sample of part) whole[offset++] = Math.round(Math.max(-1, Math.min(1, sample)) * 32_767)
  }
  return whole
}
