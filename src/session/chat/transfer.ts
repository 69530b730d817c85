// A conversation as a file: JSON that can be read back whole, Markdown for people.
import * as z from 'zod/mini'
import { chatRequest, messageText } from '@/contract/chat.ts'
import { writtenAnswer } from './answer.ts'
import {
  type Conversation,
  type ConversationStore,
  conversationOf,
  keepConversation,
  putMessage,
  showLeaf,
} from './conversation.ts'
import { endedSaid, keepSaid, keptSaid, type Message, recallSaid, textOf } from './message.ts'
import { chatParameters, NO_PARAMETERS } from './parameters.ts'

const FORMAT = 'taas-conversation'
/** A larger file is refused: MB of 1,048,576 bytes. */
export const LARGEST_IMPORT_MB = 50

const transferred = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  title: z.string(),
  parameters: z.nullable(chatParameters),
  leaf: z.nullable(z.string()),
  messages: z.array(
    z.object({
      id: z.string(),
      parent: z.nullable(z.string()),
      at: z.number(),
      isRemoved: z.boolean(),
      said: keptSaid,
    }),
  ),
})
type Transferred = z.infer<typeof transferred>

/** The messages of a request, as other programs keep them. */
const plain = z.object({ title: z.optional(z.string()), messages: chatRequest.shape.messages })

/** The whole conversation with all its versions, as JSON. It never holds a token: messages have none. */
export function conversationJson({ title, parameters, leaves, messages }: Conversation): string {
  const file: Transferred = {
    format: FORMAT,
    version: 1,
    title,
    parameters,
    leaf: leaves[0] ?? null,
    messages: Object.values(messages).map((message) => {
      const { id, parent, at, isRemoved } = message
      return { id, parent, at, isRemoved, said: keepSaid(message) }
    }),
  }
  return JSON.stringify(file, null, 2)
}

/** The branch on screen as Markdown; `who` names the speaker of a message. */
export function conversationMarkdown(
  { title, orders, messages }: Conversation,
  who: (message: Message) => string,
): string {
  const said = (orders[0] ?? []).flatMap((id) => {
    const message = messages[id]
    return message === undefined ? [] : [`## ${who(message)}\n\n${textOf(message)}\n`]
  })
  return [`# ${title}\n`, ...said].join('\n')
}

/** Why a file could not be read; `path` is the field, by the JSON's own names. */
export type ImportProblem = { kind: 'too-large' } | { kind: 'not-json' } | { kind: 'unfit'; path: string }

/** Reads a file as a new conversation beside all others; a second import is a second conversation. */
export function importConversation(text: string): ConversationStore | ImportProblem {
  if (text.length > LARGEST_IMPORT_MB * 1_048_576) return { kind: 'too-large' }
  const value = parse(text)
  if (value === undefined) return { kind: 'not-json' }
  const whole = transferred.safeParse(value)
  if (whole.success) return adopt(whole.data)
  const said = plain.safeParse(value)
  if (said.success) return adopt(fromPlain(said.data))
  // Its own format is judged by its own rules, anything else by those of a request.
  const isOwn = z.object({ format: z.literal(FORMAT) }).safeParse(value).success
  const [issue] = isOwn ? whole.error.issues : said.error.issues
  return { kind: 'unfit', path: issue?.path.join('.') ?? '' }
}

function adopt({ title, parameters, leaf, messages }: Transferred): ConversationStore {
  const store = conversationOf(crypto.randomUUID())
  const ids = new Map(messages.map(({ id }) => [id, crypto.randomUUID()]))
  const renamed = (id: string | null) => (id === null ? null : (ids.get(id) ?? null))
  store.setState({ title, isNamed: title !== '', parameters })
  for (const { id, parent, at, isRemoved, said } of messages) {
    const place = { id: ids.get(id) ?? id, parent: renamed(parent), at, isRemoved }
    putMessage(store, { ...place, ...recallSaid(endedSaid(said)) })
  }
  const last = messages.at(-1)
  showLeaf(store, 0, renamed(leaf) ?? renamed(last?.id ?? null))
  keepConversation(store)
  return store
}

function fromPlain({ title = '', messages }: z.infer<typeof plain>): Transferred {
  const at = Date.now()
  return {
    format: FORMAT,
    version: 1,
    title,
    parameters: NO_PARAMETERS,
    leaf: null,
    messages: messages.map((message, index) => ({
      id: String(index),
      parent: index === 0 ? null : String(index - 1),
      at: at + index,
      isRemoved: false,
      said:
        message.role === 'assistant'
          ? keepSaid({ role: 'assistant', answer: writtenAnswer('', messageText(message)) })
          : { role: message.role, text: messageText(message) },
    })),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
