import '@/words/en/health.ts'
import { useStore } from 'zustand'
import { quantile } from '@/lib/quantile.ts'
import { useHealth } from '@/parts/health.ts'
import { PageHead } from '@/parts/page-head.tsx'
import { Problem } from '@/parts/problem.tsx'
import { useClient, useConnection } from '@/session/connection.ts'
import { type HealthCheck, healthLog } from '@/session/health-log.ts'
import { Button } from '@/ui/button.tsx'
import { healthDots } from '@/ui/health-dots.ts'
import { sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

const NO_CHECKS: HealthCheck[] = []

export default function StatusPage() {
  const health = useHealth()
  const connection = useConnection()
  const { healthUrl } = useClient()
  const checks = useStore(healthLog, (log) => log[healthUrl] ?? NO_CHECKS)
  const times = checks.flatMap(({ latencyMs }) => (latencyMs === null ? [] : [latencyMs]))
  const figures = [
    ['status.min', quantile(times, 0)],
    ['status.median', quantile(times, 0.5)],
    ['status.p95', quantile(times, 0.95)],
  ] as const
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)]">
      <PageHead page="status" />
      <div className="overflow-y-auto">
        <div className="mx-auto grid max-w-3xl gap-8 p-6">
          <div className="flex flex-wrap items-center gap-4">
            <span aria-hidden className={`size-4 rounded-full ${healthDots[health.state]}`} />
            <p role="status" className="font-semibold text-2xl">
              {say(`health.${health.state}`)}
            </p>
            <span className="flex-1" />
            <Button look="filled" disabled={health.isFetching} onClick={() => void health.refetch()}>
              {say('status.check-now')}
            </Button>
          </div>
          <p className="text-ink-soft">
            {connection?.name} · {healthUrl}
            {health.checkedAt > 0 && ` · ${say('status.checked', { time: sayTime(health.checkedAt) })}`}
            {health.data?.words != null && ` · ${say('status.words', { words: health.data.words })}`}
          </p>
          {health.error !== null && <Problem error={health.error} />}
          <Strip checks={checks} />
          <dl className="grid grid-cols-3 gap-3">
            {figures.map(([key, ms]) => (
              <div key={key} className="rounded-md border border-line bg-surface p-4">
                <dt className="text-ink-faint text-sm">{say(key)}</dt>
                <dd className="font-semibold text-xl tabular-nums">
                  {ms === null ? '–' : say('status.ms', { ms: Math.round(ms * 10) / 10 })}
                </dd>
              </div>
            ))}
          </dl>
          <p className="text-ink-faint text-sm">{say('chip.next')}</p>
        </div>
      </div>
    </div>
  )
}

const HEIGHT = 60

// One bar a check: its height is the time it took, its colour what it found.
function Strip({ checks }: { checks: readonly HealthCheck[] }) {
  const shown = checks.slice(-60)
  const most = Math.max(1, ...shown.map(({ latencyMs }) => latencyMs ?? 0))
  return (
    <figure className="grid gap-2">
      <svg
        viewBox={`0 0 600 ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={say('status.strip', { count: shown.length })}
        className="h-24 w-full rounded-md bg-sunken"
      >
        {shown.map(({ at, state, latencyMs }, index) => {
          const height = latencyMs === null ? HEIGHT : 8 + (latencyMs / most) * (HEIGHT - 12)
          return (
            <rect
              key={at}
              x={index * 10 + 1}
              width="8"
              y={HEIGHT - height}
              height={height}
              rx="2"
              className={
                state === 'up'
                  ? 'fill-good'
                  : state === 'degraded' || state === 'unknown'
                    ? 'fill-warning'
                    : 'fill-bad'
              }
            />
          )
        })}
      </svg>
      <figcaption className="text-ink-faint text-xs">
        {say('status.strip', { count: shown.length })}
      </figcaption>
    </figure>
  )
}
