// The way out of a database that this console cannot open as its own: what can be read of it is saved as a file,
// and it is deleted when somebody says so. Works on the browser's own IndexedDB, whatever stands in for it.
import * as z from 'zod/mini'
import { writeAll } from './all-data.ts'
import { portableConversation, portableMessage } from './data-file.ts'
import { DATABASE_NAME } from './database.ts'
import { browserIndexedDB } from './memory-indexeddb.ts'
import { portableAnswer, portableEntry } from './portable.ts'

/** What was saved: a file that Settings imports, how many records are in it, and how many could not be read. */
export type Rescued = { text: string; read: number; unread: number }

const keptSound = z.object({ key: z.string(), bytes: z.number(), sound: z.instanceof(Blob) })

/** Reads everything that this console understands, one by one, and changes nothing; null when nothing can be opened. */
export async function rescueAll(): Promise<Rescued | null> {
  const database = await openAsItIs()
  if (database === null) return null
  try {
    let unread = 0
    const readable = async <Kept>(name: string, schema: Schema<Kept>) => {
      const records = await recordsOf(database, name)
      const kept = records.flatMap((record) => schema.safeParse(record).data ?? [])
      unread += records.length - kept.length
      return kept
    }
    const data = {
      history: await readable('history', portableEntry),
      answers: await readable('answers', portableAnswer),
      sounds: await readable('sounds', keptSound),
      conversations: await readable('conversations', portableConversation),
      messages: await readable('messages', portableMessage),
    }
    const read = Object.values(data).reduce((sum, { length }) => sum + length, 0)
    return { text: await writeAll(data), read, unread }
  } finally {
    database.close()
  }
}

type Schema<Kept> = { safeParse(value: unknown): { data?: Kept | undefined } }

/**
 * Deletes the database with all that it holds; false where the browser does not. The page is to be loaded anew then.
 * While another tab has it open it waits for that, and `onHeld` is called.
 */
export function resetDatabase(onHeld: () => void): Promise<boolean> {
  return new Promise((resolve) => {
    if (browserIndexedDB === null) return resolve(false)
    const request = browserIndexedDB.deleteDatabase(DATABASE_NAME)
    request.onsuccess = () => resolve(true)
    request.onerror = () => resolve(false)
    request.onblocked = onHeld
  })
}

// Of whatever version it is.
function openAsItIs(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    if (browserIndexedDB === null) return resolve(null)
    const request = browserIndexedDB.open(DATABASE_NAME)
    request.onsuccess = () => {
      const database = request.result
      // Deleting it does not wait for this page's own reading.
      database.onversionchange = () => database.close()
      resolve(database)
    }
    request.onerror = () => resolve(null)
    request.onblocked = () => resolve(null)
    // There is none, and none is made.
    request.onupgradeneeded = () => request.transaction?.abort()
  })
}

// All at once, else each by itself: one that is damaged must not hide the others. One that cannot be read at all
// is null here, which fits no schema.
async function recordsOf(database: IDBDatabase, name: string): Promise<unknown[]> {
  if (!database.objectStoreNames.contains(name)) return []
  const store = () => database.transaction(name).objectStore(name)
  try {
    return await settled(store().getAll())
  } catch {
    const keys = await settled(store().getAllKeys()).catch(() => [])
    return Promise.all(keys.map((key) => settled<unknown>(store().get(key)).catch(() => null)))
  }
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('It cannot be read.'))
  })
}
