// What was asked, on every page, and what came of it. Never holds a token: no request's headers come here, the
// client masks a token that a server repeats, and what looks like one in a page's texts is masked here.
// Owns: which parts of an entry are kept where. An entry is light; its answer and its sounds lie in stores of
// their own, so that a list reads neither. A sound is kept once, by its bytes, however many entries have it.
import { MEGABYTE } from '@/contract/limits.ts'
import { isSameValue } from '@/lib/same-value.ts'
import {
  type AnswerRecord,
  abort,
  HISTORY_STORES,
  type HistoryRecord,
  type HistoryWriting,
  openDatabase,
  reportWriteFailure,
  reportWritten,
  type SoundRecord,
} from './database.ts'
import { soundKey, textDigest } from './digest.ts'
import { maskTokens } from './held-token.ts'
import { soundsIn, weightOf, withKeys, withSounds, withTexts } from './history-parts.ts'
import { dropEntry, dropUnused, makeRoom } from './history-room.ts'
import { announceHistory } from './history-version.ts'
import type { PageName } from './pages.ts'
import { portableEntry } from './portable.ts'

/** An answer is kept up to this weight, its sounds not counted: some 500 vectors of 1,024 numbers. */
export const MAX_ANSWER_BYTES = 2 * MEGABYTE

type Asked = Pick<
  HistoryRecord,
  'page' | 'model' | 'words' | 'settings' | 'outcome' | 'status' | 'totalMs' | 'state'
>

/** What is kept of a request. `state` and `answer` are plain values that may hold sounds. */
export type NewEntry = Asked & {
  /** What came, and whose figures these are. */
  came?: { answer: unknown; madeBy: string } | undefined
  /** By `requestKey`; without one the entry is not found by `findHistory`. */
  request?: string | null
}

/** An answer that was kept: as it came, unchecked; the page judges whether it fits. */
export type KeptAnswer = {
  answer: unknown
  madeBy: string
  model: string | null
  totalMs: number
  /** When it was made: milliseconds since 1970. */
  at: number
  /** Whether it lies in this browser, or came in a file that somebody opened. */
  origin: 'here' | 'file'
}

/** An entry with everything that it holds: its state as it was, and its answer where there is one. */
export type OpenedEntry = { state: unknown; kept: KeptAnswer | null }

/**
 * Keeps one request and what came of it; the oldest unsaved ones give way. Resolves when it is kept, without
 * storage until the tab closes. A write that fails is told by `storageState`: what is on screen stays there.
 *
 * An entry of an `id` that is there already takes its place and keeps its name: a conversation is one
 * entry, however many turns it has.
 */
export async function addHistory(entry: NewEntry, id: string = crypto.randomUUID()): Promise<void> {
  try {
    await keep(entry, id)
  } catch (error) {
    // A sound whose file is gone cannot be read.
    reportWriteFailure(error)
  }
}

/** Keeps what was typed and not sent, unless the history has the very same already. */
export async function addUnsent(page: PageName, words: string, state: unknown): Promise<void> {
  try {
    const kept = withKeys(withTexts(state, maskTokens), await keysOf(state))
    if ((await listHistory(page)).some((entry) => isSameValue(said(entry.state), said(kept)))) return
    const unsent = { model: null, outcome: 'unsent', status: null, totalMs: 0 } as const
    await keep({ ...unsent, page, words: words.slice(0, 200), state }, crypto.randomUUID())
  } catch (error) {
    reportWriteFailure(error)
  }
}

// A field that is null or false says what its absence says: states of older consoles lack some.
function said(state: unknown): unknown {
  if (typeof state !== 'object' || state === null) return state
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== null && value !== false))
}

async function keysOf(value: unknown): Promise<Map<Blob, string>> {
  const sounds = [...soundsIn(value)]
  return new Map(await Promise.all(sounds.map(async (sound) => [sound, await soundKey(sound)] as const)))
}

async function keep(entry: NewEntry, id: string): Promise<void> {
  const { came, request = null, state, ...asked } = entry
  const isKept = came !== undefined && weightOf(withKeys(came.answer, new Map())) <= MAX_ANSWER_BYTES
  const answer = isKept ? came.answer : null
  const keys = await keysOf([state, answer])
  // Two sounds of the same bytes are one.
  const sounds = new Map(Array.from(keys, ([sound, key]) => [key, sound]))
  const answerBytes = isKept ? weightOf(withKeys(answer, new Map())) : 0
  const record = {
    ...asked,
    id,
    at: Date.now(),
    words: maskTokens(asked.words),
    state: withKeys(withTexts(state, maskTokens), keys),
    request: isKept ? request : null,
    hasAnswer: isKept,
    sounds: [...sounds.keys()],
    bytes: [...sounds.values()].reduce((sum, { size }) => sum + size, answerBytes),
  }
  await write(async (writing) => {
    const history = writing.objectStore('history')
    const before = await history.get(id)
    await history.put({ ...record, name: before?.name ?? null })
    if (isKept) {
      const kept = { id, bytes: answerBytes, madeBy: came.madeBy, answer: withKeys(answer, keys) }
      await writing.objectStore('answers').put(kept)
    } else await writing.objectStore('answers').delete(id)
    for (const [key, sound] of sounds) await keepSound(writing, key, sound)
    await dropUnused(writing, before?.sounds ?? [])
    await makeRoom(writing, id)
  })
}

