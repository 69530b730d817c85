// Sends one request again and again, to one model or several. Owns: the order, how many are open at once,
// the times of each. Leaves to others: what a request is (the page's own module), where the result is kept
// (repeat-run.ts).
import type { Client } from '@/api/client.ts'
import { type ApiError, asApiError, isAbort } from '@/api/errors.ts'
import type { ExchangeEvent, Observe } from '@/api/exchange.ts'
import { quantile } from '@/lib/quantile.ts'

/** Limits of one repeat: times for each model, models, requests open at once. */
export const MOST_TIMES = 50
export const MOST_MODELS = 6
export const MOST_AT_ONCE = 4

export type RepeatPlan = { models: readonly string[]; times: number; atOnce: number }

/** What counts as the first sign of an answer: its first token, its first byte; null where nothing streams. */
export type FirstSign = 'token' | 'byte' | null

/** Sends one request and resolves when its answer is whole; `onToken` is called for each piece of a text. */
export type AskOnce = (
  client: Client,
  model: string,
  signal: AbortSignal,
  onToken: () => void,
) => Promise<unknown>

/**
 * One of the requests. Times are milliseconds since it was made and null where that did not happen:
 * `answeredMs` when status and headers came, `firstMs` the first sign of the answer, `totalMs` its end.
 */
export type RepeatedRequest = {
  /** From 1, in the order in which they are sent. */
  number: number
  model: string
  answeredMs: number | null
  firstMs: number | null
  totalMs: number | null
  /** It waited in this browser for others to end; that wait is in its times. */
  isQueued: boolean
} & ({ status: 'waiting' | 'running' | 'done' | 'cancelled' } | { status: 'failed'; error: ApiError })

type RepeatOptions = {
  plan: RepeatPlan
  ask: AskOnce
  first: FirstSign
  /** A client for one request, whose exchange is listened to. */
  clientFor: (observe: Observe) => Client
  signal: AbortSignal
  /** Called with the whole list whenever one of them has changed. */
  onChange: (requests: readonly RepeatedRequest[]) => void
}

/** How many requests a plan sends. */
export function countOf({ models, times }: RepeatPlan): number {
  return models.length * times
}

/**
 * Sends what a plan says, never more than `atOnce` at a time, and resolves with all of it; never rejects.
 * The models take turns, so that a server whose load changes meanwhile is fair to each. No failure stops
 * the others and none is tried again. Aborting ends what is open and sends no more.
 */
export async function repeat(options: RepeatOptions): Promise<readonly RepeatedRequest[]> {
  const { plan, signal, onChange } = options
  let requests = planned(plan)
  const put = (request: RepeatedRequest) => {
    requests = requests.map((each) => (each.number === request.number ? request : each))
    onChange(requests)
  }
  const waiting = [...requests]
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (signal.aborted) put({ ...next, status: 'cancelled' })
      else await sendOne(options, next, put)
    }
  }
  onChange(requests)
  await Promise.all(Array.from({ length: plan.atOnce }, work))
  return requests
}

function planned({ models, times }: RepeatPlan): readonly RepeatedRequest[] {
  return Array.from({ length: times }, () => models)
    .flat()
    .map((model, index) => ({
      number: index + 1,
      model,
      status: 'waiting',
      answeredMs: null,
      firstMs: null,
      totalMs: null,
      isQueued: false,
    }))
}

async function sendOne(
  { ask, first, clientFor, signal }: RepeatOptions,
  planned: RepeatedRequest,
  put: (request: RepeatedRequest) => void,
): Promise<void> {
  // Set anew when the request leaves: what is loaded before it is no work of the server.
  let startedAtMs = performance.now()
  let hasLeft = false
  let request: RepeatedRequest = { ...planned, status: 'running' }
  const sinceMs = () => performance.now() - startedAtMs
  const change = (facts: Partial<Pick<RepeatedRequest, 'answeredMs' | 'firstMs' | 'isQueued'>>) => {
    request = { ...request, ...facts }
    put(request)
  }
  const sign = (atMs: number) => request.firstMs === null && change({ firstMs: atMs })
  const listen = (event: ExchangeEvent) => {
    if (event.type === 'request' && !hasLeft) {
      startedAtMs = event.atMs
      hasLeft = true
    }
    if (event.type === 'queued') change({ isQueued: true })
    // What is sent in several parts has begun to be answered with the first.
    if (event.type === 'response' && request.answeredMs === null) {
      change({ answeredMs: event.atMs - startedAtMs })
    }
    if (event.type === 'read' && first === 'byte') sign(event.atMs - startedAtMs)
  }
  put(request)
  try {
    await ask(clientFor(listen), request.model, signal, () => first === 'token' && sign(sinceMs()))
    put({ ...request, status: 'done', totalMs: sinceMs() })
  } catch (error) {
    const ended = { ...request, totalMs: sinceMs() }
    // Errors before the first address have the page's own; there is none outside a browser.
    const url = globalThis.location?.href ?? ''
    if (isAbort(error)) put({ ...ended, status: 'cancelled' })
    else put({ ...ended, status: 'failed', error: asApiError(error, url) })
  }
}

/** Smallest, middle and 95th percentile, in milliseconds. */
export type Spread = { min: number; p50: number; p95: number }

/** What came of the requests to one model. Only complete answers count for the times. */
export type RepeatSummary = {
  model: string
  asked: number
  done: number
  cancelled: number
  /** Failures by status, or by what happened where there was none; the most frequent first. */
  failures: readonly { name: string; count: number }[]
  total: Spread | null
  first: Spread | null
}

/** What came of each model, in the order of the plan. */
export function summarize(
  models: readonly string[],
  requests: readonly RepeatedRequest[],
): readonly RepeatSummary[] {
  return models.map((model) => {
    const own = requests.filter((request) => request.model === model)
    const done = own.filter(({ status }) => status === 'done')
    const counts = new Map<string, number>()
    for (const request of own) {
      if (request.status === 'failed') {
        const name = failureName(request.error)
        counts.set(name, (counts.get(name) ?? 0) + 1)
      }
    }
    return {
      model,
      asked: own.length,
      done: done.length,
      cancelled: own.filter(({ status }) => status === 'cancelled').length,
      failures: Array.from(counts, ([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count),
      total: spreadOf(done.flatMap(({ totalMs }) => totalMs ?? [])),
      first: spreadOf(done.flatMap(({ firstMs }) => firstMs ?? [])),
    }
  })
}

/** A failure in one word: the status, or the code of what happened where none came. */
export function failureName({ facts }: ApiError): string {
  return facts.status === undefined ? facts.code : String(facts.status)
}

/**
 * The spread of measured times; null of none.
 *
 * p50 and p95 are quantiles of type 7 of R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical
 * Packages", The American Statistician 50 (1996), by `lib/quantile`: linear interpolation between the two
 * nearest ranks, the default of R, NumPy and Excel's PERCENTILE.INC. Of few values the 95th percentile
 * lies close to the largest: it says little below some twenty.
 */
function spreadOf(times: readonly number[]): Spread | null {
  const [min, p50, p95] = [0, 0.5, 0.95].map((share) => quantile(times, share))
  if (min == null || p50 == null || p95 == null) return null
  return { min, p50, p95 }
}
