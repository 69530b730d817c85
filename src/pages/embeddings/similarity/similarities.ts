// The similarities of all pairs of rows, as both that make them do: the WebAssembly kernel, and JavaScript where
// that does not run.
import type { CodeRange } from './codes.ts'
import type { Distances, Extremes } from './distances.ts'

/** Rows, and what there is to say of every pair of them. */
export type Similarities = {
  /** Those of the rows that are filled. */
  readonly distances: Distances
  /**
   * Puts a row in its place; `factor` is one over its length. A row that is never put has no distance to any.
   * All rows are put before any is filled.
   */
  setRow(row: number, vector: Float32Array, factor: number): void
  /** Finds the distances of `BLOCK_ROWS` rows from `first` on, a multiple of that; the blocks before are filled. */
  fill(first: number): void
  /** The codes of the filled rows from `first` to before `last`, row by row. */
  codes(range: CodeRange, first: number, last: number): Uint8Array<ArrayBuffer>
  /** The extremes over all pairs of different rows; null where no pair is defined. */
  extremes(): Extremes | null
}

/** Rows that are filled at once: a picture grows by as many, and may be cancelled between them. */
export const BLOCK_ROWS = 256
