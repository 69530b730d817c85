import { lazy, Suspense, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Ranking } from '@/api/rerank.ts'
import { Pictured } from '@/parts/pictured.tsx'
import { type RerankState, rerankState, sentDocuments, sentNumbers } from '@/session/rerank.ts'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { isDropped, markedTexts } from './judgement.ts'
import { JudgementBar } from './judgement-bar.tsx'
import { RankedList } from './ranked-list.tsx'
import { rankedRows } from './ranking.ts'

// What is not seen first comes when it is wanted.
const RankedTable = lazy(async () => ({ default: (await import('./ranked-table.tsx')).RankedTable }))
const SlopeChart = lazy(async () => ({ default: (await import('./slope-chart.tsx')).SlopeChart }))

type RerankAnswerProps = { given: Ranking; asked: RerankState; isSandbox: boolean }

/** The ranking in the chosen view, with what was odd about it. */
export function RerankAnswer({ given, asked, isSandbox }: RerankAnswerProps) {
  const state = useStore(rerankState.store)
  const { view, keepsOrder, threshold } = state
  const ranked = useMemo(() => rankedRows(given, sentDocuments(asked), sentNumbers(asked)), [given, asked])
  const { rows, isRaw } = ranked
  const shown = useMemo(
    () => (keepsOrder ? rows.toSorted((a, b) => a.index - b.index) : rows),
    [rows, keepsOrder],
  )
  if (given.ranked.length === 0) return <p className="text-warning">{say('rerank.none')}</p>
  return (
    <div className="grid gap-4">
      <Oddities given={given} asked={asked} />
      {isRaw && <p className="text-ink-soft text-sm">{say('rerank.raw-scores')}</p>}
      {given.measure === 'cosine' && <p className="text-ink-soft text-sm">{say('rerank.by-cosine')}</p>}
      <JudgementBar state={state} ranked={ranked} />
      {view === 'list' && (
        <RankedList
          rows={shown}
          given={given}
          keepsOrder={keepsOrder}
          isSandbox={isSandbox}
          threshold={threshold}
          marked={markedTexts(state)}
          isMarking={state.relevance?.isMarking === true}
        />
      )}
      <Suspense>
        {view === 'slope' && (
          <Pictured name="ranking">
            <SlopeChart rows={rows} isFaint={(row) => isDropped(row, threshold)} />
          </Pictured>
        )}
        {view === 'table' && <RankedTable rows={shown} threshold={threshold} />}
      </Suspense>
      {isSandbox && given.measure === 'relevance' && (
        <p className="text-ink-faint text-sm">{say('rerank.sandbox')}</p>
      )}
    </div>
  )
}

function Oddities({ given, asked }: { given: Ranking; asked: RerankState }) {
  const rowOf = sentNumbers(asked)
  const { outOfRange, repeated, missing } = given
  const numbers = (indexes: number[]) =>
    listOf([...new Set(indexes)].map((index) => rowOf[index] ?? index + 1))
  const sentences = [
    ...(outOfRange.length > 0
      ? [say('rerank.out-of-range', { count: outOfRange.length, list: listOf(outOfRange) })]
      : []),
    ...(repeated.length > 0 ? [say('rerank.twice', { list: numbers(repeated) })] : []),
    ...(missing.length > 0 ? [say('rerank.missing', { list: numbers(missing) })] : []),
  ]
  if (sentences.length === 0) return null
  return (
    <ul role="alert" className="grid gap-1 rounded-md bg-warning-soft p-3 text-sm text-warning">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

const LISTED = 20

function listOf(numbers: readonly number[]): string {
  const list = numbers.slice(0, LISTED).join(', ')
  return numbers.length <= LISTED
    ? list
    : say('rerank.and-more', { list, count: sayCount(numbers.length - LISTED) })
}
