/** A rate: so many requests a minute, spent one by one and given back evenly. */
export type TokenBucket = {
  /** Takes one request; null when it was there, else the whole seconds until there is one, at least 1. */
  take(): number | null
  /** Whole requests that could be made now. */
  left(): number
  /** Whole seconds until it is full again. */
  fullInSeconds(): number
}

const MINUTE_MS = 60_000

/** A token bucket (RFC 2697 describes the idea): full at the start, never fuller than a minute's worth. */
export function createTokenBucket(perMinute: number, now: () => number): TokenBucket {
  let level = perMinute
  let filledAt = now()
  const fill = () => {
    const time = now()
    level = Math.min(perMinute, level + ((time - filledAt) * perMinute) / MINUTE_MS)
    filledAt = time
  }
  return {
    take() {
      fill()
      // A millionth is nothing: floating point must not cost a client its second.
      const missing = 1 - level - 1e-6
      if (missing > 0) return Math.max(1, Math.ceil((missing * MINUTE_MS) / perMinute / 1000))
      level -= 1
      return null
    },
    left() {
      fill()
      return Math.max(0, Math.floor(level + 1e-6))
    },
    fullInSeconds() {
      fill()
      return Math.ceil(((perMinute - level - 1e-6) * MINUTE_MS) / perMinute / 1000)
    },
  }
}
