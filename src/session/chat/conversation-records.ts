// Conversations as this browser keeps them: one record a conversation, one record a message.
// Leaves to others: what a message means (message.ts), what is on screen (conversation.ts).

import { createStore } from 'zustand/vanilla'
import { type ConversationRecord, type MessageRecord, openDatabase, reportWriteFailure } from '../database.ts'
import { deleteHistory } from '../history.ts'
import { openChannel } from '../open-channel.ts'
import { recordWriter } from '../record-writer.ts'

/** Changes with every change of the list, here or in another tab. */
export const conversationsVersion = createStore<{ version: number }>(() => ({ version: 0 }))

/** What a tab tells the others: a message was written; the list is another one. */
type News = { type: 'message'; conversation: string; id: string } | { type: 'list' }

const channel = openChannel('taas.chat')
const listeners = new Set<(conversation: string, id: string) => void>()

if (channel !== null) {
  channel.onmessage = ({ data }: MessageEvent<News>) => {
    if (data.type === 'list') bumpList()
    else for (const listen of listeners) listen(data.conversation, data.id)
  }
}

/** Calls back when another tab wrote a message. */
export function onForeignMessage(listen: (conversation: string, id: string) => void): void {
  listeners.add(listen)
}

const messageWriter = recordWriter('messages')
const conversationWriter = recordWriter('conversations')
let putMessage: Awaited<typeof messageWriter> = null
let putConversation: Awaited<typeof conversationWriter> = null

/** Resolves when records can be written at once, also by a page that goes away. */
export async function recordsReady(): Promise<void> {
  putMessage = await messageWriter
  putConversation = await conversationWriter
}

/** Writes a message, at once; resolves when it is kept. The other tabs are told then. */
export async function writeMessage(record: MessageRecord): Promise<void> {
  await putMessage?.(record)
  send({ type: 'message', conversation: record.conversation, id: record.id })
}

/** Writes a conversation, at once; one that was deleted meanwhile is there again. */
export function writeConversation(record: ConversationRecord): void {
  void putConversation?.(record).then(() => {
    bumpList()
    send({ type: 'list' })
  })
}

/** The conversations that are kept, the one that was used last first. */
export async function listConversations(): Promise<ConversationRecord[]> {
  const database = await openDatabase()
  const records = (await database?.getAll('conversations').catch(() => [])) ?? []
  return records.filter(({ deletedAt }) => deletedAt === null).sort((a, b) => b.updatedAt - a.updatedAt)
}

/** A conversation and its messages; null when it is not kept. */
export async function readConversation(
  id: string,
): Promise<{ record: ConversationRecord; messages: MessageRecord[] } | null> {
  try {
    const database = await openDatabase()
    const record = await database?.get('conversations', id)
    if (database === null || record === undefined) return null
    return { record, messages: await database.getAllFromIndex('messages', 'conversation', id) }
  } catch {
    return null
  }
}

/** One message as it is kept now. */
export async function readMessage(id: string): Promise<MessageRecord | null> {
  const database = await openDatabase()
  return (await database?.get('messages', id).catch(() => undefined)) ?? null
}

/** Gives a conversation a name that its first words do not replace. */
export async function renameConversation(id: string, title: string): Promise<void> {
  await changeConversation(id, { title, isNamed: true })
}

/** Deletes a conversation; the returned function brings it back as long as this page stands. */
export async function deleteConversation(id: string): Promise<() => Promise<void>> {
  await changeConversation(id, { deletedAt: Date.now() })
  return () => changeConversation(id, { deletedAt: null })
}

/** Takes away for good a conversation in which nothing was said; nothing where there is none. */
export async function dropConversation(id: string): Promise<void> {
  const database = await openDatabase()
  if ((await database?.getKey('conversations', id).catch(() => undefined)) === undefined) return
  await database?.delete('conversations', id).catch(reportWriteFailure)
  bumpList()
  send({ type: 'list' })
}

const KEPT_DELETED_MS = 24 * 60 * 60 * 1000

/** Takes away for good what was deleted longer than a day ago, with its entry of the history unless that was saved. */
export async function purgeDeleted(nowMs: number): Promise<void> {
  try {
    const database = await openDatabase()
    for (const { id, deletedAt } of (await database?.getAll('conversations')) ?? []) {
      if (deletedAt === null || nowMs - deletedAt < KEPT_DELETED_MS) continue
      for (const key of (await database?.getAllKeysFromIndex('messages', 'conversation', id)) ?? []) {
        await database?.delete('messages', key)
      }
      if ((await database?.get('history', id))?.name === null) await deleteHistory(id)
      await database?.delete('conversations', id)
    }
  } catch (error) {
    reportWriteFailure(error)
  }
}

/**
 * The ids of the conversations in which a text stands, read message by message so that the page goes on
 * meanwhile. Aborting ends the search with what was found.
 */
export async function searchMessages(sought: string, signal: AbortSignal): Promise<Set<string>> {
  const found = new Set<string>()
  const database = await openDatabase()
  const needle = sought.toLocaleLowerCase()
  let cursor = await database?.transaction('messages').store.openCursor()
  while (cursor && !signal.aborted) {
    const { conversation, said, isRemoved } = cursor.value
    if (!isRemoved && wordsOf(said).includes(needle)) found.add(conversation)
    cursor = await cursor.continue()
  }
  return found
}

function wordsOf(said: unknown): string {
  const isSaid = typeof said === 'object' && said !== null && 'text' in said
  return isSaid && typeof said.text === 'string' ? said.text.toLocaleLowerCase() : ''
}

async function changeConversation(id: string, change: Partial<ConversationRecord>): Promise<void> {
  const database = await openDatabase()
  const record = await database?.get('conversations', id)
  if (record !== undefined) writeConversation({ ...record, ...change })
}

function bumpList(): void {
  conversationsVersion.setState(({ version }) => ({ version: version + 1 }))
}

function send(news: News): void {
  channel?.postMessage(news)
}
