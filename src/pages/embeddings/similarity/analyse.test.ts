import kernelUrl from 'kernel/similarity.wasm?url&inline'
import { describe, expect, it } from 'vitest'
import { type SimilarityMatrix, similarityMatrix, similarityOf } from '@/lib/similarity.ts'
import { analyse } from './analyse.ts'
import { cosineOfCode, FULL_RANGE, LAST_CODE, UNDEFINED_CODE } from './codes.ts'
import { cosineOf } from './distances.ts'
import { createKernelSimilarities } from './kernel-similarities.ts'
import type { AnalysisMessage, Vectors } from './messages.ts'
import { createPlainSimilarities } from './plain-similarities.ts'
import { BLOCK_ROWS } from './similarities.ts'

const kernels: readonly (readonly [string, WebAssembly.Module | null])[] = [
  ['SIMD', await WebAssembly.compile(await (await fetch(kernelUrl)).arrayBuffer())],
  ['JavaScript', null],
]

let state = 7
const random = () => {
  state = (state * 48_271) % 2_147_483_647
  return state / 2_147_483_647
}
const randomVectors = (count: number, length: number) =>
  Array.from({ length: count }, () => Float32Array.from({ length }, () => random() - 0.4))

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

// All pairs of two rows that are defined: `diagonal` is one more than the rows.
function defined({ values }: SimilarityMatrix, diagonal: number): number[] {
  return [...values].filter((value, place) => place % diagonal !== 0 && !Number.isNaN(value))
}

type Told = Exclude<AnalysisMessage, { type: 'kernel' }>

function told<Type extends Told['type']>(messages: readonly Told[], type: Type) {
  return messages.filter((message): message is Extract<Told, { type: Type }> => message.type === type)
}

function codesTold(messages: readonly Told[], size: number): Uint8Array {
  const codes = new Uint8Array(size * size)
  for (const rows of told(messages, 'rows')) codes.set(rows.codes, rows.first * size)
  return codes
}

describe.each(kernels)('with %s', (_, kernel) => {
  it.each([
    [1, 5],
    [2, 1],
    [7, 3],
    [13, 64],
    [259, 40],
    [300, 129],
  ])('%i rows of %i numbers have the similarities of a plain loop, to 1e-4', (count, length) => {
    const vectors = randomVectors(count, length)
    const similarities =
      kernel === null
        ? createPlainSimilarities(count, length)
        : createKernelSimilarities(kernel, count, length)
    for (const [row, vector] of vectors.entries()) similarities.setRow(row, vector, 1 / Math.hypot(...vector))
    for (let first = 0; first < count; first += BLOCK_ROWS) similarities.fill(first)
    const { values } = similarities.distances
    const plain = similarityMatrix(vectors)
    for (let place = 0; place < values.length; place += 1) {
      const off = Math.abs(cosineOf(values[place] ?? Number.NaN) - (plain.values[place] ?? Number.NaN))
      if (!(off < 1e-4)) expect.fail(`row ${Math.floor(place / count)}, column ${place % count}: ${off}`)
    }
  })

  it('compares vectors that are very short', () => {
    const short = randomVectors(3, 4).map((vector) => vector.map((value) => value * 1e-36))
    const [range] = told([...analyse(together(short), kernel)], 'range')
    const others = [...similarityMatrix(short).values].filter((_, place) => place % 4 !== 0)
    expect(range?.extremes?.max).toBeCloseTo(Math.max(...others), 3)
    expect(range?.extremes?.min).toBeCloseTo(Math.min(...others), 3)
  })

  it('gives every distance the code of its cosine, and none where there is none', () => {
    const vectors: (Float32Array | null)[] = randomVectors(70, 8)
    vectors[3] = null
    vectors[66] = new Float32Array(8)
    const messages = [...analyse(together(vectors), kernel)]
    const codes = codesTold(messages, 70)
    const plain = similarityMatrix(vectors)
    for (const [place, code] of codes.entries()) {
      const value = plain.values[place] ?? Number.NaN
      expect(code === UNDEFINED_CODE).toBe(Number.isNaN(value))
    }
    const [range] = told(messages, 'range')
    expect(range?.extremes?.max).toBeCloseTo(Math.max(...defined(plain, 71)), 3)
    expect(range?.extremes?.min).toBeCloseTo(Math.min(...defined(plain, 71)), 3)
  })

  it('tells all codes, the range, an order that is a permutation, and places', () => {
    const vectors = randomVectors(300, 20)
    const plain = similarityMatrix(vectors)
    const messages = [...analyse(together(vectors), kernel)]
    const codes = codesTold(messages, 300)
    for (let place = 0; place < codes.length; place += 1) {
      const value = cosineOfCode(codes[place] ?? UNDEFINED_CODE, FULL_RANGE)
      expect(Math.abs(value - (plain.values[place] ?? 0))).toBeLessThan(1 / LAST_CODE + 1e-4)
    }
    const [range] = told(messages, 'range')
    const others = [...plain.values].filter((_, place) => place % 301 !== 0)
    expect(range?.extremes?.max).toBeCloseTo(Math.max(...others), 3)
    expect(range?.extremes?.min).toBeCloseTo(Math.min(...others), 3)
    const [a, b] = range?.extremes?.best ?? [0, 0]
    expect(similarityOf(plain, a, b)).toBeCloseTo(Math.max(...others), 4)
    const [order] = told(messages, 'order')
    expect(order?.order.toSorted((x, y) => x - y)).toEqual([...vectors.keys()])
    expect(told(messages, 'positions')[0]?.positions.places.every(Number.isFinite)).toBe(true)
  })
})

