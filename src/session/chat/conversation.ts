// The conversations of this tab. Owns: their messages in memory, the branches on screen, and keeping both.
// Leaves to others: asking (chat-session.ts), the records (conversation-records.ts).
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { KeptAnswer } from '../history.ts'
import type { Answer } from './answer.ts'
import { whenReleased } from './answer-lock.ts'
import {
  onForeignMessage,
  readConversation,
  readMessage,
  recordsReady,
  writeConversation,
  writeMessage,
} from './conversation-records.ts'
import { type Message, messageRecord, recallMessage, textOf } from './message.ts'
import { type ChatParameters, chatParameters } from './parameters.ts'
import { latestLeaf, newestLeaf, pathTo, versionsOf } from './tree.ts'

/** A conversation in memory. A column is a branch on screen; there is one but for Compare. */
export type Conversation = {
  id: string
  title: string
  isNamed: boolean
  createdAt: number
  /** When something was said last. */
  updatedAt: number
  messages: Readonly<Record<string, Message>>
  /** The message at which each column ends; null in an empty one. */
  leaves: readonly (string | null)[]
  /** The messages of each column in reading order; the same arrays as long as none comes or goes. */
  orders: readonly (readonly string[])[]
  /** Kept messages that could not be read: left out, and kept as they are. */
  unread: number
  /** A message that another tab put beside what is on screen; null when there is none to tell of. */
  aside: string | null
  /** What it was asked with last; null before that. */
  parameters: ChatParameters | null
  /** What is played again here; null in a conversation of one's own. Nothing of it is kept. */
  recorded: Recorded | null
}

/** A recording as it is played in a conversation. */
export type Recorded = {
  kept: KeptAnswer
  isPlaying: boolean
  /** Answers that are shown whole, since their times are not kept. */
  untimed: number
  /** The conversation that was open before. */
  before: string
}

export type ConversationStore = StoreApi<Conversation>

const TITLE_CHARACTERS = 60

const live = new Map<string, ConversationStore>()
const loading = new Map<string, Promise<ConversationStore>>()

/** A conversation of this tab; an id that is new to it begins an empty one. */
export function conversationOf(id: string): ConversationStore {
  const known = live.get(id)
  if (known !== undefined) return known
  const store = createStore<Conversation>(() => ({
    id,
    title: '',
    isNamed: false,
    createdAt: Date.now(),
    updatedAt: Date.now(),
    messages: {},
    leaves: [null],
    orders: [[]],
    unread: 0,
    aside: null,
    parameters: null,
    recorded: null,
  }))
  live.set(id, store)
  return store
}

/** Lets go of a conversation that nobody can open any more. */
export function forgetConversation(id: string): void {
  live.delete(id)
  loading.delete(id)
}

/** The conversation with what is kept of it, read once. */
export function loadConversation(id: string): Promise<ConversationStore> {
  const known = loading.get(id)
  if (known !== undefined) return known
  const promise = load(id)
  loading.set(id, promise)
  return promise
}

async function load(id: string): Promise<ConversationStore> {
  const store = conversationOf(id)
  await recordsReady()
  const kept = await readConversation(id)
  if (kept === null) return store
  const { title, isNamed, createdAt, updatedAt, leaves } = kept.record
  const read = kept.messages.map(recallMessage)
  const known = read.flatMap((message) => (message === null ? [] : [[message.id, message] as const]))
  // What was said here while the records were read stands above what they say.
  const messages = { ...Object.fromEntries(known), ...store.getState().messages }
  const there = leaves.filter((leaf) => leaf !== null && leaf in messages)
  const shown = there.length === 0 ? [newestLeaf(messages)] : there
  const unread = read.length - known.length
  const parameters = chatParameters.safeParse(kept.record.parameters).data ?? null
  store.setState({ title, isNamed, createdAt, updatedAt, unread, parameters, ...branches(messages, shown) })
  for (const [, message] of known) settle(store, message)
  return store
}

// An answer that no tab is writing any more is told as interrupted.
function settle(store: ConversationStore, message: Message): void {
  if (message.role !== 'assistant' || message.answer.status !== 'streaming') return
  void whenReleased(message.id, async () => {
    const kept = await readMessage(message.id)
    const ended = kept === null ? null : recallMessage(kept)
    if (ended?.role !== 'assistant') return
    const { answer } = ended
    if (answer.status !== 'streaming') return showMessage(store, ended)
    putMessage(store, { ...ended, answer: { ...answer, status: 'interrupted' } })
  })
}

/** Puts a message in place and keeps it; one that is new to a column's end becomes that end. */
export function putMessage(store: ConversationStore, message: Message): void {
  showMessage(store, message)
  store.setState({ updatedAt: Date.now() })
  void keepMessage(store, message.id)
}

/** Puts a message in place in memory alone. */
export function showMessage(store: ConversationStore, message: Message): void {
  const { messages, leaves } = store.getState()
  const isNew = !(message.id in messages)
  const next = { ...messages, [message.id]: message }
  const follows = (leaf: string | null) => (isNew && leaf === message.parent ? message.id : leaf)
  const isMoved = isNew || messages[message.id]?.isRemoved !== message.isRemoved
  store.setState(isMoved ? branches(next, leaves.map(follows)) : { messages: next })
}

