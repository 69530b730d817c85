// How much the history may hold, and what gives way. Inside one change of it; nothing here waits for
// anything but the database.
import { MEGABYTE } from '@/contract/limits.ts'
import type { HistoryRecord, HistoryWriting } from './database.ts'

/** Entries, at most; those that were saved are not counted out. */
const KEPT_ENTRIES = 500

/** What answers and sounds weigh together, at most; entries that were saved are never dropped for it. */
const KEPT_BYTES = 200 * MEGABYTE

/** Takes an entry away, with its answer and those of its sounds that no other entry refers to. */
export async function dropEntry(writing: HistoryWriting, { id, sounds }: HistoryRecord): Promise<number> {
  const history = writing.objectStore('history')
  const answers = writing.objectStore('answers')
  const bytesOfAnswer = (await answers.get(id))?.bytes ?? 0
  await Promise.all([history.delete(id), answers.delete(id)])
  return bytesOfAnswer + (await dropUnused(writing, sounds))
}

/** Drops those of these sounds that no entry refers to; what they weighed, in bytes. */
export async function dropUnused(writing: HistoryWriting, keys: readonly string[]): Promise<number> {
  const sounds = writing.objectStore('sounds')
  let bytes = 0
  for (const key of keys) {
    if ((await writing.objectStore('history').index('sound').count(key)) > 0) continue
    bytes += (await sounds.get(key))?.bytes ?? 0
    await sounds.delete(key)
  }
  return bytes
}

/** Lets the oldest unsaved entries give way until the rest fits; the entry `newest` stays in any case. */
export async function makeRoom(writing: HistoryWriting, newest: string): Promise<void> {
  const history = writing.objectStore('history')
  let tooMany = (await history.count()) - KEPT_ENTRIES
  let tooHeavy = (await weightOfAll(writing)) - KEPT_BYTES
  if (tooMany <= 0 && tooHeavy <= 0) return
  let cursor = await history.index('at').openCursor()
  while (cursor !== null && (tooMany > 0 || tooHeavy > 0)) {
    const entry = cursor.value
    const isInTheWay = tooMany > 0 || entry.bytes > 0
    if (isInTheWay && entry.name === null && entry.id !== newest) {
      tooHeavy -= await dropEntry(writing, entry)
      tooMany -= 1
    }
    cursor = await cursor.continue()
  }
}

// Weights are read as keys of their index: no answer and no sound is.
async function weightOfAll(writing: HistoryWriting): Promise<number> {
  let bytes = 0
  for (const name of ['answers', 'sounds'] as const) {
    let cursor = await writing.objectStore(name).index('bytes').openKeyCursor()
    while (cursor !== null) {
      bytes += cursor.key
      cursor = await cursor.continue()
    }
  }
  return bytes
}
