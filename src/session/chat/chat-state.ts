// The page's state: the conversation, what is being typed, the parameters. Kept as the tab's draft.
import * as z from 'zod/mini'
import { ApiError, ERROR_CODES } from '@/api/errors.ts'
import { createPageState } from '../page-state.ts'
import { type Answer, endAnswer, startAnswer } from './answer.ts'

/** One message of the conversation. */
export type Message =
  | { id: string; role: 'user'; text: string }
  | { id: string; role: 'assistant'; answer: Answer }

/** What goes into a request beside the messages; null is unset, then the field is not sent. */
export type ChatParameters = {
  system: string
  temperature: number | null
  topP: number | null
  maxTokens: number | null
  stream: boolean
}

export type ChatState = {
  order: readonly string[]
  messages: Readonly<Record<string, Message>>
  draft: string
  parameters: ChatParameters
  /** Kept messages that could not be read: left out, and kept on as they are. */
  unread: readonly unknown[]
}

const usage = z.object({
  prompt: z.nullable(z.number()),
  completion: z.nullable(z.number()),
  total: z.nullable(z.number()),
})
const keptMessage = z.discriminatedUnion('role', [
  z.object({ id: z.string(), role: z.literal('user'), text: z.string() }),
  z.object({
    id: z.string(),
    role: z.literal('assistant'),
    model: z.string(),
    status: z.enum(['streaming', 'done', 'stopped', 'interrupted', 'failed']),
    text: z.string(),
    reasoning: z.string(),
    reasoningMs: z.nullable(z.object({ first: z.number(), last: z.number() })),
    finishReason: z.nullable(z.string()),
    usage: z.nullable(usage),
    unreadable: z.number(),
    firstTokenMs: z.nullable(z.number()),
    totalMs: z.number(),
    maxTokens: z.nullable(z.number()),
    earlier: z.catch(z.array(z.string()), []),
    madeBy: z.enum(['sandbox', 'gateway', 'direct']),
    error: z.optional(z.object({ kind: z.string(), facts: z.unknown() })),
  }),
])
type KeptMessage = z.infer<typeof keptMessage>

const NO_PARAMETERS: ChatParameters = {
  system: '',
  temperature: null,
  topP: null,
  maxTokens: null,
  stream: true,
}

// Messages are read one by one: an odd one costs itself, not the conversation.
const keptChat = z.object({
  messages: z.array(z.unknown()),
  unread: z.catch(z.array(z.unknown()), []),
  draft: z.catch(z.string(), ''),
  parameters: z.catch(
    z.object({
      system: z.string(),
      temperature: z.nullable(z.number()),
      topP: z.nullable(z.number()),
      maxTokens: z.nullable(z.number()),
      stream: z.boolean(),
    }),
    NO_PARAMETERS,
  ),
})

type KeptChat = z.infer<typeof keptChat>

export const chatState = createPageState<ChatState, KeptChat>({
  page: 'chat',
  initial: { order: [], messages: {}, draft: '', parameters: NO_PARAMETERS, unread: [] },
  schema: keptChat,
  toKept: ({ order, messages, draft, parameters, unread }) => ({
    draft,
    parameters,
    unread: [...unread],
    messages: order.flatMap((id) => {
      const message = messages[id]
      return message === undefined ? [] : [keepMessage(message)]
    }),
  }),
  // A conversation has an entry of its own in the history already, written at each answer's end.
  words: () => '',
  fromKept: ({ messages: kept, draft, parameters, unread }) => {
    const read = kept.map((each) => keptMessage.safeParse(each))
    const messages = read.flatMap(({ data }) => (data === undefined ? [] : [recallMessage(data)]))
    return {
      draft,
      parameters,
      unread: [...unread, ...kept.filter((_, index) => read[index]?.success === false)],
      order: messages.map(({ id }) => id),
      messages: Object.fromEntries(messages.map((message) => [message.id, message])),
    }
  },
})

