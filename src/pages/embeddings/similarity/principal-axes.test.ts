import { expect, it } from 'vitest'
import { principalAxes } from './principal-axes.ts'

let state = 11
const random = () => {
  state = (state * 48_271) % 2_147_483_647
  return state / 2_147_483_647 - 0.5
}

/** The greatest eigenvalues of the covariance, by the power method with deflation: slow, plain, another way. */
function variances(vectors: readonly Float32Array[]): { first: number; second: number; total: number } {
  const length = vectors[0]?.length ?? 0
  const mean = Array.from(
    { length },
    (_, k) => vectors.reduce((sum, v) => sum + (v[k] ?? 0), 0) / vectors.length,
  )
  const centred = vectors.map((vector) => Array.from(vector, (value, k) => value - (mean[k] ?? 0)))
  const matrix = Array.from({ length }, (_, a) =>
    Array.from({ length }, (_, b) => centred.reduce((sum, row) => sum + (row[a] ?? 0) * (row[b] ?? 0), 0)),
  )
  const total = matrix.reduce((sum, row, a) => sum + (row[a] ?? 0), 0)
  const greatest = () => {
    let axis = Array.from({ length }, (_, k) => Math.cos(k + 1))
    let value = 0
    for (let round = 0; round < 3000; round += 1) {
      const next = matrix.map((row) => row.reduce((sum, cell, k) => sum + cell * (axis[k] ?? 0), 0))
      value = Math.hypot(...next)
      axis = next.map((each) => each / (value || 1))
    }
    for (const [a, row] of matrix.entries()) {
      for (const b of row.keys()) row[b] = (row[b] ?? 0) - value * (axis[a] ?? 0) * (axis[b] ?? 0)
    }
    return value
  }
  return { first: greatest(), second: greatest(), total }
}

it.each([
  [12, 5],
  [30, 9],
  [8, 20],
])('%i rows of %i numbers spread as far as the exact axes', (count, length) => {
  const vectors = Array.from({ length: count }, () =>
    Float32Array.from({ length }, (_, k) => random() * (k + 1)),
  )
  const { places, shares } = principalAxes(vectors)
  const exact = variances(vectors)
  expect(shares[0]).toBeCloseTo(exact.first / exact.total, 3)
  expect(shares[1]).toBeCloseTo(exact.second / exact.total, 2)
  let product = 0
  for (let row = 0; row < count; row += 1) product += (places[row * 2] ?? 0) * (places[row * 2 + 1] ?? 0)
  expect(Math.abs(product)).toBeLessThan(1e-2)
})

it('rows in a plane keep their distances', () => {
  const flat = Array.from({ length: 20 }, () => [random(), random()] as const)
  const { places, shares } = principalAxes(flat.map(([x, y]) => Float32Array.of(x + y, x - y, 3, x, 0, y)))
  expect(shares[0] + shares[1]).toBeCloseTo(1, 6)
  const between = (a: number, b: number) =>
    Math.hypot(
      (places[a * 2] ?? 0) - (places[b * 2] ?? 0),
      (places[a * 2 + 1] ?? 0) - (places[b * 2 + 1] ?? 0),
    )
  for (const [a, [ax, ay]] of flat.entries()) {
    const [bx, by] = flat[0] ?? [0, 0]
    expect(between(a, 0)).toBeCloseTo(Math.sqrt(3) * Math.hypot(ax - bx, ay - by), 4)
  }
})

it('equal rows have no axes and stand in one place', () => {
  const { places, shares } = principalAxes(Array.from({ length: 5 }, () => Float32Array.of(1, 2, 3)))
  expect(shares.every((share) => share === 0 || share < 1e-6 || Number.isFinite(share))).toBe(true)
  expect(places.every((place) => Math.abs(place) < 1e-5)).toBe(true)
})
