// Everything that this browser keeps of the console, as one file. Never a token: tokens and connections stay out,
// and text that looks like a token is masked.
import * as z from 'zod/mini'
import { conversationsVersion } from './chat/conversation-records.ts'
import { abort, type Database, openDatabase, type SoundRecord } from './database.ts'
import { maskTokens } from './held-token.ts'
import { announceHistory } from './history-version.ts'
import { moment } from './moment.ts'
import {
  broughtIn,
  packed,
  packSounds,
  portableAnswer,
  portableEntry,
  portableSound,
  unpacked,
} from './portable.ts'

export const portableConversation = z.object({
  id: z.string(),
  title: z.string(),
  isNamed: z.boolean(),
  createdAt: moment,
  updatedAt: moment,
  leaves: z.array(z.nullable(z.string())),
  parameters: z.unknown(),
  deletedAt: z.nullable(moment),
})

export const portableMessage = z.object({
  id: z.string(),
  conversation: z.string(),
  parent: z.nullable(z.string()),
  at: moment,
  isRemoved: z.boolean(),
  said: z.unknown(),
})

const allData = z.object({
  format: z.literal('taas-console'),
  version: z.literal(1),
  history: z.array(portableEntry),
  answers: z.array(portableAnswer),
  sounds: z.array(portableSound),
  conversations: z.array(portableConversation),
  messages: z.array(portableMessage),
})

/** What such a file holds, read and checked. */
export type AllData = z.infer<typeof allData>

/** Why a file cannot be taken. */
export type ImportProblem = 'too-large' | 'not-json' | 'other' | 'newer'

/** A larger file is refused unread: bytes. */
const LARGEST_IMPORT = 400 * 1024 * 1024

/** Writes everything as JSON; null where there is no database, not even in memory. */
export async function exportAll(): Promise<string | null> {
  const database = await openDatabase()
  if (database === null) return null
  const [history, answers, sounds, conversations, messages] = await Promise.all([
    database.getAll('history'),
    database.getAll('answers'),
    database.getAll('sounds'),
    database.getAll('conversations'),
    database.getAll('messages'),
  ])
  return writeAll({ history, answers, sounds, conversations, messages })
}

type Everything = Omit<AllData, 'format' | 'version' | 'sounds'> & { sounds: SoundRecord[] }

/** Such a file of these records. What looks like a token is masked. */
export async function writeAll({ sounds, ...records }: Everything): Promise<string> {
  const data = { format: 'taas-console', version: 1, ...records, sounds: await packSounds(sounds) }
  return maskTokens(JSON.stringify(data, packed))
}

/** Reads a file and checks all of it; nothing is changed yet. */
export async function readAll(file: File): Promise<AllData | ImportProblem> {
  if (file.size > LARGEST_IMPORT) return 'too-large'
  let read: unknown
  try {
    read = JSON.parse(await file.text(), unpacked)
  } catch {
    return 'not-json'
  }
  const checked = allData.safeParse(read)
  if (checked.success) return checked.data
  return z.object({ format: z.literal('taas-console') }).safeParse(read).success ? 'newer' : 'other'
}

/**
 * Puts a file's data beside what is here, or in its place: all of it or, when the browser refuses any, nothing.
 * An entry that is here already, by its id, is taken from the file; a sound that is here stays. Rejects when it was
 * not done.
 */
export async function importAll(data: AllData, mode: 'merge' | 'replace'): Promise<void> {
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
