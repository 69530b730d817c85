import * as z from 'zod/mini'

const keptToken = z.object({
  token: z.string(),
  /** The server that it was entered for (connection.ts, bindingOf). */
  boundTo: z.string(),
  /** When it is forgotten: milliseconds since 1970; absent is never. */
  until: z.optional(z.number()),
})

/** Tokens by the id of their connection. */
export type KeptTokens = Record<string, KeptToken>

export type KeptToken = z.infer<typeof keptToken>

/** Reads tokens as they were kept; what is no such thing is none, and those whose time is over are left out. */
export function readKeptTokens(text: string | null, now: number): KeptTokens {
  try {
    return withoutExpired(z.record(z.string(), keptToken).parse(JSON.parse(text ?? '{}')), now)
  } catch {
    return {}
  }
}

/** Whether a token may still be used. */
export function isGood(until: number | undefined, now: number): boolean {
  return until === undefined || until > now
}

/** The tokens whose time is not over. */
export function withoutExpired(kept: KeptTokens, now: number): KeptTokens {
  return Object.fromEntries(Object.entries(kept).filter(([, { until }]) => isGood(until, now)))
}
