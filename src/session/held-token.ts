// A token that was typed where texts go: it is held back, not sent, until somebody says what it is.
import { createStore } from 'zustand/vanilla'
import { maskIn, maskToken } from '@/lib/mask-token.ts'

// A hyphen belongs to a word here: `\b` would begin a token behind one.
const TOKEN = /(?<![A-Za-z0-9_-])taas_[A-Za-z0-9_-]{12,}/g

/** A shorter text may stand anywhere by chance: characters. */
const SHORTEST_KNOWN = 16

/** Tokens that the user called ordinary text, in this tab. */
const ordinary = new Set<string>()

/** The token that is offered to the form of Settings, in memory alone; null when none is. */
export const offeredToken = createStore<{ token: string | null }>(() => ({ token: null }))

// Tokens of other servers look like nothing in particular: those that are kept here are known letter for letter.
let keptTokens: () => readonly string[] = () => []

/** Says which tokens are kept here, whatever they look like; asked anew at each look. */
export function knowTokens(kept: () => readonly string[]): void {
  keptTokens = kept
}

function known(): string[] {
  return keptTokens().filter((token) => token.length >= SHORTEST_KNOWN && !ordinary.has(token))
}

/**
 * The first thing that looks like a token, or is one that is kept here, in a value's texts, however
 * deep, and was not called ordinary; null when nothing does.
 */
export function tokenIn(value: unknown): string | null {
  if (typeof value === 'string') return tokenInText(value)
  if (typeof value !== 'object' || value === null) return null
  for (const inner of Object.values(value)) {
    const token = tokenIn(inner)
    if (token !== null) return token
  }
  return null
}

function tokenInText(text: string): string | null {
  const looking = text.match(TOKEN)?.find((token) => !ordinary.has(token))
  return looking ?? known().find((token) => text.includes(token)) ?? null
}

/** The text with everything masked that looks like a token, or is one that is kept here, and was not called ordinary. */
export function maskTokens(text: string): string {
  const masked = text.replace(TOKEN, (token) => (ordinary.has(token) ? token : maskToken(token)))
  return known().reduce(maskIn, masked)
}

/** Lets a token pass as text from now on. */
export function callOrdinary(token: string): void {
  ordinary.add(token)
}
