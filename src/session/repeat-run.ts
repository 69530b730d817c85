// The repeat of each page, outside React: what is asked again and again, how far it is, what came of it.
import { createStore } from 'zustand/vanilla'
import type { ModelKind } from '@/api/models.ts'
import type { ActiveConnection } from './connection.ts'
import { addHistory } from './history.ts'
import { pageClient } from './page-client.ts'
import type { PageName } from './pages.ts'
import { type AskOnce, type FirstSign, type RepeatedRequest, type RepeatPlan, repeat } from './repeat.ts'

/** What a page has to be repeated: the request that it would send now. */
export type RepeatSource = {
  page: PageName
  kind: ModelKind
  /** The page's own model, with which a plan begins. */
  model: string
  ask: AskOnce
  first: FirstSign
  /** The words by which history shows it, and the state by which it opens again. */
  words: string
  state: unknown
}

/** A repeat that was begun: `running` until its last request has ended. */
export type RepeatRun = {
  status: 'running' | 'done' | 'cancelled'
  plan: RepeatPlan
  first: FirstSign
  words: string
  connectionName: string
  madeBy: ActiveConnection['kind']
  /** Milliseconds since 1970. */
  at: number
  requests: readonly RepeatedRequest[]
}

/** The last repeat of each page. */
export const repeatStore = createStore<Partial<Record<PageName, RepeatRun>>>(() => ({}))

const running = new Map<PageName, AbortController>()

/**
 * Repeats what a page would send; one that is under way on the page is cancelled first. All of it is one
 * entry of the history, and none of it goes to Wire: fifty requests would push out what was asked by hand.
 */
export async function startRepeat(
  connection: ActiveConnection,
  source: RepeatSource,
  plan: RepeatPlan,
  historyWords: string,
): Promise<void> {
  const { page, ask, first } = source
  cancelRepeat(page)
  const stop = new AbortController()
  running.set(page, stop)
  const startedAtMs = performance.now()
  const { name: connectionName, kind: madeBy } = connection
  let run: RepeatRun = {
    status: 'running',
    plan,
    first,
    words: source.words,
    connectionName,
    madeBy,
    at: Date.now(),
    requests: [],
  }
  // A repeat whose place was taken writes no more.
  const put = (change: Partial<RepeatRun>) => {
    run = { ...run, ...change }
    if (running.get(page) === stop) repeatStore.setState({ [page]: run })
  }
  const requests = await repeat({
    plan,
    ask,
    first,
    signal: stop.signal,
    clientFor: (observe) => pageClient(page, connection, observe),
    onChange: (changed) => put({ requests: changed }),
  })
  const outcome = outcomeOf(requests, stop.signal)
  put({ status: outcome === 'cancelled' ? 'cancelled' : 'done' })
  const failed = requests.find((request) => request.status === 'failed')
  void addHistory({
    page,
    model: plan.models.join(', '),
    words: historyWords.slice(0, 200),
    outcome,
    status: failed?.status === 'failed' ? (failed.error.facts.status ?? null) : null,
    totalMs: performance.now() - startedAtMs,
    state: source.state,
  })
}

/** Ends the requests that are open and sends no more; what was measured stays. */
export function cancelRepeat(page: PageName): void {
  running.get(page)?.abort()
}

function outcomeOf(
  requests: readonly RepeatedRequest[],
  signal: AbortSignal,
): 'done' | 'failed' | 'cancelled' {
  if (signal.aborted && requests.some(({ status }) => status === 'cancelled')) return 'cancelled'
  return requests.some(({ status }) => status === 'failed') ? 'failed' : 'done'
}
