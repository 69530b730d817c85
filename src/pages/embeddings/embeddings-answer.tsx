import { lazy, Suspense, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Embeddings } from '@/api/embeddings.ts'
import { problemsOf, type SimilarityMatrix } from '@/lib/similarity.ts'
import { type EmbeddingsState, embeddingsState, type SentRow, sentRows } from '@/session/embeddings.ts'
import { useLanguage } from '@/words/language.ts'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { captionsOf } from './captions.ts'
import { NearestList } from './nearest-list.tsx'
import { nearestTo } from './ranking.ts'
import { useSelectedOf } from './selection.ts'
import { SelectionBar } from './selection-bar.tsx'
import { exactCosines } from './similarity/exact-cosine.ts'
import { MOST_ROWS } from './similarity/run-analysis.ts'
import { useAnalysis } from './similarity/use-analysis.ts'
import { SimilarityHeatmap } from './similarity-heatmap.tsx'
import { VectorDetails } from './vector-details.tsx'
import { useView } from './view.ts'

// What is not seen first comes when it is wanted.
const GroupPanel = lazy(async () => ({ default: (await import('./group-panel.tsx')).GroupPanel }))
const SimilarityMap = lazy(async () => ({ default: (await import('./similarity-map.tsx')).SimilarityMap }))
const SimilarityTable = lazy(async () => ({
  default: (await import('./similarity-table.tsx')).SimilarityTable,
}))

type EmbeddingsAnswerProps = { given: Embeddings; asked: EmbeddingsState; isSandbox: boolean }

/** The vectors as the picture that was chosen, with what to notice in it and what is wrong with it. */
export function EmbeddingsAnswer({ given, asked, isSandbox }: EmbeddingsAnswerProps) {
  const rows = useMemo(() => sentRows(asked), [asked])
  if (rows.length === 1) return <OneText vector={given.vectors[0] ?? null} rows={rows} />
  return <ManyTexts given={given} rows={rows} isSandbox={isSandbox} />
}

// One text has nothing to be compared with: its vector itself is the picture.
function OneText({ vector, rows }: { vector: Float32Array | null; rows: readonly SentRow[] }) {
  const problems = problemsOf([vector])
  if (vector === null || problems.length > 0) return <Problems problems={problems} rows={rows} />
  return (
    <div className="grid gap-3">
      <p>{say('embeddings.one')}</p>
      <VectorDetails vector={vector} />
    </div>
  )
}

type ManyTextsProps = {
  given: Embeddings
  rows: readonly SentRow[]
  isSandbox: boolean
}

function ManyTexts({ given, rows, isSandbox }: ManyTextsProps) {
  const { vectors } = given
  const view = useView()
  const state = useStore(embeddingsState.store)
  const { order, pinned } = state
  const selected = useSelectedOf(state)
  const analysis = useAnalysis(vectors)
  const { problems, extremes, clusters, size } = analysis
  const cosine = useMemo(
    () =>
      exactCosines(
        vectors,
        problems.map(({ row }) => row),
      ),
    [vectors, problems],
  )
  const input = useMemo(() => rows.map((_, index) => index), [rows])
  const byPinned = useMemo(() => {
    if (order !== 'pinned') return input
    const row = Math.min(pinned, rows.length - 1)
    return [row, ...nearestTo(cosine, rows, row).map(({ index }) => index)]
  }, [order, pinned, cosine, rows, input])
  const shown = order === 'input' ? input : order === 'pinned' ? byPinned : (clusters?.order ?? input)
  const language = useLanguage()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language is what it is said in
  const captions = useMemo(
    () => captionsOf(cosine, rows, extremes?.best ?? null),
    [cosine, rows, extremes, language],
  )
  const isLabelled = rows.some(({ label }) => label > 0)
  const isTooLarge = rows.length > MOST_ROWS
  return (
    <div className="grid gap-4">
      <Problems problems={problems} rows={rows} given={given} />
      {analysis.isFailed && <p role="alert">{say('embeddings.analysis-failed')}</p>}
      {isTooLarge && (view === 'matrix' || view === 'map') && (
        <p>{say('embeddings.too-many', { count: sayCount(rows.length), max: sayCount(MOST_ROWS) })}</p>
      )}
      {view === 'matrix' && size > 0 && (
        <SimilarityHeatmap
          // Of another answer it is seen as a whole.
          key={size}
          analysis={analysis}
          cosine={cosine}
          rows={rows}
          order={shown}
        />
      )}
      <Suspense fallback={<div className="min-h-96" />}>
        {view === 'map' && size > 0 && <SimilarityMap analysis={analysis} rows={rows} />}
        {view === 'table' && <SimilarityTable cosine={cosine} rows={rows} order={shown} />}
      </Suspense>
      {view === 'nearest' && <NearestList cosine={cosine} vectors={vectors} rows={rows} pinned={pinned} />}
      <SelectionBar rows={rows} selected={selected} />
      <ul className="grid gap-1 text-ink-soft text-sm">
        {captions.map((caption) => (
          <li key={caption}>{caption}</li>
        ))}
        {isSandbox && <li className="text-ink-faint">{say('embeddings.sandbox')}</li>}
      </ul>
      {view === 'matrix' && isLabelled && clusters !== null && (
        <details className="text-sm">
          <summary className="min-h-8 w-fit cursor-pointer rounded-sm py-1 text-ink-soft hover:text-ink">
            {say('embeddings.groups')}
          </summary>
          <div className="pt-2">
            <Suspense fallback={null}>
              <GroupPanel analysis={analysis} rows={rows} />
            </Suspense>
          </div>
        </details>
      )}
    </div>
  )
}

const SHOWN_PROBLEMS = 10

type ProblemsProps = {
  problems: SimilarityMatrix['problems']
  rows: readonly SentRow[]
  given?: Pick<Embeddings, 'repeated' | 'outOfRange'>
}

function Problems({ problems, rows, given = { repeated: [], outOfRange: [] } }: ProblemsProps) {
  const { repeated, outOfRange } = given
  if (problems.length === 0 && outOfRange.length === 0) return null
  return (
    <ul role="alert" className="grid gap-1 rounded-md bg-warning-soft p-3 text-sm text-warning">
      {problems.slice(0, SHOWN_PROBLEMS).map(({ row, reason }) => (
        <li key={row}>
          {say(`embeddings.problem-${repeated.includes(row) ? 'repeated' : reason}`, {
            number: rows[row]?.number ?? '',
          })}
        </li>
      ))}
      {outOfRange.length > 0 && (
        <li>
          {say('embeddings.problem-out-of-range', { list: outOfRange.slice(0, SHOWN_PROBLEMS).join(', ') })}
        </li>
      )}
      {problems.length > SHOWN_PROBLEMS && (
        <li>{say('embeddings.problem-more', { count: problems.length - SHOWN_PROBLEMS })}</li>
      )}
    </ul>
  )
}
