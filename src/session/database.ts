import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb'
import { soundsIn, withKeys } from './history-parts.ts'
import { loadIdb, standIn } from './idb.ts'
import type { PageName } from './pages.ts'
import { type StorageTrouble, storageState } from './storage-state.ts'

/** One draft of one page in one tab; `page` is the draft's name, `state` whatever its schema says. */
export type DraftRecord = { key: string; page: string; savedAt: number; state: unknown }

/**
 * One request of one page, light enough to be listed by the hundred. `state` is the page's state that asked,
 * its sounds by reference (history-parts.ts); `name` is set when it was saved.
 */
export type HistoryRecord = {
  id: string
  page: PageName
  /** Milliseconds since 1970. */
  at: number
  model: string | null
  /** The first words of what was asked. */
  words: string
  /** With what it was asked, in a few words: voice, speed, format. Older entries have none. */
  settings?: string
  /** `begun` runs, or was cut off with its page. */
  outcome: 'done' | 'failed' | 'cancelled' | 'begun' | 'unsent'
  status: number | null
  totalMs: number
  state: unknown
  name: string | null
  /** Tells a request from others; equal where the same was asked of the same server. Null is not told. */
  request: string | null
  /** Whether `answers` holds what came. */
  hasAnswer: boolean
  /** The keys of the sounds that its state and its answer refer to. */
  sounds: string[]
  /** What its answer and its sounds weigh. */
  bytes: number
}

/** What came of one entry of the history, its sounds by reference; `id` is the entry's. */
export type AnswerRecord = { id: string; bytes: number; madeBy: string; answer: unknown }

/** A sound that entries refer to: kept once, however many they are. */
export type SoundRecord = { key: string; bytes: number; sound: Blob }

/** One conversation of the chat, without its messages. */
export type ConversationRecord = {
  id: string
  /** Its first words, or the name that it was given. */
  title: string
  isNamed: boolean
  createdAt: number
  updatedAt: number
  /** The messages at which the branches on screen end: one but for Compare. */
  leaves: (string | null)[]
  /** The chat's parameters with which it was asked last; its schema is the chat's. */
  parameters: unknown
  /** When it was deleted; it is taken away for good only later, so that Undo brings it back. */
  deletedAt: number | null
}

/** One message of a conversation; `said` is whatever the chat's schema says. */
export type MessageRecord = {
  id: string
  conversation: string
  parent: string | null
  at: number
  isRemoved: boolean
  said: unknown
}

interface ConsoleDatabase extends DBSchema {
  drafts: { key: string; value: DraftRecord; indexes: { page: string } }
  history: {
    key: string
    value: HistoryRecord
    indexes: { page: string; at: number; request: string; sound: string }
  }
  answers: { key: string; value: AnswerRecord; indexes: { bytes: number } }
  sounds: { key: string; value: SoundRecord; indexes: { bytes: number } }
  conversations: { key: string; value: ConversationRecord }
  messages: { key: string; value: MessageRecord; indexes: { conversation: string } }
}

/** The console's database while it is open. */
export type Database = IDBPDatabase<ConsoleDatabase>

/** The stores that the history is kept in. */
export const HISTORY_STORES = ['history' as const, 'answers' as const, 'sounds' as const]

/** A change of the history: done as a whole or not at all. */
export type HistoryWriting = IDBPTransaction<ConsoleDatabase, typeof HISTORY_STORES, 'readwrite'>

/** What each store holds that is written while a page goes away. */
export type Records = { [Name in 'drafts' | 'conversations' | 'messages']: ConsoleDatabase[Name]['value'] }

/** What the browser calls it. */
export const DATABASE_NAME = 'taas-console'

const OPEN_WITHIN_MS = 5_000
let opening: Promise<Database | null> | null = null

/**
 * The console's database. Where the browser has none to give (blocked, broken, of a newer console, held up by an old
 * tab) it is one in memory, which ends with the tab, and the console says so; null where even that fails, and while
 * the code that opens it cannot be fetched.
 */
export function openDatabase(): Promise<Database | null> {
  opening ??= begin()
  return opening
}

