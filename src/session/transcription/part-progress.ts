import { createStore } from 'zustand/vanilla'

/** How one part of a recording stands; `text` is what was heard in it, once it has come. */
export type PartState = {
  status: 'waiting' | 'sending' | 'done' | 'failed'
  /** Known as soon as the part is cut. */
  startSeconds: number | null
  endSeconds: number | null
  text: string | null
  /** It came in an earlier run and was not sent again. */
  isKept?: boolean
}

/** The parts of the run under way or the last one, by the model that is asked. */
export const partProgress = createStore<Record<string, { sound: Blob; parts: readonly PartState[] }>>(
  () => ({}),
)
