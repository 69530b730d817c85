import { describe, expect, test } from 'vitest'
import { agreementOf } from './agreement.ts'

/** A ranking by the score of each document, best first. */
const ranking = (scores: readonly (number | null)[]) =>
  scores
    .map((score, index) => ({ index, score }))
    .sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || a.index - b.index)

/** Kendall's tau-b as it is defined, pair by pair. */
function plainTau(a: readonly number[], b: readonly number[]): number {
  let [sum, left, right] = [0, 0, 0]
  for (let i = 0; i < a.length; i += 1) {
    for (let j = i + 1; j < a.length; j += 1) {
      const x = Math.sign((a[i] ?? 0) - (a[j] ?? 0))
      const y = Math.sign((b[i] ?? 0) - (b[j] ?? 0))
      sum += x * y
      left += x * x
      right += y * y
    }
  }
  return sum / Math.sqrt(left * right)
}

describe('agreementOf', () => {
  test('the same order agrees wholly, the reverse not at all', () => {
    const one = [4, 3, 2, 1]
    expect(agreementOf(ranking(one), ranking([40, 30, 20, 10]), 2)).toEqual({
      count: 4,
      spearman: 1,
      kendall: 1,
      overlap: 1,
      k: 2,
    })
    expect(agreementOf(ranking(one), ranking([1, 2, 3, 4]), 2)).toMatchObject({
      spearman: -1,
      kendall: -1,
      overlap: 0,
    })
  })

  test('one swapped pair of four, by hand: rho 0.8, tau 4/6', () => {
    const { spearman, kendall } = agreementOf(ranking([4, 3, 2, 1]), ranking([4, 3, 1, 2]), 10)
    expect(spearman).toBeCloseTo(0.8, 12)
    expect(kendall).toBeCloseTo(4 / 6, 12)
  })

  test('with ties it is tau-b, as counted pair by pair', () => {
    let seed = 7
    const next = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed
    }
    for (let size = 2; size < 40; size += 1) {
      const a = Array.from({ length: size }, () => next() % 7)
      const b = Array.from({ length: size }, () => next() % 5)
      const expected = plainTau(a, b)
      const { kendall } = agreementOf(ranking(a), ranking(b), 5)
      if (Number.isNaN(expected)) expect(kendall).toBeNaN()
      else expect(kendall).toBeCloseTo(expected, 10)
    }
  })

  test('one score for all says nothing', () => {
    const { spearman, kendall } = agreementOf(ranking([1, 1, 1]), ranking([3, 2, 1]), 3)
    expect(spearman).toBeNaN()
    expect(kendall).toBeNaN()
  })

  test('documents that one of them did not score are left out, and k is no more than there are', () => {
    expect(agreementOf(ranking([3, 2, null]), ranking([9, 8, 7]), 10)).toMatchObject({
      count: 2,
      kendall: 1,
      k: 3,
    })
    expect(agreementOf([], [], 10)).toMatchObject({ count: 0, k: 0 })
  })

  test('ten thousand documents are compared at once', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => (index * 7_919) % 10_007)
    expect(agreementOf(ranking(many), ranking(many), 10).kendall).toBe(1)
  })
})
