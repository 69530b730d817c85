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

/** Loads one in memory; the function that is given lets it stand in for the browser's own from then on. */
export async function loadMemory(): Promise<() => void> {
  const memory = await import('fake-indexeddb')
  const { indexedDB, IDBCursor, IDBDatabase, IDBIndex, IDBKeyRange, IDBObjectStore } = memory
  const { IDBOpenDBRequest, IDBRequest, IDBTransaction, IDBVersionChangeEvent } = memory
  const names = {
    ...{ indexedDB, IDBCursor, IDBDatabase, IDBIndex, IDBKeyRange, IDBObjectStore },
    ...{ IDBOpenDBRequest, IDBRequest, IDBTransaction, IDBVersionChangeEvent },
  }
  return () => {
    for (const [name, value] of Object.entries(names)) {
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
    }
  }
}
