import { createStore } from 'zustand/vanilla'

/** Where the take's player is: the transcript follows it. It changes at every frame while it plays. */
export const heardPlace = createStore<{ sound: Blob | null; seconds: number }>(() => ({
  sound: null,
  seconds: 0,
}))
