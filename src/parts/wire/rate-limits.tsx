import '@/words/en/wire.ts'
import { type RateLimit, readRateLimits } from '@/api/rate-limits.ts'
import { useConnection } from '@/session/connection.ts'
import type { Exchange } from '@/session/exchanges.ts'
import { sayCount, sayWait } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { useSecondsLeft } from '../use-seconds-left.ts'

/** What an answer's headers say of the rate limits: what is left of each, and when it is full again. */
export function RateLimits({ exchange }: { exchange: Exchange }) {
  const { status, responseHeaders, responseMs, startedAt } = exchange
  const connection = useConnection()
  if (status === null) return null
  const { limits, retryAt } = readRateLimits(responseHeaders, startedAt + (responseMs ?? 0))
  const isSilent = limits.length === 0 && retryAt === null
  return (
    <section aria-label={say('limits.title')} className="grid gap-2">
      <h3 className="font-medium">{say('limits.title')}</h3>
      {isSilent && (
        <p className="text-ink-faint text-xs">
          {say(connection?.kind === 'direct' ? 'limits.not-exposed' : 'limits.none')}
        </p>
      )}
      {retryAt !== null && <Wait at={retryAt} />}
      <ul className="grid gap-2 empty:hidden">
        {limits.map((limit) => (
          <Limit key={limit.what} limit={limit} />
        ))}
      </ul>
    </section>
  )
}

function Wait({ at }: { at: number }) {
  const left = useSecondsLeft(at)
  return (
    <p className={`tabular-nums ${left > 0 ? 'text-warning' : 'text-ink-soft'}`}>
      {left > 0 ? say('limits.wait', { time: sayWait(left) }) : say('limits.waited')}
    </p>
  )
}

function Limit({ limit: { what, limit, remaining, resetAt } }: { limit: RateLimit }) {
  const left = useSecondsLeft(resetAt ?? 0)
  const name = what === '' ? say('limits.all') : what
  const figures = limit === null ? sayCount(remaining ?? 0) : ofWords(remaining, limit)
  return (
    <li className="grid gap-1">
      <p className="flex flex-wrap justify-between gap-x-3 tabular-nums">
        <span className="[overflow-wrap:anywhere]">{name}</span>
        <span className="text-ink-soft">
          {figures}
          {left > 0 && ` · ${say('limits.reset', { time: sayWait(left) })}`}
        </span>
      </p>
      {limit !== null && remaining !== null && (
        <progress
          aria-label={name}
          className="h-1.5 w-full accent-accent-fill"
          max={Math.max(1, limit)}
          value={remaining}
        />
      )}
    </li>
  )
}

function ofWords(remaining: number | null, limit: number): string {
  if (remaining === null) return say('limits.at-most', { limit: sayCount(limit) })
  return say('limits.left', { remaining: sayCount(remaining), limit: sayCount(limit) })
}
