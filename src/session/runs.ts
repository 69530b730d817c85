// The run of each page, outside React: leaving a page neither stops nor loses it.
import * as z from 'zod/mini'
import { createStore } from 'zustand/vanilla'
import { asApiError, isAbort } from '@/api/errors.ts'
import { pause } from '@/lib/pause.ts'
import type { KeptAnswer } from './history.ts'
import { pageClient } from './page-client.ts'
import { rememberAsked } from './preferences.ts'
import type { Asking, Done, Facts, Run, RunDescription, RunHandle } from './run.ts'
import { bindingOf } from './saved-connections.ts'

const maker = z.enum(['sandbox', 'gateway', 'direct'])

// It comes with the first request, and stays out of what is loaded before. Null where its code cannot be fetched
// (no network, a newer console in its place): what is asked then is answered all the same, and not kept.
const history = () => import('./history.ts').catch(() => null)

/** A request that takes longer is kept before it has ended: its page may go first. */
const KEPT_WITHIN_MS = 500

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
    rememberAsked(bindingOf(connection), page, model)
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
      put(underWay())
    })
    const underWay = () => ({ status: 'running' as const, startedAtMs, recordedAt: null, ...facts })
    put(underWay())
    const request = await requestOf(asking, asked)
    const found = isAgain ? null : await servedBefore(asked, request)
    if (found !== null && !stop.signal.aborted) return put(found)
    const entry = description.entry ?? crypto.randomUUID()
    let keeping: Promise<void> = Promise.resolve()
    let isBegun = false
    const keepNow = (run: Run<Asked, Answer>) => {
      const totalMs = performance.now() - startedAtMs
      keeping = keeping.then(async () => {
        // Deleted while it ran: it does not come back.
        if (isBegun && (await (await history())?.readHistory(entry)) === null) return
        await keep(run, facts, totalMs, request, entry)
        isBegun = true
      })
    }
    // One that has its place there already keeps it until the end.
    const isKeptEarly = inHistory && description.entry === undefined
    const begun = isKeptEarly ? setTimeout(() => keepNow(underWay()), KEPT_WITHIN_MS) : undefined
    const ended = put(
      await outcome(
        () => ask(client, asked, model, stop.signal),
        () => facts,
        startedAtMs,
      ),
    )
    clearTimeout(begun)
    if (inHistory) keepNow(ended)
    return ended
  }

  // By what the same request is known again; null where none is served twice.
  async function requestOf({ connection, model }: Asking, asked: Asked): Promise<string | null> {
    if (isServedAgain === undefined || !inHistory) return null
    const key = await (await history())?.requestKey(page, bindingOf(connection), model, sent(asked))
    return key ?? null
  }

  async function servedBefore(asked: Asked, request: string | null): Promise<Done<Asked, Answer> | null> {
    if (request === null) return null
    const { kept = null } = (await (await history())?.findHistory(request)) ?? {}
    return kept === null ? null : recalled(asked, kept)
  }

  async function keep(
    ended: Run<Asked, Answer>,
    { asked, model, madeBy }: Facts<Asked>,
    totalMs: number,
    request: string | null,
    id: string,
  ): Promise<void> {
    await (await history())?.addHistory(
      {
        page,
        model,
        words: words(asked).slice(0, 200),
        settings: description.settings?.(asked) ?? '',
        outcome: outcomeOf(ended),
        status: ended.status === 'failed' ? (ended.error.facts.status ?? null) : null,
        totalMs,
        state: description.toKept?.(asked) ?? asked,
        came: ended.status === 'done' ? { answer: ended.answer, madeBy } : undefined,
        request: ended.status === 'done' && isServedAgain?.(ended.answer) === true ? request : null,
      },
      id,
    )
  }

  function recalled(asked: Asked, kept: KeptAnswer): Done<Asked, Answer> | null {
    const answer = description.answer.safeParse(kept.answer)
    const madeBy = maker.safeParse(kept.madeBy)
    if (!answer.success || !madeBy.success) return null
    const { model, totalMs, at: keptAt, origin } = kept
    const facts = { asked, sent: sent(asked), model: model ?? '', madeBy: madeBy.data, exchangeId: null }
    return { status: 'done', answer: answer.data, totalMs, keptAt, isFromFile: origin === 'file', ...facts }
  }

  function recall(asked: Asked, kept: KeptAnswer): boolean {
    const found = recalled(asked, kept)
    if (found !== null) adopt(found)
    return found !== null
  }

  async function replay(asked: Asked, kept: KeptAnswer): Promise<void> {
    const found = recalled(asked, kept)
    if (found === null) return
    const { status: _, answer: _answer, isFromFile: _isFromFile, totalMs, keptAt, ...facts } = found
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

function outcomeOf({ status }: Run<unknown, unknown>): 'done' | 'cancelled' | 'begun' | 'failed' {
  if (status === 'running') return 'begun'
  return status === 'done' || status === 'cancelled' ? status : 'failed'
}

async function outcome<Asked, Answer>(
  ask: () => Promise<Answer>,
  facts: () => Facts<Asked>,
  startedAtMs: number,
): Promise<Run<Asked, Answer>> {
  try {
    const answer = await ask()
    const totalMs = performance.now() - startedAtMs
    return { status: 'done', answer, totalMs, keptAt: null, isFromFile: false, ...facts() }
  } catch (error) {
    if (isAbort(error)) return { status: 'cancelled', ...facts() }
    return { status: 'failed', error: asApiError(error, location.href), ...facts() }
  }
}
