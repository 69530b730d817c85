import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { rankWords } from './movement.tsx'
import type { RankedRow } from './ranking.ts'

const ROW_PX = 30
const LEFT_PX = 40
const RIGHT_PX = 360
const TOP_PX = 30
const SHOWN_ROWS = 60
const WORDS = 44

type SlopeChartProps = {
  /** Best first. `from` is the place on the left, from 0: that in the input unless it is another ranking's. */
  rows: readonly (RankedRow & { from?: number })[]
  /** The names of both sides. */
  from?: string
  to?: string
  /** Whether a document is drawn as dropped. */
  isFaint?: (row: RankedRow) => boolean
}

/**
 * A line for each document, from its place in the input to its place in the ranking. Of many the best: they
 * stand row by row on the right, and their places in the input are drawn together on the left.
 */
export function SlopeChart({ rows, from, to, isFaint }: SlopeChartProps) {
  const shown = rows.slice(0, SHOWN_ROWS)
  const heightPx = TOP_PX + shown.length * ROW_PX
  const y = (place: number) => TOP_PX + place * ROW_PX + ROW_PX / 2
  const placeOf = (row: (typeof rows)[number]) => row.from ?? row.index
  const most = shown.reduce((high, row) => Math.max(high, placeOf(row)), 0)
  const scale = most < shown.length ? 1 : (shown.length - 1) / most
  const labelled = apart(shown.map((row) => y(placeOf(row) * scale)))
  const chart = (
    <svg
      viewBox={`0 0 720 ${heightPx}`}
      role="img"
      aria-label={
        from === undefined ? say('rerank.slope') : say('rerank.slope-between', { from, to: to ?? '' })
      }
      className="w-full max-w-4xl text-[13px]"
    >
      <text
        x={from === undefined ? LEFT_PX : 4}
        y="18"
        textAnchor={from === undefined ? 'middle' : 'start'}
        className="fill-ink-faint"
      >
        {from ?? say('rerank.input')}
      </text>
      <text x={RIGHT_PX} y="18" textAnchor="middle" className="fill-ink-faint">
        {to ?? say('rerank.rank')}
      </text>
      {shown.map((row, place) => {
        const rises = row.movement !== null && row.movement > 0
        return (
          <g key={row.index} className={isFaint?.(row) === true ? 'opacity-60' : ''}>
            <line
              x1={LEFT_PX + 14}
              x2={RIGHT_PX - 18}
              y1={y(placeOf(row) * scale)}
              y2={y(place)}
              strokeWidth={rises ? 2.5 : 1.5}
              className={rises ? 'stroke-accent' : 'stroke-line-strong'}
            />
            {labelled.has(place) && (
              <text
                x={LEFT_PX}
                y={y(placeOf(row) * scale)}
                textAnchor="middle"
                dominantBaseline="central"
                className="fill-ink-soft"
              >
                {row.from === undefined ? row.number : row.from + 1}
              </text>
            )}
            <text
              x={RIGHT_PX}
              y={y(place)}
              textAnchor="middle"
              dominantBaseline="central"
              className="fill-ink font-medium"
            >
              {rankWords(row)}
            </text>
            <text x={RIGHT_PX + 24} y={y(place)} dominantBaseline="central" className="fill-ink-soft">
              {row.text.length > WORDS ? `${row.text.slice(0, WORDS)}…` : row.text}
            </text>
          </g>
        )
      })}
    </svg>
  )
  if (shown.length === rows.length) return chart
  return (
    <div className="grid gap-2">
      {chart}
      <p className="text-ink-soft text-sm">
        {say('rerank.best-of', { shown: sayCount(shown.length), count: sayCount(rows.length) })}
      </p>
    </div>
  )
}

const LABEL_PX = 14

// Which of these heights can bear a label: where many places are drawn together, not all of them are named.
function apart(heights: readonly number[]): ReadonlySet<number> {
  const kept = new Set<number>()
  let last = Number.NEGATIVE_INFINITY
  for (const place of heights.map((_, at) => at).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0))) {
    const height = heights[place] ?? 0
    if (height - last < LABEL_PX) continue
    kept.add(place)
    last = height
  }
  return kept
}