/** Writes an answer into its own message, in memory; one that is not there stays away. */
export function putAnswer(store: ConversationStore, id: string, answer: Answer): void {
  const { messages } = store.getState()
  const message = messages[id]
  if (message?.role !== 'assistant') return
  store.setState({ messages: { ...messages, [id]: { ...message, answer } } })
}

/** Keeps a message as it is now; resolves when it is kept. */
export async function keepMessage(store: ConversationStore, id: string): Promise<void> {
  const { id: conversation, messages } = store.getState()
  const message = messages[id]
  if (message !== undefined) await writeMessage(messageRecord(conversation, message))
}

/**
 * Keeps what the list shows of a conversation; one in which nothing was said only where something is being typed, by
 * whose first words it is then called. A recording that somebody goes on with is a conversation like others from then on.
 */
export function keepConversation(store: ConversationStore, draft = ''): void {
  const { id, title, isNamed, createdAt, updatedAt, leaves, messages, parameters, recorded } =
    store.getState()
  if (Object.keys(messages).length === 0 && draft.trim() === '') return
  if (recorded !== null) {
    store.setState({ recorded: null })
    for (const each of Object.keys(messages)) void keepMessage(store, each)
  }
  const named = isNamed ? title : titleOf(store.getState(), draft)
  store.setState({ title: named })
  writeConversation({
    id,
    title: named,
    isNamed,
    createdAt,
    updatedAt,
    leaves: [...leaves],
    parameters,
    deletedAt: null,
  })
}

/** Shows in a column the branch that ends at `leaf`. */
export function showLeaf(store: ConversationStore, column: number, leaf: string | null): void {
  if (column >= store.getState().leaves.length) showColumns(store, column + 1)
  const { messages, leaves } = store.getState()
  const next = leaves.map((shown, index) => (index === column ? leaf : shown))
  store.setState(branches(messages, next))
}

/** Shows in a column another version of a message, with what was said after it last. */
export function showVersion(store: ConversationStore, column: number, id: string): void {
  showLeaf(store, column, latestLeaf(store.getState().messages, id))
  keepConversation(store)
}

/** Shows `count` columns; new ones begin where the first one stands. */
export function showColumns(store: ConversationStore, count: number): void {
  const { messages, leaves } = store.getState()
  if (leaves.length === count) return
  const [first = null] = leaves
  const next = Array.from({ length: count }, (_, index) => leaves[index] ?? first)
  store.setState(branches(messages, next))
}

/** Closes a column; its branch stays in the conversation. The last one is not closed. */
export function dropColumn(store: ConversationStore, column: number): void {
  const { messages, leaves } = store.getState()
  if (leaves.length < 2) return
  const next = leaves.filter((_, index) => index !== column)
  store.setState(branches(messages, next))
}

/**
 * Takes a message out of the conversation: another version of it is shown where there is one, else what
 * follows closes up. Returns what brings it back.
 */
export function removeMessage(store: ConversationStore, id: string): () => void {
  const { messages, leaves: before, orders } = store.getState()
  const message = messages[id]
  if (message === undefined) return () => {}
  const versions = versionsOf(messages, id)
  const place = versions.indexOf(id)
  const other = versions[place - 1] ?? versions[place + 1]
  putMessage(store, { ...message, isRemoved: true })
  orders.forEach((order, column) => {
    if (other !== undefined && order.includes(id)) showVersion(store, column, other)
  })
  const { leaves: after } = store.getState()
  return () => {
    const removed = store.getState().messages[id]
    if (removed !== undefined) putMessage(store, { ...removed, isRemoved: false })
    // A column that went on meanwhile stays where it is.
    const { messages: now, leaves } = store.getState()
    const back = leaves.map((leaf, column) => (leaf === after[column] ? (before[column] ?? leaf) : leaf))
    store.setState(branches(now, back))
  }
}

function branches(
  messages: Conversation['messages'],
  leaves: Conversation['leaves'],
): Pick<Conversation, 'messages' | 'leaves' | 'orders'> {
  return { messages, leaves, orders: leaves.map((leaf) => pathTo(messages, leaf)) }
}

function titleOf({ messages, orders, title }: Conversation, draft: string): string {
  const first = orders[0]?.map((id) => messages[id]).find((message) => message?.role === 'user')
  const words = (first === undefined ? draft : textOf(first)).trim().replace(/\s+/g, ' ')
  if (words === '') return title
  return words.length > TITLE_CHARACTERS ? `${words.slice(0, TITLE_CHARACTERS)}…` : words
}

// Another tab wrote a message: what is open here shows it.
onForeignMessage((conversation, id) => {
  const store = live.get(conversation)
  if (store !== undefined) void showForeign(store, id)
})

async function showForeign(store: ConversationStore, id: string): Promise<void> {
  const record = await readMessage(id)
  const message = record === null ? null : recallMessage(record)
  if (message === null) return
  const isNew = !(id in store.getState().messages)
  showMessage(store, message)
  if (!isNew) return
  settle(store, message)
  const isSeen = store.getState().orders.some((order) => order.includes(id))
  if (!isSeen && message.role === 'user') store.setState({ aside: id })
}
