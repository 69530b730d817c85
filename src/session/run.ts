// What a run is and what a page says of its own; runs.ts makes them.
import type * as z from 'zod/mini'
import type { StoreApi } from 'zustand/vanilla'
import type { Client } from '@/api/client.ts'
import type { ApiError } from '@/api/errors.ts'
import type { ActiveConnection } from './connection.ts'
import type { KeptAnswer } from './history.ts'
import type { PageName } from './pages.ts'

/** Whom a page asks: a server and one of its models. */
export type Asking = {
  connection: ActiveConnection
  model: string
  /** What a column is asked with in place of the page's own parameters. */
  parameters?: Readonly<Record<string, unknown>>
}

/** What is known of every run that was begun. */
export type Facts<Asked> = {
  /** The page's state when it was asked: what the answer belongs to, however the form goes on. */
  asked: Asked
  /** What of it was sent. */
  sent: unknown
  model: string
  madeBy: ActiveConnection['kind']
  /** The exchange that holds request, response and times; null before it began. */
  exchangeId: string | null
}

/** A run in one of its states. */
export type Run<Asked, Answer> =
  | { status: 'idle' }
  | ({
      status: 'running'
      startedAtMs: number
      /** When what is being played again was made, in milliseconds since 1970; null of what is asked now. */
      recordedAt: number | null
    } & Facts<Asked>)
  | ({ status: 'failed'; error: ApiError } & Facts<Asked>)
  | ({ status: 'cancelled' } & Facts<Asked>)
  | ({
      status: 'done'
      answer: Answer
      totalMs: number
      /** When it was made, in milliseconds since 1970, of an answer from the history; null of one just made. */
      keptAt: number | null
      /** Whether it came in a recording that was opened from a file. */
      isFromFile: boolean
    } & Facts<Asked>)

/** A run that has its answer. */
export type Done<Asked, Answer> = Extract<Run<Asked, Answer>, { status: 'done' }>

/** A page's run: its state, and the only two ways to change it. */
export type RunHandle<Asked, Answer> = {
  store: StoreApi<Run<Asked, Answer>>
  description: RunDescription<Asked, Answer>
  /**
   * Asks; a run that is under way is cancelled first. Resolves when it has ended, however. Where the page
   * says so, an answer that the history has is shown instead of asking, unless `isAgain`.
   */
  start(asking: Asking, asked: Asked, isAgain?: boolean): Promise<Run<Asked, Answer>>
  /** Shows an answer of the history as the run's, without asking; false when it does not fit any more. */
  recall(asked: Asked, kept: KeptAnswer): boolean
  /**
   * As `recall`, but at the pace at which it came: running first, then the answer. Nothing is sent. Resolves
   * when it has ended or was cancelled.
   */
  replay(asked: Asked, kept: KeptAnswer): Promise<void>
  /** Shows a run that was made elsewhere; what is under way here is cancelled, and writes no more. */
  adopt(run: Run<Asked, Answer>): void
  cancel(): void
  /**
   * Shows from now on what another run shows, whose Cancel is then this one's. Showing something else, or a
   * start, leaves the other to itself.
   */
  follow(other: RunHandle<Asked, Answer>): void
  /** The run of a further column of Compare, which asks as the page does; made when it is first wanted. */
  column(id: string): RunHandle<Asked, Answer>
  /** Shows from now on what a column's run shows and goes on with it; the column is forgotten. */
  takeColumn(id: string): void
  /** Cancels a column's run and forgets it. */
  dropColumn(id: string): void
}

/** What a page says of its runs: how it asks, and the words by which history shows them. */
export type RunDescription<Asked, Answer> = {
  page: PageName
  ask(client: Client, asked: Asked, model: string, signal: AbortSignal): Promise<Answer>
  words(asked: Asked): string
  /** What a list of the history says of a state beside its words and its model. */
  settings?(asked: Asked): string
  /** What of a state is sent, whatever the model: states in which this is the same are asked the same. */
  sent(asked: Asked): unknown
  /** Tells an answer of this build from what else the history may hold. */
  answer: { safeParse(value: unknown): z.core.util.SafeParseResult<Answer> }
  /** The state that a column asks which has parameters of its own; without this they are the page's. */
  withParameters?(asked: Asked, parameters: Readonly<Record<string, unknown>>): Asked
  /** What of a state the history keeps; all of it without this. */
  toKept?(asked: Asked): Asked
  /** The entry of the history whose place each request takes; a new one each time without this. */
  entry?: string
  /** False keeps the requests out of the history: the board's are no work of anybody's. */
  inHistory?: boolean
  /** Whether an answer that is complete may be served again for the same request. */
  isServedAgain?(answer: Answer): boolean
}
