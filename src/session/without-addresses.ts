import * as z from 'zod/mini'
import { ERROR_CODES } from '@/api/errors.ts'

/** Stands where an address was. */
const NO_ADDRESS = '••••'

// A failed answer as it is kept. Further facts are dropped: the body as it came and the names of requests.
const failure = z.looseObject({
  kind: z.string(),
  facts: z.object({
    code: z.enum(ERROR_CODES),
    url: z.string(),
    status: z.exactOptional(z.number()),
    words: z.exactOptional(z.string()),
    fields: z.exactOptional(z.array(z.object({ field: z.string(), message: z.string() }))),
    retryAfterSeconds: z.exactOptional(z.number()),
    seconds: z.exactOptional(z.number()),
    path: z.exactOptional(z.string()),
  }),
})

// A conversation as it is recorded: how each answer came lies beside what was said.
const conversation = z.looseObject({
  messages: z.array(z.object({ id: z.string(), said: z.unknown() })),
  streams: z.record(z.string(), z.unknown()),
})
const failedSaid = z.object({ status: z.literal('failed') })

/**
 * A failed answer without what tells which server was asked: its address, the names of requests, and the body as
 * it came. What the server itself said stays, save where the gateway names the server that it could not reach.
 * Of a conversation the bodies of its failed answers are left out. Anything else is as it was.
 */
export function withoutAddresses(value: unknown): unknown {
  // Numbers in bulk are not looked at one by one.
  if (typeof value !== 'object' || value === null) return value
  if (Object.hasOwn(value, 'facts')) return withoutAddress(value)
  return Object.hasOwn(value, 'streams') ? withoutBodies(value) : value
}

function withoutAddress(value: object): object {
  const { data } = failure.safeParse(value)
  if (data === undefined) return value
  const { words, ...facts } = data.facts
  const said = words === undefined || facts.code === 'no-upstream' ? {} : { words }
  return { ...data, facts: { ...facts, ...said, url: NO_ADDRESS } }
}

function withoutBodies(value: object): object {
  const { data } = conversation.safeParse(value)
  if (data === undefined) return value
  const failed = new Set(
    data.messages.filter(({ said }) => failedSaid.safeParse(said).success).map(({ id }) => id),
  )
  const streams = Object.entries(data.streams).filter(([id]) => !failed.has(id))
  return { ...data, streams: Object.fromEntries(streams) }
}
