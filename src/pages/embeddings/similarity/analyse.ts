// All that is made of the vectors of an answer, in the order in which a page can use it.
import { measureVectors } from '@/lib/similarity.ts'
import { cluster } from './cluster.ts'
import { FULL_RANGE } from './codes.ts'
import { createKernelSimilarities } from './kernel-similarities.ts'
import type { AnalysisMessage, Vectors } from './messages.ts'
import { nearestNeighbours } from './neighbours.ts'
import { createPlainSimilarities } from './plain-similarities.ts'
import { principalAxes } from './principal-axes.ts'
import { BLOCK_ROWS } from './similarities.ts'

/** Closer together than this, cosines get codes of their own range: 254 steps over all would be coarse. */
const NARROW = 0.5
const MIN_RANGE = 1e-4
/** Neighbours that UMAP is given: its usual 15, the row itself first. */
const NEIGHBOURS = 16

/** Tells the pictures of the vectors one after the other; `kernel` null computes in JavaScript. */
export function* analyse(
  { numbers, lengths }: Vectors,
  kernel: WebAssembly.Module | null,
): Generator<Exclude<AnalysisMessage, { type: 'kernel' }>> {
  const startedMs = performance.now()
  const size = lengths.length
  const vectors = split({ numbers, lengths })
  const { norms, problems } = measureVectors(vectors)
  yield { type: 'begun', problems }
  const length = Math.max(0, ...lengths)
  const similarities =
    kernel === null ? createPlainSimilarities(size, length) : createKernelSimilarities(kernel, size, length)
  for (const [row, vector] of vectors.entries()) {
    const norm = norms[row] ?? Number.NaN
    if (vector !== null && !Number.isNaN(norm)) similarities.setRow(row, vector, 1 / norm)
  }
  for (let first = 0; first < size; first += BLOCK_ROWS) {
    const last = Math.min(size, first + BLOCK_ROWS)
    similarities.fill(first)
    yield { type: 'rows', first, codes: similarities.codes(FULL_RANGE, first, last) }
  }
  const extremes = similarities.extremes()
  const isNarrow = extremes !== null && extremes.max - extremes.min < NARROW
  const range = isNarrow
    ? { low: extremes.min, high: Math.max(extremes.max, extremes.min + MIN_RANGE) }
    : null
  const finer = range === null ? null : { codes: similarities.codes(range, 0, size), range }
  yield { type: 'range', extremes, finer, tookMs: performance.now() - startedMs }
  const { distances } = similarities
  // Neighbours first: the order uses the distances up.
  const neighbours = nearestNeighbours(distances, NEIGHBOURS)
  const { order, groups } = cluster(distances)
  yield { type: 'order', order, groups }
  const units = vectors.map((vector, row) => scaleTo(vector, 1 / (norms[row] ?? Number.NaN)))
  yield { type: 'positions', positions: principalAxes(units), neighbours }
}

// In place: the vectors were handed over. Null where a vector has no length to scale by.
function scaleTo(vector: Float32Array | null, factor: number): Float32Array | null {
  if (vector === null || Number.isNaN(factor)) return null
  for (let index = 0; index < vector.length; index += 1) vector[index] = (vector[index] ?? 0) * factor
  return vector
}

function split({ numbers, lengths }: Vectors): (Float32Array | null)[] {
  let from = 0
  return Array.from(lengths, (length) => {
    if (length < 0) return null
    const vector = numbers.subarray(from, from + length)
    from += length
    return vector
  })
}
