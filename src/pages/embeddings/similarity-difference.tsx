import { useMemo } from 'react'
import type { Embeddings } from '@/api/embeddings.ts'
import { Pictured } from '@/parts/pictured.tsx'
import type { SentRow } from '@/session/embeddings.ts'
import { sayCosine, sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { Heatmap } from './heatmap.tsx'
import { ScaleLegend } from './scale-legend.tsx'
import { cosineOfCode } from './similarity/codes.ts'
import { pyramidOf } from './similarity/pyramid.ts'
import type { Analysis } from './similarity/run-analysis.ts'
import { paletteOf, scaleOf } from './similarity/scales.ts'
import { differenceOf, mostChanged, rankCorrelation } from './similarity/two-models.ts'
import { useAnalysis } from './similarity/use-analysis.ts'

const SHOWN_PAIRS = 8
const NOTHING = () => {}

type SimilarityDifferenceProps = {
  before: Embeddings
  after: Embeddings
  /** The texts that both were given. */
  rows: readonly SentRow[]
}

/**
 * Two models' similarities of the same texts: how much more alike the second finds each pair, how well the
 * two agree on the order of all pairs, and which pairs changed most. In the first one's order by similarity.
 */
export function SimilarityDifference({ before, after, rows }: SimilarityDifferenceProps) {
  const first = useAnalysis(before.vectors)
  const second = useAnalysis(after.vectors)
  if (first.size !== second.size || first.size < 2) return <p>{say('embeddings.difference-none')}</p>
  const isKnown = first.clusters !== null && second.clusters !== null
  return isKnown ? <Difference first={first} second={second} rows={rows} /> : <div className="min-h-96" />
}

type DifferenceProps = { first: Analysis; second: Analysis; rows: readonly SentRow[] }

function Difference({ first, second, rows }: DifferenceProps) {
  const order = useMemo(() => first.clusters?.order ?? [], [first])
  const difference = useMemo(() => differenceOf(first, second), [first, second])
  const correlation = useMemo(() => rankCorrelation(first, second), [first, second])
  const changed = useMemo(() => mostChanged(first, second, SHOWN_PAIRS), [first, second])
  const scale = useMemo(
    () => scaleOf('diverging', { min: difference.range.low, max: difference.range.high }),
    [difference],
  )
  const picture = useMemo(() => {
    const { codes, range } = difference
    return {
      pyramid: pyramidOf(codes, order),
      palette: paletteOf(scale, range),
      colourOf: scale.colourOf,
      exactOf: (row: number, column: number) => cosineOfCode(codes[row * first.size + column] ?? 0, range),
    }
  }, [difference, order, scale, first.size])
  const codesAt = (row: number, column: number) => {
    const place = row * first.size + column
    return [
      cosineOfCode(first.codes[place] ?? 0, first.range),
      cosineOfCode(second.codes[place] ?? 0, second.range),
    ]
  }
  return (
    <div className="grid gap-4">
      <Pictured name="difference">
        <Heatmap
          label={say('embeddings.difference-label', { count: sayCount(order.length) })}
          picture={picture}
          rows={rows}
          order={order}
          selected={[]}
          onSelect={NOTHING}
          legend={
            <ScaleLegend
              scale={scale}
              words={say('embeddings.difference-scale')}
              hasUndefined={first.problems.length + second.problems.length > 0}
            />
          }
          detail={(row, column) => {
            const [a = Number.NaN, b = Number.NaN] = codesAt(row, column)
            return (
              <>
                <p className="font-medium tabular-nums">{pairWords(a, b)}</p>
                <p className="truncate">{textOf(rows[row])}</p>
                <p className="truncate">{textOf(rows[column])}</p>
              </>
            )
          }}
        />
      </Pictured>
      <p className="text-sm">
        {Number.isNaN(correlation)
          ? say('embeddings.difference-none')
          : say('embeddings.difference-correlation', {
              count: sayCount((order.length * (order.length - 1)) / 2),
              value: sayCosine(correlation, 3),
            })}
      </p>
      <section aria-label={say('embeddings.difference-changed')} className="grid gap-1 text-sm">
        <h3 className="font-medium">{say('embeddings.difference-changed')}</h3>
        <ol className="grid gap-2">
          {changed.map(({ row, column, before, after }) => (
            <li key={`${row} ${column}`} className="grid grid-cols-[10rem_minmax(0,1fr)] gap-2">
              <span className="tabular-nums">{pairWords(before, after)}</span>
              <span className="grid text-ink-soft">
                <span className="truncate">{textOf(rows[row])}</span>
                <span className="truncate">{textOf(rows[column])}</span>
              </span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}

function textOf(row: SentRow | undefined): string {
  return row === undefined ? '' : `${row.number}. ${row.text}`
}

function pairWords(before: number, after: number): string {
  if (Number.isNaN(before) || Number.isNaN(after)) return say('embeddings.undefined')
  const by = after - before
  return say('embeddings.difference-pair', {
    before: sayCosine(before),
    after: sayCosine(after),
    by: `${by > 0 ? '+' : ''}${sayCosine(by)}`,
  })
}
