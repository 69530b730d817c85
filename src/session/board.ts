// The live board, as it stands: what each of its tiles has asked and got.
// Leaves to others: asking (board-run.ts), the board as a whole (board-store.ts), how it looks (pages/home).
import { createStore } from 'zustand/vanilla'
import type { ApiError } from '@/api/errors.ts'
import type { Health } from '@/api/health.ts'
import type { Model } from '@/api/models.ts'
import type { Answer } from './chat/answer.ts'
import { embeddingsRun } from './embeddings.ts'
import { rerankRun } from './rerank.ts'
import { createRun } from './runs.ts'
import { speechRun } from './speech.ts'
import { transcriptionRun } from './transcription.ts'

// The board asks what the pages ask, in runs of its own: a page's own answer is never replaced by it.
const ofBoard = { page: 'home', inHistory: false } as const

export const boardRuns = {
  embeddings: createRun({ ...embeddingsRun.description, ...ofBoard }),
  rerank: createRun({ ...rerankRun.description, ...ofBoard }),
  speech: createRun({ ...speechRun.description, ...ofBoard }),
  transcription: createRun({ ...transcriptionRun.description, ...ofBoard }),
}

/** The tile of Chat: its answer as it grows; null before it was asked. */
export const boardChat = createStore<{ question: string; answer: Answer | null }>(() => ({
  question: '',
  answer: null,
}))

/** The tile of Health and Models. */
export type Pulse =
  | { status: 'idle' | 'running' | 'cancelled' }
  | { status: 'done'; health: Health | null; models: readonly Model[] }
  | { status: 'failed'; error: ApiError }

export const boardPulse = createStore<{ pulse: Pulse }>(() => ({ pulse: { status: 'idle' } }))