/** Whether a kept state is a conversation that this build can read. */
export function isConversation(kept: unknown): boolean {
  return keptChat.safeParse(kept).success
}

function keepMessage(message: Message): KeptMessage {
  if (message.role === 'user') return message
  const { split: _, thinking: __, ...facts } = message.answer
  const { id, role } = message
  const earlier = [...facts.earlier]
  if (facts.status !== 'failed') return { id, role, ...facts, earlier }
  const { error, ...rest } = facts
  return { id, role, ...rest, earlier, error: { kind: error.kind, facts: error.facts } }
}

const KINDS = ['refused', 'unreachable', 'unreadable', 'cut-short'] as const
const keptFacts = z.object({
  code: z.enum(ERROR_CODES),
  url: z.string(),
  status: z.exactOptional(z.number()),
  words: z.exactOptional(z.string()),
  fields: z.exactOptional(z.array(z.object({ field: z.string(), message: z.string() }))),
  retryAfterSeconds: z.exactOptional(z.number()),
  retryAt: z.exactOptional(z.number()),
  requestId: z.exactOptional(z.string()),
  raw: z.exactOptional(z.string()),
  seconds: z.exactOptional(z.number()),
  path: z.exactOptional(z.string()),
})

// An answer that was coming in when the page went away is told as interrupted.
function recallMessage(kept: KeptMessage): Message {
  if (kept.role === 'user') return kept
  const { id, role, status, error, ...facts } = kept
  const answer: Answer = {
    ...startAnswer(facts),
    ...facts,
    split: null,
    status: 'interrupted',
  }
  const ended = { ...answer, totalMs: facts.totalMs }
  if (status === 'failed') {
    const recalled = recallError(error)
    const failed = recalled === null ? ended : endAnswer(ended, { status, error: recalled }, facts.totalMs)
    return { id, role, answer: failed }
  }
  return { id, role, answer: { ...ended, status: status === 'streaming' ? 'interrupted' : status } }
}

function recallError(kept: { kind: string; facts: unknown } | undefined): ApiError | null {
  const kind = KINDS.find((each) => each === kept?.kind)
  const facts = keptFacts.safeParse(kept?.facts)
  if (kind === undefined || !facts.success) return null
  return new ApiError(kind, facts.data)
}

/** Adds a question and its finished answer at the end of the conversation. */
export function addTurn(question: string, answer: Answer): void {
  putMessage({ id: crypto.randomUUID(), role: 'user', text: question })
  putMessage({ id: crypto.randomUUID(), role: 'assistant', answer })
}

/** The state of the conversation's last answer; null before there is one. */
export function lastStatus({ order, messages }: ChatState): Answer['status'] | null {
  const last = messages[order.at(-1) ?? '']
  return last?.role === 'assistant' ? last.answer.status : null
}

/** Changes what is being typed. */
export function changeDraft(draft: string): void {
  chatState.store.setState({ draft })
}

/** Puts a text below what is being typed, which is never overwritten. */
export function addToDraft(text: string): void {
  chatState.store.setState(({ draft }) => ({ draft: draft.trim() === '' ? text : `${draft}\n${text}` }))
}

/** Changes parameters; null unsets one. */
export function changeParameters(change: Partial<ChatParameters>): void {
  chatState.store.setState(({ parameters }) => ({ parameters: { ...parameters, ...change } }))
}

/** Puts a message in place, at the end if it is new. */
export function putMessage(message: Message): void {
  chatState.store.setState(({ order, messages }) => ({
    order: message.id in messages ? order : [...order, message.id],
    messages: { ...messages, [message.id]: message },
  }))
}

/** Writes an answer into its own message; one that was removed meanwhile stays removed. */
export function putAnswer(id: string, answer: Answer): void {
  const { messages } = chatState.store.getState()
  if (id in messages) putMessage({ id, role: 'assistant', answer })
}
