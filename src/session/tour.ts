// Whether the tour is on, and where it stands. Its steps come with its bar (app/tour).
import { createStore } from 'zustand/vanilla'

export type TourStepName =
  | 'home'
  | 'chat'
  | 'wire'
  | 'embeddings'
  | 'rerank'
  | 'speech'
  | 'transcription'
  | 'check'
  | 'token'
  | 'end'

/** The step that is shown; null while there is no tour. */
export const tourStore = createStore<{ step: TourStepName | null }>(() => ({ step: null }))

export function startTour(): void {
  tourStore.setState({ step: 'home' })
}

export function leaveTour(): void {
  tourStore.setState({ step: null })
}
