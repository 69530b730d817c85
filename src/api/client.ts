// One way out to one server. Owns: address, token, limits, how a refusal looks, who listens.
// Leaves to others: what a body means (one module per endpoint), who shows an error (the screen).
import { maskIn, maskToken } from '@/lib/mask-token.ts'
import { ApiError, type ErrorCode, isAbort } from './errors.ts'
import type { FormSummary, Observe } from './exchange.ts'
import { DEFAULT_LIMITS, type Limits, type Patience } from './limits.ts'
import { createByteMask } from './mask-bytes.ts'
import { createTextMask, type TextMask } from './mask-text.ts'
import { readRefusal } from './refusal.ts'
import { takeSlot } from './slots.ts'
import { tapResponse } from './tap.ts'

/** Where a server is and what it knows us by. `baseUrl` ends where an endpoint's name begins. */
export type Connection = { baseUrl: string; healthUrl: string; token: string | null }

export type CallOptions = { signal?: AbortSignal | undefined; patience?: Patience }

/**
 * A good `Response`, or an error: an `ApiError`, or the `AbortError` of the caller's own signal.
 * No call is ever repeated by the client.
 */
export type Client = {
  readonly baseUrl: string
  readonly healthUrl: string
  get(path: string, options?: CallOptions): Promise<Response>
  post(path: string, body: unknown, options?: CallOptions): Promise<Response>
  postForm(path: string, form: FormData, options?: CallOptions): Promise<Response>
  /** Masks the token in a text that comes in pieces, each of them clean; null when there is nothing to mask. */
  textMask(): TextMask | null
  /** Asks for health: no token, no waiting behind other requests. */
  getHealth(options?: CallOptions): Promise<Response>
}

type Settings = { observe?: Observe; limits?: Limits }

type Call = {
  method: 'GET' | 'POST'
  url: string
  headers: Record<string, string>
  body: { json: string } | { form: FormData } | null
  queues: boolean
  signal: AbortSignal | undefined
  patience: Patience
}

