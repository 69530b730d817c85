import { createStore } from 'zustand/vanilla'

/** What came of sharing a page: a link that was copied or could not be, a file, or nothing for a token's sake. */
export type SharedAs = 'copied' | 'not-copied' | 'file' | 'token'

/**
 * What came of something that shows itself nowhere else: an action that was called by its name, or a link that
 * fills a page; one that was `moved` stood on the address of another page.
 */
export type Outcome = { came: SharedAs | 'saved' | 'not-saved' | 'opened' | 'moved' | 'unreadable' }

/** The last outcome, until it is dismissed. Apart, since the frame shows it. */
export const outcomeStore = createStore<{ outcome: Outcome | null }>(() => ({ outcome: null }))
