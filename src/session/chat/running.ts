import { createStore } from 'zustand/vanilla'

/** How many answers are streaming, in any conversation; the mark in the navigation counts them. */
export const runningAnswers = createStore<{ count: number }>(() => ({ count: 0 }))
