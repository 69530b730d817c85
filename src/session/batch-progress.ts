import { createStore } from 'zustand/vanilla'

/** Of a run in batches: how many have come, of how many. Kept while it is under way, and when it has failed. */
export type BatchProgress = { done: number; total: number }

/** The progress by the model that is asked; nothing of a run that fits into one request. */
export const batchProgress = createStore<Record<string, BatchProgress>>(() => ({}))
