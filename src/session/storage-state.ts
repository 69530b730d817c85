import { createStore } from 'zustand/vanilla'

/**
 * Why this browser keeps nothing, or nothing new: `unavailable` refuses to, `newer` holds what a newer console made,
 * `broken` cannot open what it holds; with each of these everything ends with the tab. `full` has no room.
 */
export type StorageTrouble = 'unavailable' | 'newer' | 'broken' | 'full'

/** Whether this browser keeps what is done here. */
export const storageState = createStore<{ state: 'available' | StorageTrouble }>(() => ({
  state: 'available',
}))
