/**
 * Seconds to wait, from a `Retry-After` header in seconds or as an HTTP date.
 *
 * A date is measured against the server's own `Date` header where there is one, since the clock of
 * this machine may be off. Null when the header is absent or unreadable; never negative.
 */
export function retryAfterSeconds(headers: Pick<Headers, 'get'>, now: number): number | null {
  const value = headers.get('retry-after')
  if (value === null) return null
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Math.ceil(Number(value))
  // Date.parse alone finds a date in almost anything, "-5" and "soon 7" included.
  const until = /\d:\d\d:\d\d/.test(value) ? Date.parse(value) : Number.NaN
  if (Number.isNaN(until)) return null
  const serverNow = Date.parse(headers.get('date') ?? '')
  return Math.max(0, Math.ceil((until - (Number.isNaN(serverNow) ? now : serverNow)) / 1000))
}
