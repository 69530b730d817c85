import { describe, expect, test } from 'vitest'
import type { Ranking } from '@/api/rerank.ts'
import { rankedRows } from './ranking.ts'

const ranking = (scores: [number, number | null][], missing: number[] = []): Ranking => ({
  ranked: scores.map(([index, score]) => ({ index, score })),
  missing,
  outOfRange: [],
  repeated: [],
  model: null,
  measure: 'relevance',
})

describe('rankedRows', () => {
  test('a document that rose from the last place says by how much', () => {
    const { rows } = rankedRows(
      ranking([
        [2, 0.9],
        [0, 0.5],
        [1, 0.1],
      ]),
      ['a', 'b', 'c'],
    )
    expect(rows.map(({ text, rank, movement }) => [text, rank, movement])).toEqual([
      ['c', 1, 2],
      ['a', 2, -1],
      ['b', 3, -1],
    ])
  })

  test('rows that were not sent are counted in the numbers, not in the places', () => {
    const { rows } = rankedRows(
      ranking([
        [1, 0.9],
        [0, 0.1],
      ]),
      ['zebra', 'apple'],
      [3, 4],
    )
    expect(rows.map(({ number, movement }) => [number, movement])).toEqual([
      [4, 1],
      [3, -1],
    ])
  })

  test('tied scores share a rank and have no movement', () => {
    const { rows } = rankedRows(
      ranking([
        [1, 0.9],
        [0, 0],
        [2, 0],
      ]),
      ['a', 'b', 'c'],
    )
    expect(rows.map(({ rank, isTied, movement }) => [rank, isTied, movement])).toEqual([
      [1, false, 1],
      [2, true, null],
      [2, true, null],
    ])
  })

  test('a scored document is ranked by the scores alone, wherever unscored ones stand', () => {
    const { rows } = rankedRows(
      ranking([
        [1, 0.9],
        [0, 0.9],
        [2, null],
      ]),
      ['a', 'b', 'c'],
    )
    expect(rows.map(({ rank, isTied }) => [rank, isTied])).toEqual([
      [1, true],
      [1, true],
      [null, false],
    ])
  })

  test('ten thousand documents, most of them tied, are ranked without comparing each with each', () => {
    const scores = Array.from({ length: 10_000 }, (_, index): [number, number] => [
      index,
      index < 100 ? 0.5 : 0,
    ])
    const { rows } = rankedRows(
      ranking(scores),
      Array.from(scores, ([index]) => `document ${index}`),
    )
    expect(rows[99]).toMatchObject({ rank: 1, isTied: true })
    expect(rows.at(-1)).toMatchObject({ rank: 101, isTied: true, text: 'document 9999' })
  })

  test('scores within 0..1 are their own bars, others show their sigmoid', () => {
    expect(rankedRows(ranking([[0, 0.25]]), ['a']).rows[0]?.bar).toBe(0.25)
    const { rows, isRaw } = rankedRows(
      ranking([
        [0, 7.25],
        [1, -3],
      ]),
      ['a', 'b'],
    )
    expect(isRaw).toBe(true)
    expect(rows[0]?.bar).toBeCloseTo(0.9993, 4)
    expect(rows[1]?.bar).toBeCloseTo(0.0474, 4)
  })

  test('an unranked document comes last, without rank and score', () => {
    const { rows } = rankedRows(ranking([[1, 0.5]], [0]), ['a', 'b'])
    expect(rows.at(-1)).toMatchObject({ text: 'a', rank: null, score: null, bar: null })
  })
})
