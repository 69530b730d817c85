// A token that was typed where texts go: it is held back, not sent, until somebody says what it is. In memory
// alone: it is in no address, no storage and no history.
import { createStore } from 'zustand/vanilla'

const TOKEN = /\btaas_[A-Za-z0-9_-]{12,}/g

/** Tokens that the user called ordinary text, in this tab. */
const ordinary = new Set<string>()

/** The token that is offered to the form of Settings; null when none is. */
export const offeredToken = createStore<{ token: string | null }>(() => ({ token: null }))

/** The first thing in a text that looks like a token and was not called ordinary; null when nothing does. */
export function tokenIn(text: string): string | null {
  return text.match(TOKEN)?.find((token) => !ordinary.has(token)) ?? null
}

/** Lets a token pass as text from now on. */
export function callOrdinary(token: string): void {
  ordinary.add(token)
}
