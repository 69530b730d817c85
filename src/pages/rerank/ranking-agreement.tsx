import { useMemo, useState } from 'react'
import type { Ranking } from '@/api/rerank.ts'
import { Pictured } from '@/parts/pictured.tsx'
import { Segmented } from '@/ui/segmented.tsx'
import { sayCosine, sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { agreementOf } from './agreement.ts'
import { rankedRows } from './ranking.ts'
import { SlopeChart } from './slope-chart.tsx'

type RankingAgreementProps = {
  first: { name: string; given: Ranking }
  second: { name: string; given: Ranking }
  documents: readonly string[]
}

const DEPTHS = ['1', '3', '5', '10'] as const

/** Two rankings of the same documents: how far they agree, and where each document stands in both. */
export function RankingAgreement({ first, second, documents }: RankingAgreementProps) {
  const [depth, setDepth] = useState<(typeof DEPTHS)[number]>('3')
  const agreement = useMemo(
    () => agreementOf(first.given.ranked, second.given.ranked, Number(depth)),
    [first.given, second.given, depth],
  )
  const rows = useMemo(
    () => fromTo(first.given, second.given, documents),
    [first.given, second.given, documents],
  )
  const correlation = (value: number) =>
    Number.isNaN(value) ? say('rerank.agreement-undefined') : sayCosine(value, 3)
  return (
    <div className="grid gap-4">
      <dl className="grid gap-3 text-sm tabular-nums phone:grid-cols-3">
        <Figure name={say('rerank.spearman')} value={correlation(agreement.spearman)} />
        <Figure name={say('rerank.kendall')} value={correlation(agreement.kendall)} />
        <Figure
          name={say('rerank.overlap', { k: agreement.k })}
          value={say('rerank.overlap-value', {
            shared: Math.round(agreement.overlap * agreement.k) || 0,
            k: agreement.k,
          })}
        />
      </dl>
      <Segmented
        label={say('rerank.depth')}
        choices={DEPTHS.map((name) => ({ name, words: say('rerank.depth-choice', { k: name }) }))}
        chosen={depth}
        onChoose={setDepth}
      />
      <Pictured name="rankings">
        <SlopeChart rows={rows} from={first.name} to={second.name} />
      </Pictured>
      <p className="text-ink-soft text-sm">
        {say('rerank.agreement-of', { count: sayCount(agreement.count) })}
      </p>
    </div>
  )
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div className="grid gap-0.5">
      <dt className="text-ink-soft">{name}</dt>
      <dd className="font-semibold text-lg">{value}</dd>
    </div>
  )
}

// The second ranking, as if the first were its input: what a document did not rank there stands last.
function fromTo(first: Ranking, second: Ranking, documents: readonly string[]) {
  const places = new Map(first.ranked.map(({ index }, place) => [index, place]))
  return rankedRows(second, documents).rows.map((row) => {
    const from = places.get(row.index) ?? first.ranked.length
    return { ...row, from, movement: row.rank === null ? null : from + 1 - row.rank }
  })
}
