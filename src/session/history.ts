// What was asked, on every page, and what came of it. Never holds a token.
import { createStore } from 'zustand/vanilla'
import { type HistoryRecord, openDatabase, reportWriteFailure } from './database.ts'
import type { PageName } from './pages.ts'

const KEPT_ENTRIES = 500

/** Changes with every write here or in another tab, so that lists read anew. */
export const historyVersion = createStore<{ version: number }>(() => ({ version: 0 }))

const channel = new BroadcastChannel('taas.history')
const tell = () => historyVersion.setState(({ version }) => ({ version: version + 1 }))
channel.onmessage = tell

/**
 * Keeps one request; the oldest unsaved ones give way. Without storage nothing is kept.
 *
 * An entry of an `id` that is there already takes its place and keeps its name: a conversation is one
 * entry, however many turns it has.
 */
export async function addHistory(
  entry: Omit<HistoryRecord, 'id' | 'at' | 'name'>,
  id: string = crypto.randomUUID(),
): Promise<void> {
  try {
    const database = await openDatabase()
    if (database === null) return
    const name = (await database.get('history', id))?.name ?? null
    await database.put('history', { ...entry, id, at: Date.now(), name })
    const keys = await database.getAllKeysFromIndex('history', 'at')
    for (const key of keys.slice(0, Math.max(0, keys.length - KEPT_ENTRIES))) {
      const old = await database.get('history', key)
      if (old?.name === null) await database.delete('history', key)
    }
    announce()
  } catch (error) {
    // The answer is on screen; what is older stays as it is.
    reportWriteFailure(error)
  }
}

/** The entries of a page, newest first: the recent ones, and those saved under a name. */
export async function listHistory(page: PageName): Promise<HistoryRecord[]> {
  try {
    const database = await openDatabase()
    const entries = (await database?.getAllFromIndex('history', 'page', page)) ?? []
    return entries.sort((a, b) => b.at - a.at)
  } catch {
    return []
  }
}

/** The newest entries of all pages. */
export async function listRecent(count: number): Promise<HistoryRecord[]> {
  try {
    const database = await openDatabase()
    const entries = (await database?.getAllFromIndex('history', 'at')) ?? []
    return entries.slice(-count).reverse()
  } catch {
    return []
  }
}

/** Saves an entry under a name, or makes it an ordinary one again (null). */
export async function nameHistory(id: string, name: string | null): Promise<void> {
  const database = await openDatabase()
  const entry = await database?.get('history', id)
  if (entry !== undefined) await database?.put('history', { ...entry, name })
  announce()
}

function announce(): void {
  tell()
  channel.postMessage('changed')
}
