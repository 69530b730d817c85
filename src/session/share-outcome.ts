import { createStore } from 'zustand/vanilla'
import type { PageName } from './pages.ts'

/** What came of a link that fills a page; `elsewhere` filled another page than the one that its address names. */
export type ShareOutcome =
  | { came: 'opened' | 'unreadable' }
  | { came: 'elsewhere'; page: PageName; path: string }

/** What came of opening such a link, until it is dismissed. Apart, since the frame shows it. */
export const shareStore = createStore<{ outcome: ShareOutcome | null }>(() => ({ outcome: null }))
