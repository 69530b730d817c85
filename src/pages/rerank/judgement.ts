// What a reader makes of a ranking: where it is cut, and which documents are right.
import { type Relevance, type RerankState, rerankState } from '@/session/rerank.ts'
import type { RankedRow, RankedRows } from './ranking.ts'

const FIRST_K = 10

/** Cuts the ranking at a score, or nowhere (null). */
export function setThreshold(threshold: number | null): void {
  const { threshold: _, ...rest } = rerankState.store.getState()
  rerankState.store.setState(threshold === null ? rest : { ...rest, threshold }, true)
}

/** Changes the marks; the first change turns marking on. */
export function changeRelevance(change: Partial<Relevance>): void {
  const { relevance } = rerankState.store.getState()
  rerankState.store.setState({
    relevance: { documents: [], k: FIRST_K, isMarking: true, ...relevance, ...change },
  })
}

/** Marks a document as relevant, or takes its mark away. */
export function toggleRelevant(document: string): void {
  const { documents = [] } = rerankState.store.getState().relevance ?? {}
  const others = documents.filter((each) => each !== document)
  changeRelevance({ documents: others.length < documents.length ? others : [...others, document] })
}

/** Whether a document falls below the threshold; one without a score falls below any. */
export function isDropped({ score }: RankedRow, threshold: number | undefined): boolean {
  return threshold !== undefined && (score === null || score < threshold)
}

/** The scores between which a threshold is chosen: 0 to 1, wider where there are scores beyond. */
export function thresholdRange({ rows }: RankedRows): { low: number; high: number } {
  let [low, high] = [0, 1]
  for (const { score } of rows) {
    low = Math.min(low, Math.floor(score ?? 0))
    high = Math.max(high, Math.ceil(score ?? 0))
  }
  return { low, high }
}

/** The texts that are marked, to be looked up. */
export function markedTexts({ relevance }: RerankState): ReadonlySet<string> {
  return new Set(relevance?.documents)
}
