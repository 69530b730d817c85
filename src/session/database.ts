import type { DBSchema, IDBPDatabase } from 'idb'
import { createStore } from 'zustand/vanilla'
import type { PageName } from './pages.ts'

/** One draft of one page in one tab; `state` is whatever the page's schema says. */
export type DraftRecord = { key: string; page: string; savedAt: number; state: unknown }

/** One request of one page. `state` is the page's state that asked; `name` is set when it was saved. */
export type HistoryRecord = {
  id: string
  page: PageName
  /** Milliseconds since 1970. */
  at: number
  model: string | null
  /** The first words of what was asked. */
  words: string
  outcome: 'done' | 'failed' | 'cancelled' | 'unsent'
  status: number | null
  totalMs: number
  state: unknown
  name: string | null
}

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
  history: { key: string; value: HistoryRecord; indexes: { page: string; at: number } }
  conversations: { key: string; value: ConversationRecord }
  messages: { key: string; value: MessageRecord; indexes: { conversation: string } }
}

/** The console's database while it is open. */
export type Database = IDBPDatabase<ConsoleDatabase>

/** What each store holds that is written while a page goes away. */
export type Records = { [Name in 'drafts' | 'conversations' | 'messages']: ConsoleDatabase[Name]['value'] }

/** Whether this browser keeps anything: `unavailable` means that everything ends with the tab, `full` that
 * nothing new is kept. */
export const storageState = createStore<{ state: 'available' | 'unavailable' | 'full' }>(() => ({
  state: 'available',
}))

const OPEN_WITHIN_MS = 5_000
let opening: Promise<Database | null> | null = null

/**
 * The console's database, or null where the browser has none to give (blocked, broken, held up by
 * an old tab): then the console works without, and says so.
 */
export function openDatabase(): Promise<Database | null> {
  opening ??= open().catch(() => {
    storageState.setState({ state: 'unavailable' })
    return null
  })
  return opening
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

async function open(): Promise<Database> {
  // The first paint does not wait for it.
  const { openDB } = await import('idb')
  const database = openDB<ConsoleDatabase>('taas-console', 2, {
    upgrade(database, from) {
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
    },
    // A newer console wants to upgrade: make way, or it hangs.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
      opening = null
    },
    // Deleted or cleared by the browser: the next write opens it anew.
    terminated: () => {
      opening = null
    },
  })
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('The database did not open in time.')), OPEN_WITHIN_MS)
  })
  return Promise.race([database, late])
}
