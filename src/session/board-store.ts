// The live board as a whole: whether it runs, and whose it is. Apart from its tiles (board.ts), since Home is drawn
// before what fills them has come.
import { createStore } from 'zustand/vanilla'
import type { ModelKind } from '@/api/models.ts'
import { tabStorage } from './browser-storage.ts'
import type { ActiveConnection } from './connection.ts'

const EARLIER = 'taas.board'

/** How the board's last run in this tab ended, in words, also over a reload; null before the first. */
export function earlierBoard(): string | null {
  return tabStorage.getItem(EARLIER)
}

/** Keeps how a run ended, for this tab. */
export function keepBoard(words: string): void {
  tabStorage.setItem(EARLIER, words)
}

/** The board as a whole. */
type Board = {
  status: 'idle' | 'running' | 'done'
  /** What it took, in milliseconds; null while it runs or has not run. */
  totalMs: number | null
  /** Whose answers these are. */
  connectionName: string
  madeBy: ActiveConnection['kind']
  /** When what is played again was made (milliseconds since 1970), and what answered the chat; null of a real run. */
  recorded: { at: number; model: string } | null
  /** Endpoints for which the server lists no model: nothing was asked of them. */
  absent: readonly ModelKind[]
}

export const boardStore = createStore<Board>(() => ({
  status: 'idle',
  totalMs: null,
  connectionName: '',
  madeBy: 'sandbox',
  recorded: null,
  absent: [],
}))
