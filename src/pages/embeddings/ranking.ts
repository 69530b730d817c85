import type { QueryMode, SentRow } from '@/session/embeddings.ts'
import type { ExactCosine } from './similarity/exact-cosine.ts'

/** A row by its place in the input, and how alike it is. */
export type NearRow = { index: number; value: number }

/** The other rows, the most alike first; those that have no similarity stand last. */
export function nearestTo(cosine: ExactCosine, rows: readonly SentRow[], row: number): NearRow[] {
  return rows
    .map((_, index) => ({ index, value: cosine(row, index) }))
    .filter(({ index }) => index !== row)
    .sort((a, b) => (Number.isNaN(a.value) ? 1 : Number.isNaN(b.value) ? -1 : b.value - a.value))
}

/** The texts that a query finds: the nearest, as many and as near as it asks for; without one, all. */
export function foundTexts(
  cosine: ExactCosine,
  rows: readonly SentRow[],
  row: number,
  query: Pick<QueryMode, 'top' | 'threshold'> | undefined,
): string[] {
  const near = nearestTo(cosine, rows, row)
  const found =
    query === undefined ? near : near.slice(0, query.top).filter(({ value }) => value >= query.threshold)
  const ordered = query === undefined ? found.toSorted((a, b) => a.index - b.index) : found
  return ordered.flatMap(({ index }) => rows[index]?.text ?? [])
}
