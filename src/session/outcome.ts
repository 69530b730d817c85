import { createStore } from 'zustand/vanilla'
import type { PageName } from './pages.ts'

/** What came of sharing a page: a link that was copied or could not be, a file, or nothing for a token's sake. */
export type SharedAs = 'copied' | 'not-copied' | 'file' | 'token'

/**
 * What came of something that shows itself nowhere else: an action that was called by its name, or a link that
 * fills a page; `elsewhere` filled another page than the one that its address names.
 */
export type Outcome =
  | { came: SharedAs | 'saved' | 'opened' | 'unreadable' }
  | { came: 'elsewhere'; page: PageName; path: string }

/** The last outcome, until it is dismissed. Apart, since the frame shows it. */
export const outcomeStore = createStore<{ outcome: Outcome | null }>(() => ({ outcome: null }))
