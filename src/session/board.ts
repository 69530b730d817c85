// The live board, as it stands: what each of its tiles has asked and got.
// Leaves to others: asking (board-run.ts), playing again (board-replay.ts), the board as a whole (board-store.ts), how it looks (pages/home).
import { createStore } from 'zustand/vanilla'
import type { ApiError } from '@/api/errors.ts'
import type { Health } from '@/api/health.ts'
import type { Model } from '@/api/models.ts'
import type { Answer } from './chat/answer.ts'
import { embeddingsRun } from './embeddings.ts'
import type { KeptAnswer } from './history.ts'
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

/** The tile of Chat: its answer as it grows; null before it was asked. `recording` is what is played again. */
type BoardChat = { question: string; answer: Answer | null; recording: KeptAnswer | null }

const NO_CHAT: BoardChat = { question: '', answer: null, recording: null }

export const boardChat = createStore<BoardChat>(() => NO_CHAT)

/** The tile of Health and Models. */
export type Pulse =
  | { status: 'idle' | 'running' | 'cancelled' }
  | { status: 'done'; health: Health | null; models: readonly Pick<Model, 'id'>[] }
  | { status: 'failed'; error: ApiError }

export const boardPulse = createStore<{ pulse: Pulse }>(() => ({ pulse: { status: 'idle' } }))

let turn: AbortController | null = null

/** Whose turn it is to fill the board: until it is aborted, or somebody else's. */
export type BoardTurn = { signal: AbortSignal; isCurrent: () => boolean }

/** Ends what fills the board and empties it: nothing of one's answers may stand there as another's. */
export function takeBoard(): BoardTurn {
  cancelBoard()
  const stop = new AbortController()
  turn = stop
  for (const run of Object.values(boardRuns)) run.adopt({ status: 'idle' })
  boardChat.setState(NO_CHAT)
  boardPulse.setState({ pulse: { status: 'running' } })
  return { signal: stop.signal, isCurrent: () => turn === stop }
}

/** Stops what fills the board. */
export function cancelBoard(): void {
  turn?.abort()
  for (const run of Object.values(boardRuns)) run.cancel()
}
