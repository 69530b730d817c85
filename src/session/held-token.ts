// A token that was typed where texts go: it is held back, not sent, until somebody says what it is.
import { createStore } from 'zustand/vanilla'
import { maskToken } from '@/lib/mask-token.ts'

// A hyphen belongs to a word here: `\b` would begin a token behind one.
const TOKEN = /(?<![A-Za-z0-9_-])taas_[A-Za-z0-9_-]{12,}/g

/** Tokens that the user called ordinary text, in this tab. */
const ordinary = new Set<string>()

/** The token that is offered to the form of Settings, in memory alone; null when none is. */
export const offeredToken = createStore<{ token: string | null }>(() => ({ token: null }))

/**
 * The first thing that looks like a token in a value's texts, however deep, and was not called ordinary; null
 * when nothing does.
 */
export function tokenIn(value: unknown): string | null {
  if (typeof value === 'string') return value.match(TOKEN)?.find((token) => !ordinary.has(token)) ?? null
  if (typeof value !== 'object' || value === null) return null
  for (const inner of Object.values(value)) {
    const token = tokenIn(inner)
    if (token !== null) return token
  }
  return null
}

/** The text with everything masked that looks like a token and was not called ordinary. */
export function maskTokens(text: string): string {
  return text.replace(TOKEN, (token) => (ordinary.has(token) ? token : maskToken(token)))
}

/** Lets a token pass as text from now on. */
export function callOrdinary(token: string): void {
  ordinary.add(token)
}
