// What the page and the similarity worker say to each other. Buffers are transferred, never copied.
import type { SimilarityMatrix } from '@/lib/similarity.ts'
import type { CodeRange } from './codes.ts'
import type { Extremes } from './distances.ts'
import type { Neighbours } from './neighbours.ts'
import type { Positions } from './principal-axes.ts'

/** The vectors of an answer, one after the other; a length of -1 is a vector that did not come. */
export type Vectors = { numbers: Float32Array<ArrayBuffer>; lengths: Int32Array<ArrayBuffer> }

/** The one thing that is asked. A worker is made for one set of vectors; it is stopped by ending it. */
export type AnalysisRequest = Vectors & { wantsKernel: boolean }

export type AnalysisMessage =
  /** What it is computed with. */
  | { type: 'kernel'; kernel: 'simd' | 'javascript' }
  /** Nothing more will come: there is no room for it, say. */
  | { type: 'failed' }
  | { type: 'begun'; problems: SimilarityMatrix['problems'] }
  /** The codes of some rows, on the range of all cosines. */
  | { type: 'rows'; first: number; codes: Uint8Array<ArrayBuffer> }
  /** All pairs are known. Where they lie close together, all codes come again on their own range. */
  | {
      type: 'range'
      extremes: Extremes | null
      finer: { codes: Uint8Array<ArrayBuffer>; range: CodeRange } | null
      tookMs: number
    }
  | { type: 'positions'; positions: Positions; neighbours: Neighbours }
  | { type: 'order'; order: number[]; groups: Uint8Array<ArrayBuffer> }
