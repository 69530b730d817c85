import { useMemo, useState } from 'react'
import { Pictured } from '@/parts/pictured.tsx'
import type { SentRow } from '@/session/embeddings.ts'
import { sayCosine, sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { groupHistogram, pairsAbove } from './similarity/groups.ts'
import type { Analysis } from './similarity/run-analysis.ts'

const HEIGHT = 40

/** How alike rows of one label colour are, beside rows of different ones, and a threshold between them. */
export function GroupPanel({ analysis, rows }: { analysis: Analysis; rows: readonly SentRow[] }) {
  const { codes, range } = analysis
  const labels = useMemo(() => rows.map(({ label }) => label), [rows])
  const histogram = useMemo(() => groupHistogram(codes, range, labels), [codes, range, labels])
  const [chosen, setChosen] = useState<number | null>(null)
  const threshold = chosen ?? histogram?.bestThreshold ?? 0
  const counts = useMemo(() => pairsAbove(codes, range, labels, threshold), [codes, range, labels, threshold])
  if (histogram === null) return <p className="text-ink-faint text-sm">{say('embeddings.groups-none')}</p>
  const { low, high, within, between } = histogram
  // Each by its own highest bar: there are many more pairs between groups than within.
  const parts = [
    { name: 'within', bins: within, look: 'fill-label-1' },
    { name: 'between', bins: between, look: 'fill-label-2' },
  ] as const
  const place = ((threshold - low) / Math.max(high - low, 1e-9)) * within.length
  return (
    <div className="grid gap-2">
      <Pictured name="groups">
        <div className="grid gap-2">
          {parts.map(({ name, bins, look }) => {
            const most = Math.max(1, ...bins)
            return (
              <div key={name} className="grid grid-cols-[9rem_minmax(0,1fr)] items-end gap-2 text-xs">
                <span className="text-ink-soft tabular-nums">
                  {say(`embeddings.groups-${name}`, {
                    above: sayCount(counts[name]),
                    count: sayCount(counts[name === 'within' ? 'allWithin' : 'allBetween']),
                  })}
                </span>
                <svg
                  viewBox={`0 0 ${bins.length} ${HEIGHT}`}
                  preserveAspectRatio="none"
                  aria-hidden
                  className="h-12"
                >
                  {bins.map((count, at) => (
                    <rect
                      // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
                      key={at}
                      x={at + 0.05}
                      width="0.9"
                      y={HEIGHT - (count / most) * HEIGHT}
                      height={(count / most) * HEIGHT}
                      className={look}
                    />
                  ))}
                  <line x1={place} x2={place} y1="0" y2={HEIGHT} className="stroke-ink" strokeWidth="0.15" />
                </svg>
              </div>
            )
          })}
        </div>
      </Pictured>
      <label className="grid grid-cols-[9rem_minmax(0,1fr)_3rem] items-center gap-2 text-sm">
        {say('embeddings.threshold')}
        <input
          type="range"
          className="accent-accent-fill"
          min={low}
          max={high}
          step={0.01}
          value={threshold}
          onChange={(event) => setChosen(event.target.valueAsNumber)}
        />
        <span className="text-right tabular-nums">{sayCosine(threshold)}</span>
      </label>
      {histogram.bestThreshold !== null && (
        <p className="text-ink-faint text-xs">
          {say('embeddings.groups-best', { value: sayCosine(histogram.bestThreshold) })}
        </p>
      )}
    </div>
  )
}
