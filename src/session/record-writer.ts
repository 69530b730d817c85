import { openDatabase, type Records, reportWriteFailure } from './database.ts'

/**
 * Gets everything ahead that writing to a store must wait for: a page that goes away has no time to wait,
 * so the record and its commit leave in one go. Null where this browser keeps nothing.
 *
 * A record that cannot be written is reported; what it holds stays on screen, and the next one is tried.
 */
export async function recordWriter<Name extends keyof Records>(
  name: Name,
): Promise<((record: Records[Name]) => void) | null> {
  let database = await openDatabase()
  if (database === null) return null
  return (record) => {
    try {
      const transaction = database?.transaction(name, 'readwrite')
      transaction?.objectStore(name).put(record).catch(reportWriteFailure)
      transaction?.done.catch(reportWriteFailure)
      transaction?.commit()
    } catch (error) {
      // Closed under the page, by a newer console or with the browser's data.
      reportWriteFailure(error)
      void openDatabase().then((opened) => {
        database = opened
      })
    }
  }
}
