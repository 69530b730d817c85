import '@/words/en/repeat.ts'
import type { FirstSign, RepeatedRequest } from '@/session/repeat.ts'
import { say } from '@/words/say.ts'
import { sayWholeMs } from './report.ts'

type TimelineProps = { models: readonly string[]; requests: readonly RepeatedRequest[]; first: FirstSign }

const WIDTH = 1000
/** Rows are lower where there are many. */
const FEW_ROWS = 12

// The phases differ in height as well as in colour: nobody needs to tell the colours apart.
const PHASES = {
  waiting: { look: 'fill-line-strong', share: 0.25 },
  first: { look: 'fill-warning', share: 0.5 },
  text: { look: 'fill-accent', share: 0.85 },
  failed: { look: 'fill-bad', share: 0.25 },
} as const

type Phase = keyof typeof PHASES

/** Each request as a line from its start: waiting for the server, for the first token, and the text. */
export function Timeline({ models, requests, first }: TimelineProps) {
  const longestMs = Math.max(
    1,
    ...requests.map(({ totalMs, firstMs, answeredMs }) =>
      Math.max(totalMs ?? 0, firstMs ?? 0, answeredMs ?? 0),
    ),
  )
  return (
    <section aria-label={say('repeat.timeline')} className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h3 className="flex-1 font-medium">{say('repeat.timeline')}</h3>
        <Legend first={first} />
      </div>
      {models.map((model) => {
        const rows = requests.filter((request) => request.model === model)
        const rowPx = rows.length > FEW_ROWS ? 6 : 10
        return (
          <div key={model} className="grid gap-1">
            <span className="truncate text-ink-soft text-sm">{model}</span>
            <svg
              role="img"
              aria-label={say('repeat.timeline-label', {
                count: rows.length,
                model,
                ms: Math.round(longestMs),
              })}
              viewBox={`0 0 ${WIDTH} ${rows.length * rowPx}`}
              preserveAspectRatio="none"
              className="w-full rounded-sm bg-sunken"
              style={{ height: rows.length * rowPx }}
            >
              {rows.map((request, row) => (
                <g key={request.number}>
                  {phasesOf(request, first).map(({ phase, fromMs, toMs }) => {
                    const { look, share } = PHASES[phase]
                    return (
                      <rect
                        key={phase}
                        className={look}
                        x={(fromMs / longestMs) * WIDTH}
                        width={Math.max(1, ((toMs - fromMs) / longestMs) * WIDTH)}
                        y={(row + (1 - share) / 2) * rowPx}
                        height={share * rowPx}
                      />
                    )
                  })}
                </g>
              ))}
            </svg>
          </div>
        )
      })}
      <div aria-hidden className="flex justify-between text-ink-faint text-xs tabular-nums">
        <span>0</span>
        <span>{sayWholeMs(longestMs)}</span>
      </div>
    </section>
  )
}

function Legend({ first }: { first: FirstSign }) {
  const entries: [Phase, string][] = [
    ['waiting', say('repeat.phase-waiting')],
    ...(first === null ? [] : [['first', say(`repeat.phase-${first}`)] satisfies [Phase, string]]),
    ['text', say(first === 'token' ? 'repeat.phase-text' : 'repeat.phase-answer')],
    ['failed', say('repeat.phase-failed')],
  ]
  return (
    <ul className="flex flex-wrap gap-x-3 text-ink-soft text-xs">
      {entries.map(([phase, words]) => (
        <li key={phase} className="flex items-center gap-1">
          <svg aria-hidden="true" viewBox="0 0 10 10" className="size-2.5">
            <rect
              className={PHASES[phase].look}
              width="10"
              y={5 - PHASES[phase].share * 5}
              height={PHASES[phase].share * 10}
            />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  )
}

type Stretch = { phase: Phase; fromMs: number; toMs: number }

// What came of a request by the times that are known; one that failed is told apart from where it broke.
function phasesOf({ status, answeredMs, firstMs, totalMs }: RepeatedRequest, first: FirstSign): Stretch[] {
  const isBroken = status === 'failed' || status === 'cancelled'
  const endMs = totalMs ?? firstMs ?? answeredMs ?? 0
  const beginsMs = first === null ? answeredMs : firstMs
  const stretches: Stretch[] = [
    { phase: isBroken && answeredMs === null ? 'failed' : 'waiting', fromMs: 0, toMs: answeredMs ?? endMs },
  ]
  if (answeredMs === null) return endMs === 0 ? [] : stretches
  if (first !== null) {
    stretches.push({ phase: 'first', fromMs: answeredMs, toMs: Math.max(answeredMs, beginsMs ?? endMs) })
  }
  if (beginsMs !== null) {
    stretches.push({ phase: isBroken ? 'failed' : 'text', fromMs: beginsMs, toMs: Math.max(beginsMs, endMs) })
  }
  return stretches
}
