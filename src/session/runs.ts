// The run of each page, outside React: leaving a page neither stops nor loses it.
import * as z from 'zod/mini'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Client, createClient } from '@/api/client.ts'
import { type ApiError, asApiError, isAbort } from '@/api/errors.ts'
import type { ExchangeEvent } from '@/api/exchange.ts'
import { type ActiveConnection, bindingOf, renewSandboxToken } from './connection.ts'
import { recordExchange } from './exchanges.ts'
import type { KeptAnswer } from './history.ts'
import type { PageName } from './pages.ts'

/** Whom a page asks: a server and one of its models. */
export type Asking = {
  connection: ActiveConnection
  model: string
  /** What a column is asked with in place of the page's own parameters. */
  parameters?: Readonly<Record<string, unknown>>
}

type Facts<Asked> = {
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
    } & Facts<Asked>)

/** A run that has its answer. */
export type Done<Asked, Answer> = Extract<Run<Asked, Answer>, { status: 'done' }>

const maker = z.enum(['sandbox', 'gateway', 'direct'])

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
  /** False keeps the requests out of the history: the board's are no work of anybody's. */
  inHistory?: boolean
  /** Whether an answer that is complete may be served again for the same request. */
  isServedAgain?(answer: Answer): boolean
}

// It comes with the first request, and stays out of what is loaded before.
const history = () => import('./history.ts')

/**
 * Makes the run of a page. Each column of Compare has one of its own, by `ofColumn`, and an entry of its own
 * in the history: another model, another outcome.
 */