async function begin(): Promise<Database | null> {
  try {
    await loadIdb()
  } catch {
    // The network went: that is no trouble of the storage. Whoever asks next tries anew.
    opening = null
    return null
  }
  return open().catch(openInMemory)
}

async function openInMemory(error: unknown): Promise<Database | null> {
  storageState.setState({ state: troubleOf(error) })
  try {
    await standIn()
    return await open()
  } catch {
    return null
  }
}

function troubleOf(error: unknown): StorageTrouble {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'VersionError') return 'newer'
  // Damaged on the disk, or an older console's data that could not be brought up to date.
  return name === 'UnknownError' || name === 'AbortError' ? 'broken' : 'unavailable'
}

/** Tells that a write was done: where the storage was full, there is room again. */
export function reportWritten(): void {
  if (storageState.getState().state === 'full') storageState.setState({ state: 'available' })
}

/**
 * Tells what kept a write from being done: a full storage is said on screen; a database that was closed
 * under the page is opened anew by the next write.
 */
export function reportWriteFailure(error: unknown): void {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'QuotaExceededError') storageState.setState({ state: 'full' })
  if (name === 'InvalidStateError') opening = null
}

/** Undoes what a transaction did, unless it has ended already. */
export function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort()
  } catch {
    // What failed in it has undone it.
  }
}

async function open(): Promise<Database> {
  const idb = await loadIdb()
  let isLate = false
  const database = idb().openDB<ConsoleDatabase>(DATABASE_NAME, 3, {
    upgrade(database, from, _to, transaction) {
      // Left to the page that opens it next.
      if (isLate) return transaction.abort()
      if (from < 1) {
        database.createObjectStore('drafts', { keyPath: 'key' }).createIndex('page', 'page')
        const history = database.createObjectStore('history', { keyPath: 'id' })
        history.createIndex('page', 'page')
        history.createIndex('at', 'at')
      }
      if (from < 2) {
        database.createObjectStore('conversations', { keyPath: 'id' })
        database.createObjectStore('messages', { keyPath: 'id' }).createIndex('conversation', 'conversation')
      }
      if (from < 3) {
        database.createObjectStore('answers', { keyPath: 'id' }).createIndex('bytes', 'bytes')
        database.createObjectStore('sounds', { keyPath: 'key' }).createIndex('bytes', 'bytes')
        const history = transaction.objectStore('history')
        history.createIndex('request', 'request')
        history.createIndex('sound', 'sounds', { multiEntry: true })
        // All of the upgrade or none: the database stays as it was, and the next console tries anew.
        moveSounds(transaction).catch(() => abort(transaction))
      }
    },
    // A newer console wants to upgrade: make way, or it hangs.
    blocking: () => {
      void database.then((own) => own.close())
      opening = null
    },
    // Deleted or cleared by the browser: the next write opens it anew.
    terminated: () => {
      opening = null
    },
  })
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => {
      isLate = true
      reject(new Error('The database did not open in time.'))
    }, OPEN_WITHIN_MS)
  })
  // The session goes on without it by then: held open, it would only be in the way of other tabs.
  void database.then((own) => isLate && own.close()).catch(() => {})
  return Promise.race([database, late])
}

type Upgrade = IDBPTransaction<ConsoleDatabase, ArrayLike<keyof Stores>, 'versionchange'>
type Stores = Pick<
  ConsoleDatabase,
  'drafts' | 'history' | 'answers' | 'sounds' | 'conversations' | 'messages'
>

// Up to the second version an entry held its sound itself.
async function moveSounds(upgrade: Upgrade): Promise<void> {
  const sounds = upgrade.objectStore('sounds')
  let cursor = await upgrade.objectStore('history').openCursor()
  while (cursor !== null) {
    const { state, ...entry } = cursor.value
    const keys = new Map(Array.from(soundsIn(state), (sound) => [sound, crypto.randomUUID()]))
    for (const [sound, key] of keys) await sounds.put({ key, bytes: sound.size, sound })
    await cursor.update({
      ...entry,
      state: withKeys(state, keys),
      request: null,
      hasAnswer: false,
      sounds: [...keys.values()],
      bytes: [...keys.keys()].reduce((sum, { size }) => sum + size, 0),
    })
    cursor = await cursor.continue()
  }
}
