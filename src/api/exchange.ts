/** One request as it left, the token masked. */
export type SentRequest = {
  method: 'GET' | 'POST'
  url: string
  headers: Record<string, string>
  /** JSON text, or the fields of a form with files by name and size; null without a body. */
  body: string | FormSummary | null
}

export type FormSummary = { fields: { name: string; value: string | { fileName: string; bytes: number } }[] }

/**
 * What happens to one exchange, in order: `request`, perhaps `queued`, then `response`, any number
 * of `read`s with the bytes as they arrived, and always one `end`. Times are milliseconds of
 * `performance.now()`; `error` is the failure, an abort included.
 */
export type ExchangeEvent =
  | { type: 'request'; id: string; atMs: number; startedAt: number; request: SentRequest }
  | { type: 'queued'; id: string; atMs: number }
  | { type: 'upload'; id: string; atMs: number; sentBytes: number; totalBytes: number }
  | { type: 'response'; id: string; atMs: number; status: number; headers: [string, string][] }
  | { type: 'read'; id: string; atMs: number; bytes: Uint8Array }
  | { type: 'end'; id: string; atMs: number; error?: unknown }

/** Listens to every exchange of a client: the one point where Wire, history and recordings hang. */
export type Observe = (event: ExchangeEvent) => void
