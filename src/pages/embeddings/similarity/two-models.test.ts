import { describe, expect, it } from 'vitest'
import { codeOfCosine, cosineOfCode, FULL_RANGE, UNDEFINED_CODE } from './codes.ts'
import { type Coded, differenceOf, mostChanged, rankCorrelation } from './two-models.ts'

let state = 5
const random = () => {
  state = (state * 48_271) % 2_147_483_647
  return state / 2_147_483_647
}

function coded(size: number, of: (row: number, column: number) => number): Coded {
  const codes = new Uint8Array(size * size)
  for (let row = 0; row < size; row += 1) {
    for (let column = row; column < size; column += 1) {
      const code = codeOfCosine(row === column ? 1 : of(row, column), FULL_RANGE)
      codes[row * size + column] = code
      codes[column * size + row] = code
    }
  }
  return { size, codes, range: FULL_RANGE }
}

/** Spearman's correlation with sorted ranks, each tie's mean: plain and slow. */
function plainCorrelation(a: readonly number[], b: readonly number[]): number {
  const ranks = (values: readonly number[]) =>
    values.map((value) => {
      const below = values.filter((other) => other < value).length
      const same = values.filter((other) => other === value).length
      return below + (same + 1) / 2
    })
  const [x, y] = [ranks(a), ranks(b)]
  const mean = (a.length + 1) / 2
  const sum = (of: (at: number) => number) => x.reduce((total, _, at) => total + of(at), 0)
  const [left, right] = [(at: number) => (x[at] ?? 0) - mean, (at: number) => (y[at] ?? 0) - mean]
  return (
    sum((at) => left(at) * right(at)) / Math.sqrt(sum((at) => left(at) ** 2) * sum((at) => right(at) ** 2))
  )
}

const pairsOf = ({ size, codes }: Coded) =>
  Array.from({ length: size }, (_, row) =>
    Array.from(codes.slice(row * size + row + 1, (row + 1) * size)),
  ).flat()

describe('rankCorrelation', () => {
  it('is what sorted ranks give, with ties', () => {
    for (let round = 0; round < 10; round += 1) {
      const a = coded(9, () => Math.round(random() * 8) / 8)
      const b = coded(9, () => Math.round(random() * 5) / 5)
      expect(rankCorrelation(a, b)).toBeCloseTo(plainCorrelation(pairsOf(a), pairsOf(b)), 10)
    }
  })

  it('is 1 of the same order, -1 of the opposite one, and nothing where all pairs are alike', () => {
    const values = coded(6, (row, column) => (row * 6 + column) / 40)
    expect(
      rankCorrelation(
        values,
        coded(6, (row, column) => ((row * 6 + column) / 40) ** 2),
      ),
    ).toBeCloseTo(1, 2)
    expect(
      rankCorrelation(
        values,
        coded(6, (row, column) => -(row * 6 + column) / 40),
      ),
    ).toBeCloseTo(-1, 2)
    expect(
      rankCorrelation(
        values,
        coded(6, () => 0.5),
      ),
    ).toBeNaN()
  })
})

describe('differenceOf', () => {
  it('is the second minus the first, undefined where either is', () => {
    const before = coded(5, (row) => (row === 2 ? Number.NaN : 0.2))
    const after = coded(5, (_, column) => (column === 4 ? 0.9 : 0.1))
    const { codes, range, most } = differenceOf(before, after)
    expect(most).toBeCloseTo(0.7, 1)
    for (let row = 0; row < 5; row += 1) {
      for (let column = row + 1; column < 5; column += 1) {
        const code = codes[row * 5 + column] ?? UNDEFINED_CODE
        if (row === 2) expect(code).toBe(UNDEFINED_CODE)
        else expect(cosineOfCode(code, range)).toBeCloseTo(column === 4 ? 0.7 : -0.1, 1)
      }
    }
  })
})

describe('mostChanged', () => {
  it('names the pairs with the greatest difference, the greatest first', () => {
    const before = coded(12, () => 0)
    const after = coded(12, (row, column) => (row === 3 ? column / 20 : 0.01))
    const found = mostChanged(before, after, 3)
    expect(found.map(({ row, column }) => [row, column])).toEqual([
      [3, 11],
      [3, 10],
      [3, 9],
    ])
    expect(found[0]?.after).toBeCloseTo(11 / 20, 1)
  })

  it('agrees with sorting all pairs', () => {
    const before = coded(20, () => random())
    const after = coded(20, () => random())
    const found = mostChanged(before, after, 7)
    const all = pairsOf(before).map((code, at) =>
      Math.abs(cosineOfCode(code, FULL_RANGE) - cosineOfCode(pairsOf(after)[at] ?? 0, FULL_RANGE)),
    )
    const greatest = all.sort((a, b) => b - a).slice(0, 7)
    expect(found.map(({ before: a, after: b }) => Math.abs(a - b))).toEqual(greatest)
  })
})
