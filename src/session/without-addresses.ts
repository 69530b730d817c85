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

/**
 * A failed answer without what tells which server was asked: its address, the names of requests, and the body as
 * it came. What the server itself said stays, save where the gateway names the server that it could not reach.
 * Anything else is as it was.
 */
export function withoutAddresses(value: unknown): unknown {
  const { data } = failure.safeParse(value)
  if (data === undefined) return value
  const { words, ...facts } = data.facts
  const said = words === undefined || facts.code === 'no-upstream' ? {} : { words }
  return { ...data, facts: { ...facts, ...said, url: NO_ADDRESS } }
}
