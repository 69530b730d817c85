// The recording of this tab over a reload: its file lies beside the tab's drafts, to be read anew.
import { openDatabase, reportWriteFailure } from './database.ts'
import { lockOf, tabName } from './tab.ts'

const PAGE = 'recording'

/** A tab that is gone comes back within a day, or not at all. */
const KEPT_MS = 24 * 60 * 60 * 1000

/** Keeps the file of a recording for this tab, in place of another; null forgets it. */
export async function rememberRecording(file: File | null): Promise<void> {
  try {
    const database = await openDatabase()
    if (database === null) return
    const key = await ownKey()
    if (file === null) await database.delete('drafts', key)
    else await database.put('drafts', { key, page: PAGE, savedAt: Date.now(), state: file })
  } catch (error) {
    reportWriteFailure(error)
  }
}

/** The file of the recording that this tab had; null when there is none. */
export async function recallRecording(): Promise<File | null> {
  const database = await openDatabase()
  const kept = await database?.get('drafts', await ownKey()).catch(() => undefined)
  return kept?.state instanceof File ? kept.state : null
}

/** Forgets the files of tabs that have been gone for a day. Of a tab that stands nothing is forgotten. */
export async function forgetExpired(): Promise<void> {
  try {
    const database = await openDatabase()
    const kept = (await database?.getAllFromIndex('drafts', 'page', PAGE)) ?? []
    const expired = kept.filter(({ savedAt }) => Date.now() - savedAt > KEPT_MS)
    if (expired.length === 0) return
    const own = await ownKey()
    const held = await heldLocks()
    for (const { key } of expired) {
      if (key !== own && !held.has(lockOf(key.slice(keyOf('').length)))) await database?.delete('drafts', key)
    }
  } catch (error) {
    reportWriteFailure(error)
  }
}

async function heldLocks(): Promise<Set<string | undefined>> {
  const locks: LockManager | undefined = navigator.locks
  const { held = [] } = (await locks?.query()) ?? {}
  return new Set(held.map(({ name }) => name))
}

async function ownKey(): Promise<string> {
  return keyOf(await tabName)
}

function keyOf(tab: string): string {
  return `${PAGE} ${tab}`
}
