import { conversationsVersion } from './chat/conversation-records.ts'
import type { AllRecords } from './data-file.ts'
import { abort, type Database, openDatabase } from './database.ts'
import { announceHistory } from './history-version.ts'
import { broughtIn } from './portable.ts'

/**
 * Puts records beside what is here, or in its place: all of them or, when the browser refuses any, nothing.
 * An entry that is here already, by its id, is taken from the file; a sound that is here stays. Rejects when it was
 * not done.
 */
export async function importRecords(data: AllRecords, mode: 'merge' | 'replace'): Promise<void> {
  const database = await openDatabase()
  if (database === null) throw new Error('This browser keeps nothing.')
  const { history, answers, sounds } = await broughtIn(data)
  const writing = database.transaction(STORES, 'readwrite')
  try {
    if (mode === 'replace') await Promise.all(STORES.map((name) => writing.objectStore(name).clear()))
    await Promise.all([
      ...history.map((each) => writing.objectStore('history').put(each)),
      ...answers.map((each) => writing.objectStore('answers').put(each)),
      ...sounds.map(async (each) => {
        const store = writing.objectStore('sounds')
        if ((await store.getKey(each.key)) === undefined) await store.put(each)
      }),
      ...data.conversations.map((each) => writing.objectStore('conversations').put(each)),
      ...data.messages.map((each) => writing.objectStore('messages').put(each)),
    ])
    await writing.done
  } catch (error) {
    abort(writing)
    throw error
  }
  announceHistory()
  conversationsVersion.setState(({ version }) => ({ version: version + 1 }))
}

const STORES = [
  'history',
  'answers',
  'sounds',
  'conversations',
  'messages',
] as const satisfies readonly Parameters<Database['getAll']>[0][]
