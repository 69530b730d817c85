// An IndexedDB in memory, where the browser's own cannot be used: everything works as ever, until the tab closes.

/** The browser's own IndexedDB, which stays in reach when another stands in; null where its very getter throws. */
export const browserIndexedDB = read()

function read(): IDBFactory | null {
  try {
    return indexedDB
  } catch {
    return null
  }
}

/** Lets one in memory stand in for the browser's own from now on. */
export async function standIn(): Promise<void> {
  const memory = await import('fake-indexeddb')
  const { indexedDB, IDBCursor, IDBDatabase, IDBIndex, IDBKeyRange, IDBObjectStore } = memory
  const { IDBOpenDBRequest, IDBRequest, IDBTransaction, IDBVersionChangeEvent } = memory
  const names = {
    ...{ indexedDB, IDBCursor, IDBDatabase, IDBIndex, IDBKeyRange, IDBObjectStore },
    ...{ IDBOpenDBRequest, IDBRequest, IDBTransaction, IDBVersionChangeEvent },
  }
  for (const [name, value] of Object.entries(names)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }
}
