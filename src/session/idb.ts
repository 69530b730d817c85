// Which copy of idb works with which IndexedDB: it remembers the classes of the first that it meets, and would leave
// what another makes unwrapped. Loaded late: the first paint does not wait for it.

let isInMemory = false

/** The copy for the browser's own IndexedDB; another, once one in memory stands in. */
export function loadIdb(): Promise<typeof import('idb')> {
  return isInMemory ? import('idb/build/index.js?memory') : import('idb')
}

/** Lets an IndexedDB in memory stand in for the browser's own from now on. */
export async function standIn(): Promise<void> {
  const memory = await import('./memory-indexeddb.ts')
  await memory.standIn()
  isInMemory = true
}
