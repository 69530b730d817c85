// What works with a connection, as it was last checked: the report, and the models that were picked for one.
// Leaves to others: asking (check-run.ts).
import { createStore } from 'zustand/vanilla'
import type { ApiError } from '@/api/errors.ts'
import type { ModelKind } from '@/api/models.ts'
import type { ActiveConnection } from './connection.ts'

/** How deep one looks: the first three fill a report of requests, the last goes the way step by step. */
export const CHECK_DEPTHS = ['quick', 'endpoints', 'models', 'diagnose'] as const

export type CheckDepth = (typeof CHECK_DEPTHS)[number]

/** Where that is looked at, of one connection or of the one in use. */
export function checkPath(depth: CheckDepth, connectionId?: string): string {
  const search = new URLSearchParams({
    depth,
    ...(connectionId !== undefined && { connection: connectionId }),
  })
  return `/check?${search}`
}

/** The depths that fill a report of requests. */
export const REPORT_DEPTHS = ['quick', 'endpoints', 'models'] as const

export type ReportDepth = (typeof REPORT_DEPTHS)[number]

export const CHECK_STEPS = {
  quick: ['health', 'models'],
  endpoints: ['health', 'models', 'chat', 'embeddings', 'rerank', 'transcription', 'speech'],
} as const

export type CheckName = (typeof CHECK_STEPS)['endpoints'][number]

/** A model to be asked, and what it is asked for. */
export type CheckTarget = { model: string; kind: ModelKind }

/** The most models that one check asks. */
export const MAX_CHECK_TARGETS = 50

/** The models that were picked to be checked; null is as many of the server's as one check asks. */
export const checkTargets = createStore<{ targets: readonly CheckTarget[] | null }>(() => ({ targets: null }))

/**
 * What a request found. `reached`: the endpoint answered 400 or 422, so it is there, but whether the token
 * may use it is not proven. `no-model`: the server lists no model for it, `no-list`: there was no list to choose from; nothing was sent.
 */
export type CheckResult =
  | { found: 'waiting' | 'running' | 'no-model' | 'no-list' | 'cancelled' }
  | { found: 'allowed'; ms: number; count: number | null; model: string | null }
  | { found: 'refused' | 'reached' | 'failed'; ms: number; error: ApiError; model: string | null }

/**
 * One line of the report; `model` is set where it is a model that was to be checked, `against` where a second
 * connection was asked the same.
 */
export type CheckRow = {
  name: CheckName
  model: string | null
  result: CheckResult
  against: CheckResult | null
}

export type CheckReport = {
  depth: ReportDepth
  status: 'idle' | 'running' | 'done'
  /** Whether it was made earlier and is shown again, whatever connection is in use. */
  isRecalled: boolean
  connectionId: string
  connectionName: string
  /** The second connection; null when one was checked. */
  againstId: string | null
  againstName: string | null
  madeBy: ActiveConnection['kind']
  baseUrl: string
  /** When it was made: milliseconds since 1970. */
  at: number
  rows: readonly CheckRow[]
}

/** Before the first check. */
export const NO_REPORT: CheckReport = {
  depth: 'quick',
  status: 'idle',
  isRecalled: false,
  connectionId: '',
  connectionName: '',
  againstId: null,
  againstName: null,
  madeBy: 'sandbox',
  baseUrl: '',
  at: 0,
  rows: [],
}

/** The check that this tab made last, or that was opened from the history. */
export const checkStore = createStore<CheckReport>(() => NO_REPORT)
