// The last requests of this tab, as they went over the wire: what Wire shows and figures are read from.
import { createStore } from 'zustand/vanilla'
import type { ExchangeEvent, SentRequest } from '@/api/exchange.ts'
import type { PageName } from './pages.ts'

/** One network read of an answer: when it came, and its bytes. */
export type Read = { atMs: number; bytes: Uint8Array }

/**
 * One exchange. Times are milliseconds since the request was made; null has not happened. `reads` grows
 * in place without telling anybody, so that a stream costs nothing here: whoever shows it looks again.
 */
export type Exchange = {
  id: string
  /** The page that asked; null of what the console itself reads: the models, the health. */
  page: PageName | null
  /** Milliseconds since 1970. */
  startedAt: number
  request: SentRequest
  status: number | null
  responseHeaders: readonly [string, string][]
  responseMs: number | null
  endMs: number | null
  reads: Read[]
  bytes: number
  upload: { sentBytes: number; totalBytes: number } | null
  isQueued: boolean
  failed: boolean
}

const KEPT = 30
const KEPT_BYTES = 48 * 1024 * 1024

export const exchangeStore = createStore<{ list: readonly Exchange[] }>(() => ({ list: [] }))

/** When an exchange began, by `performance.now()`; kept apart, since it means nothing outside. */
const originMs = new Map<string, number>()

/**
 * Takes down what a client does for a page, or for the console itself (null): of what that reads over and over
 * only the last time is kept, or it would push out what somebody asked.
 */
export function recordExchange(page: PageName | null, event: ExchangeEvent): void {
  if (event.type === 'request') {
    begin(page, event)
    return
  }
  const exchange = exchangeOf(event.id)
  const origin = originMs.get(event.id)
  if (event.type === 'end') originMs.delete(event.id)
  if (exchange === undefined || origin === undefined) return
  const atMs = event.atMs - origin
  if (event.type === 'read') {
    exchange.reads.push({ atMs, bytes: event.bytes })
    exchange.bytes += event.bytes.byteLength
    return
  }
  if (event.type === 'queued') change(exchange, { isQueued: true })
  if (event.type === 'upload') {
    change(exchange, { upload: { sentBytes: event.sentBytes, totalBytes: event.totalBytes } })
  }
  if (event.type === 'response') {
    change(exchange, {
      status: event.status,
      responseHeaders: event.headers,
      responseMs: atMs,
      isQueued: false,
    })
  }
  if (event.type === 'end') change(exchange, { endMs: atMs, failed: event.error !== undefined })
}

/** An exchange as it stands; undefined once it has given way to newer ones. */
export function exchangeOf(id: string): Exchange | undefined {
  return exchangeStore.getState().list.find((exchange) => exchange.id === id)
}

/** Whether two exchanges are one thing that the console itself reads over and over. */
export function isSameRead(one: Exchange, other: Exchange): boolean {
  return one.page === null && other.page === null && one.request.url === other.request.url
}

function begin(page: PageName | null, event: ExchangeEvent & { type: 'request' }): void {
  originMs.set(event.id, event.atMs)
  const exchange: Exchange = {
    id: event.id,
    page,
    startedAt: event.startedAt,
    request: event.request,
    status: null,
    responseHeaders: [],
    responseMs: null,
    endMs: null,
    reads: [],
    bytes: 0,
    upload: null,
    isQueued: false,
    failed: false,
  }
  // One that is still under way stays until it has ended, too.
  const isOver = (other: Exchange) => other.endMs !== null && isSameRead(other, exchange)
  exchangeStore.setState(({ list }) => ({
    list: trimmed([exchange, ...list.filter((other) => !isOver(other))]),
  }))
}

// The oldest give way, by number and by what they weigh.
function trimmed(list: readonly Exchange[]): readonly Exchange[] {
  let bytes = 0
  return list.slice(0, KEPT).filter((exchange, index) => {
    bytes += exchange.bytes
    return index === 0 || exchange.endMs === null || bytes <= KEPT_BYTES
  })
}

// A changed exchange is a new object, but its reads stay the same growing list.
function change(exchange: Exchange, change: Partial<Exchange>): void {
  exchangeStore.setState(({ list }) => ({
    list: list.map((each) => (each.id === exchange.id ? { ...each, ...change } : each)),
  }))
}
