// One message of a conversation, and the form in which it is kept.
import * as z from 'zod/mini'
import { ApiError, ERROR_CODES } from '@/api/errors.ts'
import type { ChatMessage } from '@/contract/chat.ts'
import type { MessageRecord } from '../database.ts'
import { moment } from '../moment.ts'
import { type Answer, type AnswerFacts, startAnswer } from './answer.ts'
import type { TreeNode } from './tree.ts'

/** What was said: by whom, and what. */
export type Said = { role: 'user' | 'system'; text: string } | { role: 'assistant'; answer: Answer }

/** A message in its place in the tree. */
export type Message = TreeNode & Said

/** An answer in its place in the tree. */
export type AnswerMessage = Message & { role: 'assistant' }

export const ROLES = ['user', 'assistant', 'system'] as const

export type Role = (typeof ROLES)[number]

/** Whether a message is an answer. */
export function isAnswer(message: Message): message is AnswerMessage {
  return message.role === 'assistant'
}

/** A new message below another one; it is the newest of all. */
export function newMessage(parent: string | null, said: Said, id: string = crypto.randomUUID()): Message {
  return { id, parent, at: Date.now(), isRemoved: false, ...said }
}

/** The text of a message, whoever said it. */
export function textOf(said: Said): string {
  return said.role === 'assistant' ? said.answer.text : said.text
}

/** The message as a request carries it; null for an answer without a word. */
export function asSent(said: Said): ChatMessage | null {
  const text = textOf(said)
  return said.role === 'assistant' && text === '' ? null : { role: said.role, content: text }
}

const usage = z.object({
  prompt: z.nullable(z.number()),
  completion: z.nullable(z.number()),
  total: z.nullable(z.number()),
})

/** What was said, as it is kept and as it travels in a file. */
export const keptSaid = z.discriminatedUnion('role', [
  z.object({ role: z.enum(['user', 'system']), text: z.string() }),
  z.object({
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
    madeBy: z.enum(['sandbox', 'gateway', 'direct', 'hand']),
    error: z.optional(z.object({ kind: z.string(), facts: z.unknown() })),
  }),
])

export type KeptSaid = z.infer<typeof keptSaid>

/** What was said, as it is kept. */
export function keepSaid(said: Said): KeptSaid {
  if (said.role !== 'assistant') return { role: said.role, text: said.text }
  const { split: _, thinking: __, ...facts } = said.answer
  if (facts.status !== 'failed') return { role: said.role, ...facts }
  const { error, ...rest } = facts
  return { role: said.role, ...rest, error: { kind: error.kind, facts: error.facts } }
}

/** What was kept, as it is shown. An answer that had not ended is still `streaming`. */
export function recallSaid(kept: KeptSaid): Said {
  if (kept.role !== 'assistant') return kept
  const { role, status, error, ...facts } = kept
  const begun: AnswerFacts = { ...startAnswer(facts), ...facts, split: null }
  if (status !== 'failed') return { role, answer: { ...begun, status } }
  const recalled = recallError(error)
  if (recalled === null) return { role, answer: { ...begun, status: 'interrupted' } }
  return { role, answer: { ...begun, status, error: recalled } }
}

/** What was kept or written to a file while it came: it comes no further. */
export function endedSaid(said: KeptSaid): KeptSaid {
  const isOpen = said.role === 'assistant' && said.status === 'streaming'
  return isOpen ? { ...said, status: 'interrupted' } : said
}

/** A message as its record. */
export function messageRecord(conversation: string, message: Message): MessageRecord {
  const { id, parent, at, isRemoved } = message
  return { id, conversation, parent, at, isRemoved, said: keepSaid(message) }
}

/** A record as its message; null when it cannot be read. */
export function recallMessage(record: MessageRecord): Message | null {
  const { id, parent, at, isRemoved } = record
  const said = keptSaid.safeParse(record.said)
  return said.success ? { id, parent, at, isRemoved, ...recallSaid(said.data) } : null
}

const KINDS = ['refused', 'unreachable', 'unreadable', 'cut-short'] as const
const keptFacts = z.object({
  code: z.enum(ERROR_CODES),
  url: z.string(),
  status: z.exactOptional(z.number()),
  words: z.exactOptional(z.string()),
  fields: z.exactOptional(z.array(z.object({ field: z.string(), message: z.string() }))),
  retryAfterSeconds: z.exactOptional(z.number()),
  retryAt: z.exactOptional(moment),
  requestId: z.exactOptional(z.string()),
  raw: z.exactOptional(z.string()),
  seconds: z.exactOptional(z.number()),
  path: z.exactOptional(z.string()),
})

function recallError(kept: { kind: string; facts: unknown } | undefined): ApiError | null {
  const kind = KINDS.find((each) => each === kept?.kind)
  const facts = keptFacts.safeParse(kept?.facts)
  if (kind === undefined || !facts.success) return null
  return new ApiError(kind, facts.data)
}