export function createRun<Asked, Answer>(
  description: RunDescription<Asked, Answer>,
  ofColumn: RunDescription<Asked, Answer> = description,
): RunHandle<Asked, Answer> {
  const { page, ask, words, sent, inHistory = true, isServedAgain } = description
  const store = createStore<Run<Asked, Answer>>(() => ({ status: 'idle' }))
  let running: AbortController | null = null
  const columns = new Map<string, RunHandle<Asked, Answer>>()
  let followed: { cancel(): void; end(): void } | null = null

  const leave = () => {
    followed?.end()
    followed = null
  }

  async function start(asking: Asking, form: Asked, isAgain = false): Promise<Run<Asked, Answer>> {
    leave()
    running?.abort()
    const stop = new AbortController()
    running = stop
    const startedAtMs = performance.now()
    const { connection, model, parameters = {} } = asking
    const asked = description.withParameters?.(form, parameters) ?? form
    const madeBy = connection.kind
    // Of the form: a column's own parameters make no other input of it.
    let facts: Facts<Asked> = { asked, sent: sent(form), model, madeBy, exchangeId: null }
    // A run whose place was taken writes no more.
    const put = (run: Run<Asked, Answer>) => {
      if (running === stop) store.setState(run, true)
      return run
    }
    const client = pageClient(page, connection, (event) => {
      if (event.type !== 'request') return
      facts = { ...facts, exchangeId: event.id }
      put({ status: 'running', startedAtMs, recordedAt: null, ...facts })
    })
    put({ status: 'running', startedAtMs, recordedAt: null, ...facts })
    const request =
      isServedAgain === undefined || !inHistory
        ? null
        : await (await history()).requestKey(page, bindingOf(connection), model, sent(asked))
    const kept = isAgain || request === null ? null : await (await history()).findHistory(request)
    const found = kept?.kept == null ? null : recalled(asked, kept.kept)
    if (found !== null && !stop.signal.aborted) return put(found)
    const ended = put(
      await outcome(
        () => ask(client, asked, model, stop.signal),
        () => facts,
        startedAtMs,
      ),
    )
    if (!inHistory) return ended
    const { addHistory } = await history()
    void addHistory({
      page,
      model,
      words: words(asked).slice(0, 200),
      settings: description.settings?.(asked) ?? '',
      outcome: ended.status === 'done' || ended.status === 'cancelled' ? ended.status : 'failed',
      status: ended.status === 'failed' ? (ended.error.facts.status ?? null) : null,
      totalMs: performance.now() - startedAtMs,
      state: description.toKept?.(asked) ?? asked,
      came: ended.status === 'done' ? { answer: ended.answer, madeBy } : undefined,
      request: ended.status === 'done' && isServedAgain?.(ended.answer) === true ? request : null,
    })
    return ended
  }

  function recalled(asked: Asked, kept: KeptAnswer): Done<Asked, Answer> | null {
    const answer = description.answer.safeParse(kept.answer)
    const madeBy = maker.safeParse(kept.madeBy)
    if (!answer.success || !madeBy.success) return null
    const { model, totalMs, at: keptAt } = kept
    const facts = { asked, sent: sent(asked), model: model ?? '', madeBy: madeBy.data, exchangeId: null }
    return { status: 'done', answer: answer.data, totalMs, keptAt, ...facts }
  }

  function recall(asked: Asked, kept: KeptAnswer): boolean {
    const found = recalled(asked, kept)
    if (found !== null) adopt(found)
    return found !== null
  }

  async function replay(asked: Asked, kept: KeptAnswer): Promise<void> {
    const found = recalled(asked, kept)
    if (found === null) return
    const { status: _, answer: _answer, totalMs, keptAt, ...facts } = found
    adopt({ status: 'running', startedAtMs: performance.now(), recordedAt: keptAt, ...facts })
    const stop = new AbortController()
    running = stop
    await pause(totalMs, stop.signal)
    if (running === stop) adopt(stop.signal.aborted ? { status: 'cancelled', ...facts } : found)
  }

  function adopt(run: Run<Asked, Answer>): void {
    leave()
    running?.abort()
    running = null
    store.setState(run, true)
  }

  function follow(other: RunHandle<Asked, Answer>): void {
    adopt(other.store.getState())
    const end = other.store.subscribe((run) => store.setState(run, true))
    followed = { cancel: other.cancel, end }
  }

  function column(id: string): RunHandle<Asked, Answer> {
    const made = columns.get(id) ?? createRun(ofColumn)
    columns.set(id, made)
    return made
  }

  function takeColumn(id: string): void {
    const taken = column(id)
    columns.delete(id)
    adopt(taken.store.getState())
    // What is under way there is this run's own now: its Cancel reaches it, and so does a new start.
    const stop = new AbortController()
    running = stop
    const end = taken.store.subscribe((run) => running === stop && store.setState(run, true))
    stop.signal.addEventListener('abort', () => {
      end()
      taken.cancel()
    })
  }

  function dropColumn(id: string): void {
    columns.get(id)?.cancel()
    columns.delete(id)
  }

  const cancel = () => (followed ?? { cancel: () => running?.abort() }).cancel()
  return { store, description, start, recall, replay, adopt, cancel, follow, column, takeColumn, dropColumn }
}

/** Resolves after so many milliseconds, or at once when the signal aborts. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

async function outcome<Asked, Answer>(
  ask: () => Promise<Answer>,
  facts: () => Facts<Asked>,
  startedAtMs: number,
): Promise<Run<Asked, Answer>> {
  try {
    const answer = await ask()
    return { status: 'done', answer, totalMs: performance.now() - startedAtMs, keptAt: null, ...facts() }
  } catch (error) {
    if (isAbort(error)) return { status: 'cancelled', ...facts() }
    return { status: 'failed', error: asApiError(error, location.href), ...facts() }
  }
}

/** A client whose exchanges are taken down for a page. */
export function pageClient(
  page: PageName,
  connection: ActiveConnection,
  listen: (event: ExchangeEvent) => void = () => {},
): Client {
  return createClient(connection, {
    observe: (event) => {
      recordExchange(page, event)
      renewSandboxToken(connection, event)
      listen(event)
    },
  })
}
