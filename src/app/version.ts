import { createStore } from 'zustand/vanilla'

/** Whether a newer build of the console is ready in this browser; watch-version.ts finds it out. */
export const versionStore = createStore<{ isNewReady: boolean }>(() => ({ isNewReady: false }))