/** A client for one connection; two may exist at once. */
export function createClient(connection: Connection, settings: Settings = {}): Client {
  const { observe = () => {}, limits = DEFAULT_LIMITS } = settings
  const { token } = connection
  const auth: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }

  const call = (path: string, options: CallOptions | undefined, patience: Patience) => ({
    url: absolute(connection.baseUrl + path),
    signal: options?.signal,
    patience: options?.patience ?? patience,
    queues: true,
  })

  return {
    baseUrl: connection.baseUrl,
    healthUrl: connection.healthUrl,
    textMask: () => createTextMask(token),
    get: (path, options) =>
      send({ ...call(path, options, 'models'), method: 'GET', headers: auth, body: null }),
    post: (path, body, options) =>
      send({
        ...call(path, options, 'plain'),
        method: 'POST',
        headers: { ...auth, 'content-type': 'application/json' },
        body: { json: JSON.stringify(body) },
      }),
    postForm: (path, form, options) =>
      send({ ...call(path, options, 'transcription'), method: 'POST', headers: auth, body: { form } }),
    getHealth: (options) =>
      send({
        method: 'GET',
        url: absolute(connection.healthUrl),
        headers: {},
        body: null,
        queues: false,
        signal: options?.signal,
        patience: 'health',
      }),
  }

  async function send(call: Call): Promise<Response> {
    refuseOddToken(call)
    const id = crypto.randomUUID()
    const now = () => performance.now()
    const request = {
      method: call.method,
      url: call.url,
      headers: masked(call.headers),
      body: shown(call.body),
    }
    observe({ type: 'request', id, atMs: now(), startedAt: Date.now(), request })
    let release = () => {}
    const end = once((error?: unknown) => {
      release()
      observe({ type: 'end', id, atMs: now(), ...(error === undefined ? {} : { error }) })
    })
    try {
      if (call.queues) {
        const signal = call.signal ?? new AbortController().signal
        release = await takeSlot(new URL(call.url).origin, signal, () =>
          observe({ type: 'queued', id, atMs: now() }),
        )
      }
      const response = await answerOf(call, (sentBytes, totalBytes) =>
        observe({ type: 'upload', id, atMs: now(), sentBytes, totalBytes }),
      )
      observe({
        type: 'response',
        id,
        atMs: now(),
        status: response.status,
        headers: Array.from(response.headers, ([name, value]) => [name, maskIn(value, token)]),
      })
      const tapped = tapResponse(response, {
        url: call.url,
        silenceMs: limits.silenceMs,
        answerBytes: limits.answerBytes,
        mask: createByteMask(token),
        onRead: (bytes) => observe({ type: 'read', id, atMs: now(), bytes }),
        onEnd: end,
      })
      if (!response.ok) throw await readRefusal(tapped, call.url, token)
      return tapped
    } catch (error) {
      const failure = call.signal?.aborted ? stopped() : error
      end(failure)
      throw failure
    }
  }

  async function answerOf(call: Call, onUpload: (sent: number, total: number) => void): Promise<Response> {
    const limitMs = limits.firstByteMs[call.patience]
    const patience = new AbortController()
    let timer = setTimeout(giveUp, limitMs)
    function giveUp() {
      patience.abort()
    }
    const signal = call.signal ? AbortSignal.any([call.signal, patience.signal]) : patience.signal
    try {
      const response =
        call.body !== null && 'form' in call.body
          ? await (await import('./upload.ts')).uploadForm(
              call.url,
              call.headers,
              call.body.form,
              signal,
              (sent, total) => {
                // The clock of the first byte starts when the upload has ended.
                clearTimeout(timer)
                timer = setTimeout(giveUp, limitMs)
                onUpload(sent, total)
              },
            )
          : await fetch(call.url, {
              method: call.method,
              headers: call.headers,
              body: call.body?.json ?? null,
              signal,
              redirect: 'manual',
              credentials: 'omit',
              cache: 'no-store',
              referrerPolicy: 'no-referrer',
            })
      if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
        throw new ApiError('unreachable', { code: 'redirected', url: call.url })
      }
      return response
    } catch (error) {
      if (error instanceof ApiError) throw error
      if (call.signal?.aborted) throw stopped()
      if (patience.signal.aborted) {
        throw new ApiError('unreachable', {
          code: 'timed-out',
          url: call.url,
          seconds: Math.round(limitMs / 1000),
        })
      }
      if (isAbort(error)) throw error
      const code: ErrorCode = globalThis.navigator?.onLine === false ? 'offline' : 'no-answer'
      throw new ApiError('unreachable', { code, url: call.url })
    } finally {
      clearTimeout(timer)
    }
  }
}

// Whatever reason the caller gave: readers know a stop by its name.
function stopped(): DOMException {
  return new DOMException('The request was stopped.', 'AbortError')
}

// A header with such a character would throw a TypeError deep inside fetch, or inject a line.
function refuseOddToken(call: Call): void {
  const value = call.headers.authorization
  if (value !== undefined && !/^Bearer [\x21-\x7e]+$/.test(value)) {
    throw new ApiError('unreachable', { code: 'bad-token', url: call.url })
  }
}

function absolute(url: string): string {
  return new URL(url, globalThis.location?.href).href
}

function masked(headers: Record<string, string>): Record<string, string> {
  const { authorization } = headers
  if (authorization === undefined) return headers
  return { ...headers, authorization: `Bearer ${maskToken(authorization.slice('Bearer '.length))}` }
}

function shown(body: Call['body']): string | FormSummary | null {
  if (body === null) return null
  if ('json' in body) return body.json
  const fields = Array.from(body.form, ([name, value]) => ({
    name,
    value: typeof value === 'string' ? value : { fileName: value.name, bytes: value.size },
  }))
  return { fields }
}

function once(action: (error?: unknown) => void): (error?: unknown) => void {
  let done = false
  return (error) => {
    if (done) return
    done = true
    action(error)
  }
}
