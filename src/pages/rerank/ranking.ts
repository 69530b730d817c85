// What a ranking means for its reader. Pure: the answer and the documents go in, rows come out.
import type { Ranking } from '@/api/rerank.ts'

/** One document as it is shown. */
export type RankedRow = {
  /** Its place among the documents that were sent, from 0, and the number of its row, from 1. */
  index: number
  number: number
  text: string
  score: number | null
  /** From 1; null for a document that the server did not rank, or gave no score. Tied scores share a rank. */
  rank: number | null
  isTied: boolean
  /** Whether the server left it out. */
  isMissing: boolean
  /** How many places it rose (negative: fell); null where there is no movement to speak of. */
  movement: number | null
  /** The share of its bar, 0 to 1; null without a score. Of a cosine below 0 it is 0. */
  bar: number | null
}

/** The rows best first, unranked ones last. `isRaw`: scores outside 0..1, whose bars show their sigmoid. */
export type RankedRows = { rows: RankedRow[]; isRaw: boolean }

/**
 * Puts a ranking and its documents together.
 *
 * Competition ranking: equal scores share a rank and the next one is skipped over ("1 2 2 4"), and since
 * their order says nothing they have no movement. Scores outside 0..1 are logits; their bars are the
 * logistic function 1 / (1 + e^-x), never a stretch between the least and the most. Cosines are themselves.
 * `numbers` are those of the documents' rows, where some rows were not sent.
 */
export function rankedRows(
  ranking: Ranking,
  documents: readonly string[],
  numbers: readonly number[] = [],
): RankedRows {
  const placed = (index: number) => ({
    index,
    number: numbers[index] ?? index + 1,
    text: documents[index] ?? '',
  })
  const scores = ranking.ranked.flatMap(({ score }) => (score === null ? [] : [score]))
  const isRaw = ranking.measure === 'relevance' && scores.some((score) => score < 0 || score > 1)
  // How many have a score, and where the first of them stands.
  const ties = new Map<number, { count: number; first: number }>()
  for (const [place, score] of scores.entries()) {
    const tie = ties.get(score)
    if (tie === undefined) ties.set(score, { count: 1, first: place })
    else tie.count += 1
  }
  const rows = ranking.ranked.map(({ index, score }, place): RankedRow => {
    const tie = score === null ? undefined : ties.get(score)
    const rank = score === null ? null : (tie?.first ?? place) + 1
    const isTied = tie !== undefined && tie.count > 1
    return {
      ...placed(index),
      score,
      rank,
      isTied,
      isMissing: false,
      movement: isTied || rank === null ? null : index + 1 - rank,
      bar: score === null ? null : isRaw ? 1 / (1 + Math.exp(-score)) : Math.max(0, score),
    }
  })
  const unranked = ranking.missing.map(
    (index): RankedRow => ({
      ...placed(index),
      score: null,
      rank: null,
      isTied: false,
      isMissing: true,
      movement: null,
      bar: null,
    }),
  )
  return { rows: [...rows, ...unranked], isRaw }
}
