/** idb once more, with a memory of its own. */
declare module 'idb/build/index.js?memory' {
  export * from 'idb'
}
