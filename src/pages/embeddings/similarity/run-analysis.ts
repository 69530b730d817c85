// Runs the similarity worker for a set of vectors. Owns: the worker, and what it has told so far.
import { createReadyWorker } from '@/lib/ready-worker.ts'
import type { SimilarityMatrix } from '@/lib/similarity.ts'
import { type CodeRange, FULL_RANGE, UNDEFINED_CODE } from './codes.ts'
import type { Extremes } from './distances.ts'
import type { AnalysisMessage, AnalysisRequest, Vectors } from './messages.ts'
import type { Neighbours } from './neighbours.ts'
import type { Positions } from './principal-axes.ts'

/** More rows than this have no matrix. */
export const MOST_ROWS = 4_096

/** What is known of a set of vectors by now. */
export type Analysis = {
  size: number
  /** `codes[row * size + column]` by places in the input; grows in place, `doneRows` says how far. */
  codes: Uint8Array
  range: CodeRange
  doneRows: number
  problems: SimilarityMatrix['problems']
  extremes: Extremes | null
  /** Null until all is known. */
  clusters: { order: readonly number[]; groups: Uint8Array } | null
  map: { positions: Positions; neighbours: Neighbours } | null
  kernel: 'simd' | 'javascript' | null
  isFailed: boolean
}

/** An analysis of which nothing is known yet. */
export function emptyAnalysis(size: number): Analysis {
  const rows = size > MOST_ROWS ? 0 : size
  return {
    size: rows,
    codes: new Uint8Array(rows * rows).fill(UNDEFINED_CODE),
    range: FULL_RANGE,
    doneRows: 0,
    problems: [],
    extremes: null,
    clusters: null,
    map: null,
    kernel: null,
    isFailed: false,
  }
}

const workers = createReadyWorker(
  () => new Worker(new URL('./similarity.worker.ts', import.meta.url), { type: 'module' }),
)

/** Keeps a worker ready for the vectors that come next; the function that is returned gives it up. */
export const keepReady = workers.keep

/** Analyses vectors and tells each step of it; the function that is returned ends the worker. */
export function runAnalysis(
  vectors: readonly (Float32Array | null)[],
  tell: (analysis: Analysis) => void,
): () => void {
  const worker = workers.take()
  let analysis = emptyAnalysis(vectors.length)
  const change = (changes: Partial<Analysis>) => {
    analysis = { ...analysis, ...changes }
    tell(analysis)
  }
  worker.onmessage = ({ data }: MessageEvent<AnalysisMessage>) => {
    const changes = changesOf(data, analysis)
    change(changes)
    if (changes.map === undefined) return
    // The last word: what it held is free again.
    worker.terminate()
    workers.renew()
  }
  worker.onerror = () => change({ isFailed: true })
  const request: AnalysisRequest = { ...together(vectors), wantsKernel: true }
  worker.postMessage(request, [request.numbers.buffer, request.lengths.buffer])
  return () => worker.terminate()
}

function changesOf(message: AnalysisMessage, { codes, size }: Analysis): Partial<Analysis> {
  switch (message.type) {
    case 'kernel':
      return { kernel: message.kernel }
    case 'failed':
      return { isFailed: true }
    case 'begun':
      return { problems: message.problems }
    case 'rows':
      codes.set(message.codes, message.first * size)
      return { doneRows: message.first + message.codes.length / size }
    case 'range': {
      const { extremes, finer } = message
      return { extremes, ...finer }
    }
    case 'order':
      return { clusters: { order: message.order, groups: message.groups } }
    case 'positions':
      return { map: { positions: message.positions, neighbours: message.neighbours } }
  }
}

/** Vectors in one buffer that can be handed over. */
function together(vectors: readonly (Float32Array | null)[]): Vectors {
  const lengths = Int32Array.from(vectors, (vector) => vector?.length ?? -1)
  const numbers = new Float32Array(vectors.reduce((sum, vector) => sum + (vector?.length ?? 0), 0))
  let from = 0
  for (const vector of vectors) {
    if (vector === null) continue
    numbers.set(vector, from)
    from += vector.length
  }
  return { numbers, lengths }
}