describe('analyse', () => {
  it('names damaged rows and leaves their pairs undefined', () => {
    const good = randomVectors(4, 6)
    const vectors = [
      good[0] ?? null,
      null,
      new Float32Array(6),
      Float32Array.of(1, Number.NaN, 0, 0, 0, 0),
      Float32Array.of(1, Number.POSITIVE_INFINITY, 0, 0, 0, 0),
      Float32Array.of(1, 2),
      ...good.slice(1),
    ]
    const messages = [...analyse(together(vectors), null)]
    expect(told(messages, 'begun')[0]?.problems).toEqual([
      { row: 1, reason: 'missing' },
      { row: 2, reason: 'zero' },
      { row: 3, reason: 'damaged' },
      { row: 4, reason: 'damaged' },
      { row: 5, reason: 'length' },
    ])
    const codes = codesTold(messages, vectors.length)
    const isGood = (row: number) => row === 0 || row > 5
    for (const [place, code] of codes.entries()) {
      const row = Math.floor(place / vectors.length)
      const isPair = isGood(row) && isGood(place % vectors.length)
      expect(code === UNDEFINED_CODE).toBe(!isPair)
    }
    const [order] = told(messages, 'order')
    expect(order?.order.toSorted((x, y) => x - y)).toEqual([...vectors.keys()])
  })

  it('puts groups side by side and gives each its number', () => {
    const centres = randomVectors(4, 32)
    const vectors = Array.from({ length: 80 }, (_, row) =>
      (centres[row % 4] ?? new Float32Array(32)).map((value) => value + (random() - 0.5) * 0.05),
    )
    const [told4] = told([...analyse(together(vectors), null)], 'order')
    const inOrder = (told4?.order ?? []).map((row) => row % 4)
    expect(inOrder.filter((group, at) => group !== inOrder[at + 1])).toHaveLength(4)
    expect(new Set(told4?.groups).size).toBe(4)
    for (const [row, group] of (told4?.groups ?? []).entries()) expect(group).toBe(told4?.groups[row % 4])
  })

  it('gives close pairs codes of their own range', () => {
    const vectors = Array.from({ length: 40 }, () =>
      Float32Array.from({ length: 8 }, () => 1 + random() / 10),
    )
    const [range] = told([...analyse(together(vectors), null)], 'range')
    const plain = similarityMatrix(vectors)
    const { codes, range: own = FULL_RANGE } = range?.finer ?? {}
    for (const [place, code] of (codes ?? []).entries()) {
      if (place % 41 === 0) continue
      expect(Math.abs(cosineOfCode(code, own) - (plain.values[place] ?? 0))).toBeLessThan(1e-4)
    }
  })

  it('finds the exact nearest neighbours, the row itself first', () => {
    const vectors = randomVectors(60, 12)
    const plain = similarityMatrix(vectors)
    const [positions] = told([...analyse(together(vectors), null)], 'positions')
    const { rows = [], count = 0 } = positions?.neighbours ?? {}
    for (let row = 0; row < 60; row += 1) {
      const exact = [...vectors.keys()]
        .filter((other) => other !== row)
        .sort((a, b) => similarityOf(plain, row, b) - similarityOf(plain, row, a))
      expect([...rows.slice(row * count, (row + 1) * count)]).toEqual([row, ...exact.slice(0, count - 1)])
    }
  })

  it('bears no rows, one row, equal rows and nothing but damaged ones', () => {
    for (const vectors of [
      [],
      [Float32Array.of(1)],
      Array(9).fill(Float32Array.of(1, 1)),
      [null, null, null],
    ]) {
      const messages = [...analyse(together(vectors), null)]
      expect(told(messages, 'order')[0]?.order).toHaveLength(vectors.length)
    }
  })
})
