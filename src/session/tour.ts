// Whether the tour is on, and where it stands. Its steps come with its bar (app/tour).
import { createStore } from 'zustand/vanilla'

/** The step that is shown, from 0; null while there is no tour. */
export const tourStore = createStore<{ step: number | null }>(() => ({ step: null }))

export function startTour(): void {
  tourStore.setState({ step: 0 })
}

export function leaveTour(): void {
  tourStore.setState({ step: null })
}
