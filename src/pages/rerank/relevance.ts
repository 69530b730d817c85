// How good a ranking is, given the documents that a reader marked as relevant. Relevance is yes or no.
import type { RankedRow } from './ranking.ts'

/** Measures of one ranking, each 0 to 1; `relevant` counts the marked documents, `found` those in the first k. */
export type RelevanceMeasures = {
  relevant: number
  found: number
  reciprocalRank: number
  ndcg: number
  precision: number
}

/**
 * Measures a ranking against the marked documents; null when none of them is marked.
 *
 * - Reciprocal rank: 1 / r of the first relevant document, 0 when none was ranked (E. Voorhees, "The TREC-8
 *   Question Answering Track Report", 1999). Of one query it is what MRR is the mean of.
 * - nDCG@k: the sum over the first k of rel / log2(place + 1), divided by what the best order would give
 *   (K. Järvelin, J. Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20, 2002).
 * - Precision@k: the share of the first k that is relevant. Fewer than k documents count as k.
 *
 * Tied documents have no order, so each measure is its mean over all orders of the tie: otherwise the order
 * of the input would be credited to the model (F. McSherry, M. Najork, "Computing information retrieval
 * performance measures efficiently in the presence of tied scores", ECIR 2008). A document that the server
 * did not rank counts as not found.
 */
export function measureRelevance(
  rows: readonly RankedRow[],
  isRelevant: (row: RankedRow) => boolean,
  k: number,
): RelevanceMeasures | null {
  const relevant = rows.filter(isRelevant).length
  if (relevant === 0) return null
  const ties = tiesOf(rows, isRelevant)
  let [found, gain, ideal] = [0, 0, 0]
  for (const { first, size, hits } of ties) {
    const share = hits / size
    for (let place = first; place < first + size && place < k; place += 1) {
      found += share
      gain += share * discountAt(place)
    }
  }
  for (let place = 0; place < Math.min(relevant, k); place += 1) ideal += discountAt(place)
  return {
    relevant,
    found,
    reciprocalRank: meanReciprocalRank(ties),
    ndcg: gain / ideal,
    precision: found / k,
  }
}

/** A run of rows of one score: where it begins, from 0, how many they are, how many of them are relevant. */
type Tie = { first: number; size: number; hits: number }

function tiesOf(rows: readonly RankedRow[], isRelevant: (row: RankedRow) => boolean): Tie[] {
  const ties = new Map<number, Tie>()
  for (const row of rows) {
    if (row.rank === null) continue
    const tie = ties.get(row.rank) ?? { first: row.rank - 1, size: 0, hits: 0 }
    tie.size += 1
    if (isRelevant(row)) tie.hits += 1
    ties.set(row.rank, tie)
  }
  return [...ties.values()].sort((a, b) => a.first - b.first)
}

function discountAt(place: number): number {
  return 1 / Math.log2(place + 2)
}

// The mean of 1 / place of the first hit over all orders of the first tie that has one: the chance that the
// first hit comes at a place is that of no hit before it, times that of one there.
function meanReciprocalRank(ties: readonly Tie[]): number {
  const tie = ties.find(({ hits }) => hits > 0)
  if (tie === undefined) return 0
  let [mean, noneYet] = [0, 1]
  for (let at = 0; at < tie.size && noneYet > 0; at += 1) {
    const chance = Math.min(1, tie.hits / (tie.size - at))
    mean += (noneYet * chance) / (tie.first + at + 1)
    noneYet *= 1 - chance
  }
  return mean
}
