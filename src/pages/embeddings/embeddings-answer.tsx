import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Embeddings } from '@/api/embeddings.ts'
import { normOf, type SimilarityMatrix, similarityMatrix, similarityOrder } from '@/lib/similarity.ts'
import { type EmbeddingsState, embeddingsState, type SentRow, sentRows } from '@/session/embeddings.ts'
import { say } from '@/words/say.ts'
import { captionsOf } from './captions.ts'
import { NearestList } from './nearest-list.tsx'
import { SimilarityHeatmap } from './similarity-heatmap.tsx'
import { SimilarityTable } from './similarity-table.tsx'
import { useView } from './view.ts'

type EmbeddingsAnswerProps = { given: Embeddings; asked: EmbeddingsState; isSandbox: boolean }

/** The vectors as the picture that was chosen, with what to notice in it and what is wrong with it. */
export function EmbeddingsAnswer({ given, asked, isSandbox }: EmbeddingsAnswerProps) {
  const view = useView()
  const order = useStore(embeddingsState.store, (state) => state.order)
  const pinned = useStore(embeddingsState.store, (state) => state.pinned)
  const rows = useMemo(() => sentRows(asked), [asked])
  const matrix = useMemo(() => similarityMatrix(given.vectors), [given])
  const alike = useMemo(() => similarityOrder(matrix), [matrix])
  const input = useMemo(() => rows.map((_, index) => index), [rows])
  const shown = order === 'similarity' ? alike : input
  const captions = useMemo(() => captionsOf(matrix, rows), [matrix, rows])
  const [first] = given.vectors
  if (rows.length === 1) {
    return matrix.problems.length > 0 || !first ? (
      <Problems matrix={matrix} rows={rows} />
    ) : (
      <OneVector vector={first} />
    )
  }
  return (
    <div className="grid gap-4">
      <Problems matrix={matrix} rows={rows} />
      {view === 'matrix' && <SimilarityHeatmap matrix={matrix} rows={rows} order={shown} />}
      {view === 'nearest' && <NearestList matrix={matrix} rows={rows} pinned={pinned} />}
      {view === 'table' && <SimilarityTable matrix={matrix} rows={rows} order={shown} />}
      <ul className="grid gap-1 text-ink-soft text-sm">
        {captions.map((caption) => (
          <li key={caption}>{caption}</li>
        ))}
        {isSandbox && <li className="text-ink-faint">{say('embeddings.sandbox')}</li>}
      </ul>
    </div>
  )
}

const SHOWN_PROBLEMS = 10

function Problems({ matrix, rows }: { matrix: SimilarityMatrix; rows: readonly SentRow[] }) {
  if (matrix.problems.length === 0) return null
  return (
    <ul role="alert" className="grid gap-1 rounded-md bg-warning-soft p-3 text-sm text-warning">
      {matrix.problems.slice(0, SHOWN_PROBLEMS).map(({ row, reason }) => (
        <li key={row}>{say(`embeddings.problem-${reason}`, { number: rows[row]?.number ?? '' })}</li>
      ))}
      {matrix.problems.length > SHOWN_PROBLEMS && (
        <li>{say('embeddings.problem-more', { count: matrix.problems.length - SHOWN_PROBLEMS })}</li>
      )}
    </ul>
  )
}

const BARS = 96

// One text has nothing to be compared with: its vector itself is the picture.
function OneVector({ vector }: { vector: Float32Array | null }) {
  if (vector === null)
    return <p className="text-warning">{say('embeddings.problem-missing', { number: 1 })}</p>
  const values = vector.subarray(0, BARS)
  const most = values.reduce((high, value) => Math.max(high, Math.abs(value)), 1e-9)
  const [min, max] = [Math.min(...vector), Math.max(...vector)]
  return (
    <div className="grid gap-3">
      <p>{say('embeddings.one')}</p>
      <svg
        viewBox={`0 0 ${BARS} 40`}
        preserveAspectRatio="none"
        role="img"
        aria-label={say('embeddings.vector', { count: values.length })}
        className="h-40 w-full rounded-md bg-sunken"
      >
        {Array.from(values, (value, index) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a number of a vector is its place
            key={index}
            x={index + 0.1}
            width="0.8"
            y={value > 0 ? 20 - (value / most) * 18 : 20}
            height={(Math.abs(value) / most) * 18}
            className="fill-accent"
          />
        ))}
      </svg>
      <p className="text-ink-soft text-sm tabular-nums">
        {say('embeddings.vector-facts', {
          dimensions: vector.length,
          norm: normOf(vector).toFixed(4),
          min: min.toFixed(4),
          max: max.toFixed(4),
        })}
      </p>
    </div>
  )
}
