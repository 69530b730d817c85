import { createStore } from 'zustand/vanilla'

/** What came of opening a link that fills a page, until it is dismissed. Apart, since the frame shows it. */
export const shareStore = createStore<{ outcome: 'opened' | 'unreadable' | null }>(() => ({ outcome: null }))
