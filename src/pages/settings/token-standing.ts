// What an issued token is still good for. Pure.
import type { IssuedToken } from '@/api/issued-tokens.ts'

const STANDINGS = ['valid', 'used-up', 'expired', 'revoked'] as const

/** Whether requests with a token are answered, or why none is any more. */
export type TokenStanding = (typeof STANDINGS)[number]

/** The tokens in and out that were counted against a token so far. */
export function spentOf({ usage }: Pick<IssuedToken, 'usage'>): number {
  return usage.reduce((sum, { tokens }) => sum + tokens, 0)
}

/** The tokens with their standing at a time (ms since 1970): those that still work first, each kind as it was listed. */
export function byStanding(tokens: readonly IssuedToken[], now: number) {
  return tokens
    .map((issued) => ({ issued, standing: standingOf(issued, now) }))
    .sort((a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing))
}

function standingOf(issued: IssuedToken, now: number): TokenStanding {
  if (issued.revokedAt !== null) return 'revoked'
  if (issued.expiresAt !== null && issued.expiresAt <= now) return 'expired'
  return issued.quota !== null && spentOf(issued) >= issued.quota ? 'used-up' : 'valid'
}

/** The longest wait that a timer of the browser keeps to: a longer one would end at once. */
const LONGEST_WAIT_MS = 2 ** 31 - 1

/** How long until the next token expires, in ms; null when none will. */
export function untilNextExpiry(tokens: readonly IssuedToken[], now: number): number | null {
  const ends = tokens.flatMap(({ expiresAt }) => (expiresAt === null || expiresAt <= now ? [] : [expiresAt]))
  return ends.length === 0 ? null : Math.min(Math.min(...ends) - now, LONGEST_WAIT_MS)
}
