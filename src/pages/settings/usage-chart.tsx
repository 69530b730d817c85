import type { TokenUsage } from '@/api/issued-tokens.ts'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

const SHOWN_DAYS = 14
const HEIGHT = 40
const BAR = 14
const GAP = 3

/** Requests by day, the last two weeks in which there were any: a bar a day, and the same in words. */
export function UsageChart({ usage }: { usage: readonly TokenUsage[] }) {
  const days = [...Map.groupBy(usage, ({ day }) => day)].slice(-SHOWN_DAYS).map(([day, rows]) => ({
    day,
    requests: sumOf(rows, ({ requests }) => requests),
    tokens: sumOf(rows, ({ tokens }) => tokens),
    endpoints: rows.map(({ endpoint }) => say(`page.${endpoint}`)).join(', '),
  }))
  if (days.length === 0) return null
  const most = Math.max(...days.map(({ requests }) => requests))
  return (
    <figure className="flex items-end gap-3">
      <svg aria-hidden width={days.length * (BAR + GAP)} height={HEIGHT} className="shrink-0 fill-accent">
        {days.map(({ day, requests }, index) => {
          const height = Math.max(2, (requests / most) * HEIGHT)
          return (
            <rect key={day} x={index * (BAR + GAP)} y={HEIGHT - height} width={BAR} height={height} rx={1} />
          )
        })}
      </svg>
      <figcaption className="min-w-0 text-ink-soft text-sm">
        <details>
          <summary>{say('tokens.usage')}</summary>
          <ul>
            {days.map(({ day, requests, tokens, endpoints }) => (
              <li key={day}>
                {say('tokens.usage-row', {
                  day,
                  count: sayCount(requests),
                  tokens: sayCount(tokens),
                  endpoints,
                })}
              </li>
            ))}
          </ul>
        </details>
      </figcaption>
    </figure>
  )
}

function sumOf<Row>(rows: readonly Row[], read: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + read(row), 0)
}
