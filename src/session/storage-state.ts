import { createStore } from 'zustand/vanilla'

/** Whether this browser keeps anything: `unavailable` means that everything ends with the tab, `full` that
 * nothing new is kept. */
export const storageState = createStore<{ state: 'available' | 'unavailable' | 'full' }>(() => ({
  state: 'available',
}))
