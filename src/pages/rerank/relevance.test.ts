import { describe, expect, test } from 'vitest'
import { rankedRows } from './ranking.ts'
import { measureRelevance } from './relevance.ts'

const ranked = (
  scores: readonly (readonly [index: number, score: number | null])[],
  missing: number[] = [],
) =>
  rankedRows(
    {
      ranked: scores.map(([index, score]) => ({ index, score })),
      missing,
      outOfRange: [],
      repeated: [],
      model: null,
      measure: 'relevance',
    },
    Array.from({ length: scores.length + missing.length }, (_, index) => `document ${index}`),
  ).rows

const marked =
  (...indexes: number[]) =>
  ({ index }: { index: number }) =>
    indexes.includes(index)

describe('measureRelevance', () => {
  test('nothing marked, nothing measured', () => {
    expect(measureRelevance(ranked([[0, 1]]), marked(), 10)).toBeNull()
  })

  test('the best order is 1 by every measure but precision, which counts to k', () => {
    const rows = ranked([
      [3, 0.9],
      [1, 0.8],
      [0, 0.2],
      [2, 0.1],
    ])
    expect(measureRelevance(rows, marked(1, 3), 2)).toEqual({
      relevant: 2,
      found: 2,
      reciprocalRank: 1,
      ndcg: 1,
      precision: 1,
    })
    expect(measureRelevance(rows, marked(1, 3), 10)).toMatchObject({ ndcg: 1, precision: 0.2 })
  })

  test('places 1 and 3 of four, by hand: (1 + 1/2) / (1 + 1/log2 3)', () => {
    const rows = ranked([
      [0, 4],
      [1, 3],
      [2, 2],
      [3, 1],
    ])
    const measures = measureRelevance(rows, marked(0, 2), 4)
    expect(measures?.ndcg).toBeCloseTo(1.5 / (1 + 1 / Math.log2(3)), 12)
    expect(measures?.precision).toBe(0.5)
    expect(measureRelevance(rows, marked(2), 4)?.reciprocalRank).toBeCloseTo(1 / 3, 12)
    expect(measureRelevance(rows, marked(2), 2)).toMatchObject({ found: 0, ndcg: 0, precision: 0 })
  })

  test('a tie is its mean over all orders, whatever order it came in', () => {
    const first = ranked([
      [0, 1],
      [1, 0],
      [2, 0],
      [3, 0],
    ])
    const last = ranked([
      [0, 1],
      [3, 0],
      [2, 0],
      [1, 0],
    ])
    const measures = measureRelevance(first, marked(1), 4)
    expect(measureRelevance(last, marked(1), 4)).toEqual(measures)
    expect(measures?.reciprocalRank).toBeCloseTo((1 / 2 + 1 / 3 + 1 / 4) / 3, 12)
    expect(measures?.ndcg).toBeCloseTo((1 / Math.log2(3) + 1 / 2 + 1 / Math.log2(5)) / 3, 12)
    // Half of the tie stands before k = 2: one of its three places.
    expect(measureRelevance(first, marked(1), 2)?.found).toBeCloseTo(1 / 3, 12)
  })

  test('two hits in a tie of three: the first comes first or second', () => {
    const rows = ranked([
      [0, 0],
      [1, 0],
      [2, 0],
    ])
    expect(measureRelevance(rows, marked(0, 1), 3)?.reciprocalRank).toBeCloseTo(2 / 3 + 1 / 3 / 2, 12)
  })

  test('what was not ranked is not found', () => {
    const rows = ranked([[0, 0.5]], [1])
    expect(measureRelevance(rows, marked(1), 10)).toMatchObject({
      relevant: 1,
      found: 0,
      reciprocalRank: 0,
      ndcg: 0,
    })
  })
})
