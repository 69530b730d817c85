// What a server tells of its rate limits, in any of the headers that are about.
import { retryAfterSeconds } from './retry-after.ts'

/** One limit. `what` is what it counts, in the server's word (`requests`, `tokens`, a policy's name) or empty. */
export type RateLimit = {
  what: string
  limit: number | null
  remaining: number | null
  /** When it is full again: milliseconds since 1970. */
  resetAt: number | null
}

/** What an answer's headers say; `retryAt` (milliseconds since 1970) is when one may ask again. */
export type RateLimits = { limits: RateLimit[]; retryAt: number | null }

const PLAIN = /^(?:x-)?ratelimit-(limit|remaining|reset)(?:-(.+))?$/

/**
 * Reads `x-ratelimit-*`, `ratelimit-*`, the structured `RateLimit` and `RateLimit-Policy` of
 * draft-ietf-httpapi-ratelimit-headers-10 with the list form of its draft 3, and `Retry-After`. `now` is when
 * the answer came (milliseconds since 1970). What cannot be read is left out; a reset is told in seconds, as
 * a duration (`6m0s`), as seconds since 1970 or as a date.
 */
export function readRateLimits(headers: readonly (readonly [string, string])[], now: number): RateLimits {
  const found = new Map<string, RateLimit>()
  const put = (what: string, change: Partial<RateLimit>) => {
    const before = found.get(what) ?? { what, limit: null, remaining: null, resetAt: null }
    found.set(what, { ...before, ...change })
  }
  for (const [header, value] of headers) {
    const name = header.toLowerCase()
    const [, field, what = ''] = PLAIN.exec(name) ?? []
    if (field === 'limit' || field === 'remaining') put(what, { [field]: leadingNumber(value) })
    if (field === 'reset') put(what, { resetAt: readReset(value, now) })
    if (name === 'ratelimit' || name === 'ratelimit-policy') readStructured(value, now, put)
  }
  // What is masked in a header is no header any more: `Headers` takes no dots.
  const get = (name: string) => headers.find(([each]) => each.toLowerCase() === name)?.[1] ?? null
  const wait = retryAfterSeconds({ get }, now)
  const limits = [...found.values()].filter(({ limit, remaining }) => limit !== null || remaining !== null)
  return { limits, retryAt: wait === null ? null : now + wait * 1000 }
}

// `"burst";q=100;w=60, "daily";q=1000;w=86400` and `"burst";r=12;t=30`, or `limit=100, remaining=50, reset=5`.
function readStructured(value: string, now: number, put: (what: string, change: Partial<RateLimit>) => void) {
  for (const member of value.split(',')) {
    const [first = '', ...parameters] = member.trim().split(';')
    const what = /^"?([\w-]+)"?$/.exec(first)?.[1] ?? ''
    for (const pair of first.includes('=') ? [first] : parameters) {
      const [key = '', text = ''] = pair.trim().split('=')
      const number = leadingNumber(text)
      if (key === 'q' || key === 'limit') put(what, { limit: number })
      if (key === 'r' || key === 'remaining') put(what, { remaining: number })
      if (key === 't' || key === 'reset') put(what, { resetAt: readReset(text, now) })
    }
  }
}

function leadingNumber(text: string): number | null {
  const digits = /^\s*(\d+)/.exec(text)?.[1]
  return digits === undefined ? null : Number(digits)
}

const DURATION = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m(?!s))?(?:([\d.]+)s)?(?:([\d.]+)ms)?$/
/** Seconds above this are a moment, not a wait: thirty years. */
const MOMENT_SECONDS = 1e9

function readReset(value: string, now: number): number | null {
  const text = value.trim()
  if (/^\d+(\.\d+)?$/.test(text)) {
    const number = Number(text)
    if (number < MOMENT_SECONDS) return now + number * 1000
    return number < MOMENT_SECONDS * 1000 ? number * 1000 : number
  }
  const [whole, days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0] = DURATION.exec(text) ?? []
  if (whole !== undefined && whole !== '') {
    const total = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)
    return now + total * 1000 + Number(ms)
  }
  const date = /\d:\d\d/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? null : date
}
