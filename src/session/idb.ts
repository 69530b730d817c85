// Which copy of idb works with which IndexedDB: it remembers the classes of the first that it meets, and would leave
// what another makes unwrapped. Loaded late: the first paint does not wait for it.

type Idb = typeof import('idb')

/** The copy for the IndexedDB in memory, once that stands in. */
let inMemory: Idb | null = null

/**
 * What gives the copy for the IndexedDB of the moment. To be asked in the very step in which it is used: after a wait
 * another may stand in.
 */
export async function loadIdb(): Promise<() => Idb> {
  const forBrowser = await import('idb')
  return () => inMemory ?? forBrowser
}

/** Lets an IndexedDB in memory stand in for the browser's own from now on. */
export async function standIn(): Promise<void> {
  const [copy, { loadMemory }] = await Promise.all([
    import('idb/build/index.js?memory'),
    import('./memory-indexeddb.ts'),
  ])
  const replace = await loadMemory()
  replace()
  inMemory = copy
}
