import { openDatabase, type Records, reportWriteFailure } from './database.ts'

/**
 * Gets everything ahead that writing to a store must wait for: a page that goes away has no time to wait,
 * so the record and its commit leave in one go. Null where this browser keeps nothing.
 *
 * The writer resolves once the record is kept, to true. One that cannot be written is reported, and tried once
 * more where the database was closed under the page; what it holds stays on screen.
 */
export async function recordWriter<Name extends keyof Records>(
  name: Name,
): Promise<((record: Records[Name]) => Promise<boolean>) | null> {
  let database = await openDatabase()
  if (database === null) return null
  const put = async (record: Records[Name]) => {
    const transaction = database?.transaction(name, 'readwrite')
    const kept = Promise.all([transaction?.objectStore(name).put(record), transaction?.done])
    transaction?.commit()
    await kept
  }
  return async (record) => {
    try {
      await put(record)
      return true
    } catch (error) {
      reportWriteFailure(error)
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') return false
    }
    // Closed by a newer console or with the browser's data: opened anew, and tried once more.
    database = await openDatabase()
    return put(record).then(
      () => database !== null,
      (error) => {
        reportWriteFailure(error)
        return false
      },
    )
  }
}
