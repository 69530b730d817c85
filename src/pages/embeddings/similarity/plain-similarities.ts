// The similarities of all pairs in JavaScript, where the kernel does not run.
import { codeTable, UNDEFINED_CODE } from './codes.ts'
import { type Distances, type Extremes, NO_DISTANCE, STEPS, toExtremes } from './distances.ts'
import { BLOCK_ROWS, type Similarities } from './similarities.ts'

// Past the last row, for blocks that are not full.
const SPARE_ROWS = BLOCK_ROWS + 3

/** Makes room for `size` rows of `length` numbers. */
export function createPlainSimilarities(size: number, length: number): Similarities {
  const stride = Math.max(1, length)
  const rows = new Float32Array((size + SPARE_ROWS) * stride)
  const products = new Float32Array(BLOCK_ROWS * (size + SPARE_ROWS))
  const isDefined = new Uint8Array(size)
  const distances = { size, values: new Uint16Array(size * size) }
  return {
    distances,
    setRow(row, vector, factor) {
      const from = row * stride
      for (let k = 0; k < vector.length; k += 1) rows[from + k] = (vector[k] ?? 0) * factor
      isDefined[row] = 1
    },
    fill(first) {
      const outStride = size + SPARE_ROWS
      const last = Math.min(BLOCK_ROWS, size - first)
      for (let row = 0; row < last; row += 4) {
        for (let column = row; column < size - first; column += 4) {
          fourByFour(rows, (first + row) * stride, (first + column) * stride, stride, products, {
            at: row * outStride + column,
            outStride,
          })
        }
      }
      fillBlock(distances, products, outStride, first, isDefined)
    },
    codes: (range, first, last) => codesOf(distances, codeTable(range), first, last),
    extremes: () => extremesOf(distances),
  }
}

function fourByFour(
  rows: Float32Array,
  a: number,
  b: number,
  stride: number,
  out: Float32Array,
  { at, outStride }: { at: number; outStride: number },
): void {
  // Views of one row each: the engine then knows their bounds, and no list is made in the loop.
  const view = (from: number) => rows.subarray(from, from + stride)
  const a0 = view(a)
  const a1 = view(a + stride)
  const a2 = view(a + 2 * stride)
  const a3 = view(a + 3 * stride)
  const b0 = view(b)
  const b1 = view(b + stride)
  const b2 = view(b + 2 * stride)
  const b3 = view(b + 3 * stride)
  let s00 = 0
  let s01 = 0
  let s02 = 0
  let s03 = 0
  let s10 = 0
  let s11 = 0
  let s12 = 0
  let s13 = 0
  let s20 = 0
  let s21 = 0
  let s22 = 0
  let s23 = 0
  let s30 = 0
  let s31 = 0
  let s32 = 0
  let s33 = 0
  for (let k = 0; k < stride; k += 1) {
    const x0 = a0[k] ?? 0
    const x1 = a1[k] ?? 0
    const x2 = a2[k] ?? 0
    const x3 = a3[k] ?? 0
    const y0 = b0[k] ?? 0
    const y1 = b1[k] ?? 0
    const y2 = b2[k] ?? 0
    const y3 = b3[k] ?? 0
    s00 += x0 * y0
    s01 += x0 * y1
    s02 += x0 * y2
    s03 += x0 * y3
    s10 += x1 * y0
    s11 += x1 * y1
    s12 += x1 * y2
    s13 += x1 * y3
    s20 += x2 * y0
    s21 += x2 * y1
    s22 += x2 * y2
    s23 += x2 * y3
    s30 += x3 * y0
    s31 += x3 * y1
    s32 += x3 * y2
    s33 += x3 * y3
  }
  out.set([s00, s01, s02, s03], at)
  out.set([s10, s11, s12, s13], at + outStride)
  out.set([s20, s21, s22, s23], at + 2 * outStride)
  out.set([s30, s31, s32, s33], at + 3 * outStride)
}

// Both halves are written tile by tile, or every number of the lower one would be a cache line of its own. A
// tile is turned in a buffer beside it: the lines of a matrix of 2,048 all fall on the same place in the cache.
const TILE = 64
const tile = new Uint16Array(TILE * TILE)

function fillBlock(
  distances: Distances,
  products: Float32Array,
  stride: number,
  first: number,
  isDefined: Uint8Array,
): void {
  const { size, values } = distances
  const last = Math.min(size, first + BLOCK_ROWS)
  for (let top = first; top < last; top += TILE) {
    const bottom = Math.min(last, top + TILE)
    for (let left = top; left < size; left += TILE) {
      const right = Math.min(size, left + TILE)
      for (let row = top; row < bottom; row += 1) {
        const from = (row - first) * stride - first
        const isRow = isDefined[row] === 1
        for (let column = Math.max(row, left); column < right; column += 1) {
          const distance =
            isRow && isDefined[column] === 1
              ? distanceOf((products[from + column] ?? 0) * STEPS)
              : NO_DISTANCE
          values[row * size + column] = distance
          tile[(column - left) * TILE + row - top] = distance
        }
        // A row is exactly like itself, whatever rounding says.
        if (isRow && row >= left && row < right) values[row * size + row] = 0
      }
      mirror(distances, top, bottom, left, right)
    }
  }
}

function mirror({ size, values }: Distances, top: number, bottom: number, left: number, right: number): void {
  for (let column = left; column < right; column += 1) {
    const from = (column - left) * TILE - top
    const end = Math.min(bottom, column)
    for (let row = top; row < end; row += 1) values[column * size + row] = tile[from + row] ?? NO_DISTANCE
  }
}

// Of a cosine that is counted in steps already.
function distanceOf(cosine: number): number {
  // Rounded by cutting off: there are two million of them.
  const distance = (STEPS - cosine + 0.5) | 0
  return Math.max(0, Math.min(STEPS * 2, distance))
}

function codesOf(
  { size, values }: Distances,
  table: Uint8Array,
  first: number,
  last: number,
): Uint8Array<ArrayBuffer> {
  const codes = new Uint8Array((last - first) * size)
  const from = first * size
  for (let place = 0; place < codes.length; place += 1) {
    codes[place] = table[values[from + place] ?? NO_DISTANCE] ?? UNDEFINED_CODE
  }
  return codes
}

function extremesOf({ size, values }: Distances): Extremes | null {
  let nearest = NO_DISTANCE
  let farthest = -1
  let best: readonly [number, number] = [0, 0]
  for (let row = 0; row < size; row += 1) {
    for (let column = row + 1; column < size; column += 1) {
      const distance = values[row * size + column] ?? NO_DISTANCE
      if (distance === NO_DISTANCE) continue
      if (distance > farthest) farthest = distance
      if (distance < nearest) {
        nearest = distance
        best = [row, column]
      }
    }
  }
  return farthest < 0 ? null : toExtremes(nearest, farthest, best)
}
