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

interface ConsoleDatabase extends DBSchema {
  drafts: { key: string; value: DraftRecord; indexes: { page: string } }
  history: { key: string; value: HistoryRecord; indexes: { page: string; at: number } }
}

/** Whether this browser keeps anything: `unavailable` means that everything ends with the tab, `full` that
 * nothing new is kept. */
export const storageState = createStore<{ state: 'available' | 'unavailable' | 'full' }>(() => ({
  state: 'available',
}))

const OPEN_WITHIN_MS = 5_000
let opening: Promise<IDBPDatabase<ConsoleDatabase> | null> | null = null

/**
 * The console's database, or null where the browser has none to give (blocked, broken, held up by
 * an old tab): then the console works without, and says so.
 */
export function openDatabase(): Promise<IDBPDatabase<ConsoleDatabase> | null> {
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

async function open(): Promise<IDBPDatabase<ConsoleDatabase>> {
  // The first paint does not wait for it.
  const { openDB } = await import('idb')
  const database = openDB<ConsoleDatabase>('taas-console', 1, {
    upgrade(created) {
      created.createObjectStore('drafts', { keyPath: 'key' }).createIndex('page', 'page')
      const history = created.createObjectStore('history', { keyPath: 'id' })
      history.createIndex('page', 'page')
      history.createIndex('at', 'at')
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
