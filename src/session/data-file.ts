// Everything that a browser keeps of the console as one file: its shape, its versions, and the reading of it. Never a
// token. Nothing is kept or changed here.
import * as z from 'zod/mini'
import { readBaseUrl } from '@/lib/base-url.ts'
import { moment } from './moment.ts'
import { portableAnswer, portableEntry, portableSound, unpacked } from './portable.ts'
import { savedConnection } from './saved-connection.ts'

// A route of the gateway, or http without credentials.
const address = z
  .string()
  .check(z.refine((text) => (text.startsWith('/') ? !/^\/[/\\]/.test(text) : isHttp(text))))
const isHttp = (text: string) => /^https?:\/\//i.test(text) && readBaseUrl(text) !== null

/** A saved connection as a file holds it. */
const portableConnection = z.extend(savedConnection, { baseUrl: address, healthUrl: address })

/** A conversation as a file holds it. */
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

/** One message of it; what `said` is, the chat says. */
export const portableMessage = z.object({
  id: z.string(),
  conversation: z.string(),
  parent: z.nullable(z.string()),
  at: moment,
  isRemoved: z.boolean(),
  said: z.unknown(),
})

const records = {
  history: z.array(portableEntry),
  answers: z.array(portableAnswer),
  sounds: z.array(portableSound),
  conversations: z.array(portableConversation),
  messages: z.array(portableMessage),
}
/** By which such a file is known. */
export const FORMAT = 'taas-console'
/** The version that is written; older ones are read, too. */
export const VERSION = 2

const format = z.literal(FORMAT)
const settings = { preferences: z.record(z.string(), z.unknown()), connections: z.array(portableConnection) }

const anyVersion = z.discriminatedUnion('version', [
  // Without preferences and connections.
  z.object({ format, version: z.literal(1), ...records }),
  z.object({ format, version: z.literal(VERSION), ...records, ...settings }),
])

const allRecords = z.object(records)

/** What the database's stores hold of it. */
export type AllRecords = z.infer<typeof allRecords>

/** What such a file holds, read, checked and brought up to date; `preferences` is null where it has none. */
export type AllData = AllRecords & {
  preferences: Record<string, unknown> | null
  connections: z.infer<typeof portableConnection>[]
}

/** Why a file cannot be taken. */
export type ImportProblem = 'too-large' | 'not-json' | 'other' | 'newer'

/** A larger file is refused unread: bytes. */
const LARGEST_IMPORT = 400 * 1024 * 1024

/** Reads a file and checks all of it; nothing is changed yet. */
export async function readAll(file: File): Promise<AllData | ImportProblem> {
  if (file.size > LARGEST_IMPORT) return 'too-large'
  let read: unknown
  try {
    read = JSON.parse(await file.text(), unpacked)
  } catch {
    return 'not-json'
  }
  const checked = anyVersion.safeParse(read)
  if (checked.success) return { preferences: null, connections: [], ...checked.data }
  return z.object({ format }).safeParse(read).success ? 'newer' : 'other'
}
