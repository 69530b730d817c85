import { Pictured } from '@/parts/pictured.tsx'
import type { HealthCheck } from '@/session/health-log.ts'
import { sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

const HEIGHT = 60
const SHOWN = 60

const colours = {
  up: 'fill-good',
  degraded: 'fill-warning',
  unknown: 'fill-warning',
  down: 'fill-bad',
  unreachable: 'fill-bad',
} as const

/** The last checks, one bar each: its height is the time it took, its colour what it found. */
export function CheckStrip({ checks }: { checks: readonly HealthCheck[] }) {
  const shown = checks.slice(-SHOWN)
  const most = Math.max(1, ...shown.map(({ latencyMs }) => latencyMs ?? 0))
  // The newest stands at the right end, under its time, however few there are.
  const first = SHOWN - shown.length
  const words = shown.length === 0 ? say('status.strip-none') : say('status.strip', { count: shown.length })
  return (
    <Pictured name="health">
      <figure className="grid gap-2">
        <svg
          viewBox={`0 0 ${SHOWN * 10} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={words}
          className="h-24 w-full rounded-md bg-sunken"
        >
          {shown.map(({ at, state, latencyMs }, index) => {
            const height = latencyMs === null ? HEIGHT : 8 + (latencyMs / most) * (HEIGHT - 12)
            return (
              <rect
                key={at}
                x={(first + index) * 10 + 1}
                width="8"
                y={HEIGHT - height}
                height={height}
                rx="2"
                className={colours[state]}
              >
                <title>{`${say(`health.${state}`)}, ${sayTime(at)}${latencyMs === null ? '' : `, ${say('status.ms', { ms: Math.round(latencyMs) })}`}`}</title>
              </rect>
            )
          })}
        </svg>
        <figcaption className="flex justify-between gap-2 text-ink-faint text-xs">
          <span>{words}</span>
          <span>{shown.length > 0 && sayTime(shown.at(-1)?.at ?? 0)}</span>
        </figcaption>
      </figure>
    </Pictured>
  )
}
