/** Who must act: the server said no; no answer came; an answer that cannot be read; half an answer. */
export type ErrorKind = 'refused' | 'unreachable' | 'unreadable' | 'cut-short'

/** What happened, finer than the kind: the key of the words that a screen shows. */
export const ERROR_CODES = [
  'refused',
  'refused-400',
  'refused-401',
  'refused-403',
  'refused-404',
  'refused-408',
  'refused-413',
  'refused-422',
  'refused-429',
  'refused-500',
  'refused-502',
  'refused-503',
  'refused-504',
  'offline',
  'no-answer',
  'no-upstream',
  'timed-out',
  'redirected',
  'bad-token',
  'empty',
  'web-page',
  'not-json',
  'unexpected',
  'too-large',
  'failed-midway',
  'ended-early',
  'connection-lost',
  'silent',
  'uncuttable',
  'console-fault',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/** One field that a server refused: its path in the body and the server's words. */
export type FieldProblem = { field: string; message: string }

/** What is known of a failed call; every text has the token masked already. */
export type ErrorFacts = {
  code: ErrorCode
  url: string
  /** HTTP status, where there was an answer. */
  status?: number
  /** The server's own words, or the server that the gateway could not reach and why, at most `SHOWN_WORDS` characters. */
  words?: string
  fields?: FieldProblem[]
  /** Seconds to wait before the next try, as the server asked. */
  retryAfterSeconds?: number
  /** When that wait is over: milliseconds since 1970. */
  retryAt?: number
  requestId?: string
  /** The start of the body as it came, for a folded view. */
  raw?: string
  /** Seconds that were waited, for a timeout. */
  seconds?: number
  /** Where in an unexpected answer the trouble is. */
  path?: string
}

/** The most characters of a server's words that a screen shows; the rest is in `raw`. */
export const SHOWN_WORDS = 2_000

/** The one error of the API client. Abort never becomes one: it stays an `AbortError`. */
export class ApiError extends Error {
  readonly kind: ErrorKind
  readonly facts: ErrorFacts

  constructor(kind: ErrorKind, facts: ErrorFacts) {
    super(`${kind}: ${facts.code}`)
    this.name = 'ApiError'
    this.kind = kind
    this.facts = facts
  }
}

/**
 * Any failure as an `ApiError`: what is none is a fault of the console itself (a chunk of an older build
 * that is gone, a bug), which must end in words too and not in a wait without end.
 */
export function asApiError(error: unknown, url: string): ApiError {
  if (error instanceof ApiError) return error
  const raw = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return new ApiError('unreadable', { code: 'console-fault', url, raw })
}

/** Whether an error means that somebody stopped the request on purpose. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}

/** A key of the word catalogue with the values that its sentence wants. */
export type Message<Key extends string = string> = { key: Key; values: Record<string, string | number> }

/** An error as a screen tells it: what happened, and what to do next. */
export type ErrorWords = {
  title: Message<`error.${ErrorCode}`>
  hint: Message<`hint.${ErrorCode}` | 'hint.context-length'>
}

/**
 * Says an error in words: keys of the catalogue (`error.CODE`, `hint.CODE`) with their values.
 * The server's own words stay in `facts.words`, to be shown as they are.
 */
export function describeError(error: ApiError): ErrorWords {
  const { facts } = error
  const values = {
    host: hostOf(facts.url),
    words: facts.words ?? '',
    url: facts.url,
    status: facts.status ?? '',
    seconds: facts.seconds ?? facts.retryAfterSeconds ?? '',
    path: facts.path ?? '',
  }
  return {
    title: { key: `error.${facts.code}`, values },
    hint: { key: saysTooLong(facts) ? 'hint.context-length' : `hint.${facts.code}`, values },
  }
}

// No field and no status tells it: only the server's words do.
function saysTooLong({ status, words = '' }: ErrorFacts): boolean {
  return status === 400 && /context[ _-]?(length|window|size)|too many tokens/i.test(words)
}

function hostOf(url: string): string {
  try {
    return new URL(url).host
  } catch {
    return url
  }
}