async function keepSound(writing: HistoryWriting, key: string, sound: Blob): Promise<void> {
  const sounds = writing.objectStore('sounds')
  if ((await sounds.getKey(key)) === undefined) await sounds.put({ key, bytes: sound.size, sound })
}

/**
 * The entries of a page, or of all pages, newest first: the recent ones, and those saved under a name. One that was
 * damaged is left where it is and left out: it must not hide the others.
 */
export async function listHistory(page?: PageName): Promise<HistoryRecord[]> {
  try {
    const database = await openDatabase()
    const entries = await (page === undefined
      ? database?.getAll('history')
      : database?.getAllFromIndex('history', 'page', page))
    return (entries ?? []).filter(isReadable).sort((a, b) => b.at - a.at)
  } catch {
    return []
  }
}

function isReadable(entry: HistoryRecord): boolean {
  return portableEntry.safeParse(entry).success
}

/** An entry with its answer and its sounds; null when it is not there any more. */
export async function readHistory(id: string): Promise<OpenedEntry | null> {
  try {
    const database = await openDatabase()
    const entry = await database?.get('history', id)
    if (database === null || entry === undefined) return null
    const { state, model, totalMs, at, hasAnswer } = entry
    const records = await Promise.all(entry.sounds.map((key) => database.get('sounds', key)))
    const sounds = new Map(records.flatMap((record) => (record ? [[record.key, record.sound]] : [])))
    const came = hasAnswer ? await database.get('answers', id) : undefined
    if (came === undefined) return { state: withSounds(state, sounds), kept: null }
    const { madeBy } = came
    const kept = {
      answer: withSounds(came.answer, sounds),
      madeBy,
      model,
      totalMs,
      at,
      origin: 'here' as const,
    }
    return { state: withSounds(state, sounds), kept }
  } catch {
    return null
  }
}

/** The key of a request: equal for equal values. Null where the browser cannot tell. */
export function requestKey(...asked: readonly unknown[]): Promise<string | null> {
  return textDigest(JSON.stringify(asked))
}

/** The newest entry whose request had this key and was answered; null when there is none. */
export async function findHistory(request: string | null): Promise<OpenedEntry | null> {
  if (request === null) return null
  try {
    const database = await openDatabase()
    const found = (await database?.getAllFromIndex('history', 'request', request)) ?? []
    const newest = found.sort((a, b) => b.at - a.at)[0]
    return newest === undefined ? null : readHistory(newest.id)
  } catch {
    return null
  }
}

/** Saves an entry under a name, or makes it an ordinary one again (null). False when it is not there, or was not written. */
export async function nameHistory(id: string, name: string | null): Promise<boolean> {
  let isThere = false
  const isWritten = await write(async (writing) => {
    const history = writing.objectStore('history')
    const entry = await history.get(id)
    isThere = entry !== undefined
    if (entry !== undefined) await history.put({ ...entry, name })
  })
  return isThere && isWritten
}

/**
 * Deletes an entry, saved or not, with its answer and the sounds that no other entry has. The function that it
 * gives back puts all of it back.
 */
export async function deleteHistory(id: string): Promise<() => Promise<void>> {
  const taken: Taken = { entry: undefined, answer: undefined, sounds: [] }
  await write(async (writing) => {
    const entry = await writing.objectStore('history').get(id)
    if (entry === undefined) return
    const kept = entry.sounds.map((key) => writing.objectStore('sounds').get(key))
    taken.answer = await writing.objectStore('answers').get(id)
    taken.sounds = (await Promise.all(kept)).filter((sound) => sound !== undefined)
    taken.entry = entry
    await dropEntry(writing, entry)
  })
  return () => putBack(taken)
}

type Taken = { entry: HistoryRecord | undefined; answer: AnswerRecord | undefined; sounds: SoundRecord[] }

async function putBack({ entry, answer, sounds }: Taken): Promise<void> {
  if (entry === undefined) return
  await write(async (writing) => {
    // A conversation that went on has an entry of the same name by now.
    if ((await writing.objectStore('history').get(entry.id)) !== undefined) return
    await writing.objectStore('history').put(entry)
    if (answer !== undefined) await writing.objectStore('answers').put(answer)
    for (const sound of sounds) await writing.objectStore('sounds').put(sound)
    await makeRoom(writing, entry.id)
  })
}

/** Deletes every entry of a page, or of all pages, the saved ones too. */
export async function clearHistory(page?: PageName): Promise<void> {
  await write(async (writing) => {
    if (page === undefined) {
      await Promise.all(HISTORY_STORES.map((name) => writing.objectStore(name).clear()))
      return
    }
    const entries = await writing.objectStore('history').index('page').getAll(page)
    for (const entry of entries) await dropEntry(writing, entry)
  })
}

// All of a change (true) or nothing (false). A database that was closed under the page is opened anew, once.
async function write(change: (writing: HistoryWriting) => Promise<void>, isAgain = false): Promise<boolean> {
  try {
    const database = await openDatabase()
    if (database === null) return false
    const writing = database.transaction(HISTORY_STORES, 'readwrite')
    const changed = change(writing).catch((error) => {
      abort(writing)
      throw error
    })
    await Promise.all([changed, writing.done])
    reportWritten()
    announceHistory()
    return true
  } catch (error) {
    reportWriteFailure(error)
    const isClosed = error instanceof DOMException && error.name === 'InvalidStateError'
    return isClosed && !isAgain && write(change, true)
  }
}
