// The distances of all pairs as 16-bit numbers: two bytes a pair, from which codes, neighbours and order
// are made. 0 is the same direction, 65534 the opposite one, 65535 a pair that has no distance.
import { BLOCK_ROWS, type Gram } from './gram.ts'

/** `values[row * size + column]`; symmetric. */
export type Distances = { size: number; values: Uint16Array }

/** The mark of a pair whose similarity is not defined. */
export const NO_DISTANCE = 65_535

const STEPS = 32_767

/** What a distance is as a cosine, to within 0.00002. */
export function cosineOf(distance: number): number {
  return 1 - distance / STEPS
}

export function createDistances(size: number): Distances {
  return { size, values: new Uint16Array(size * size) }
}

// Both halves are written tile by tile, or every number of the lower one would be a cache line of its own. A
// tile is turned in a buffer beside it: the lines of a matrix of 2,048 all fall on the same place in the cache.
const TILE = 64
const tile = new Uint16Array(TILE * TILE)

/**
 * Fills the rows from `first` on, a block of them, from the row on the right of the diagonal and mirrors
 * them; `isDefined` says of each row whether it has a direction.
 */
export function fillBlock(distances: Distances, gram: Gram, first: number, isDefined: Uint8Array): void {
  const { size, values } = distances
  const { values: products, stride, scale } = gram.products(first)
  const steps = scale * STEPS
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
              ? distanceOf((products[from + column] ?? 0) * steps)
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

/** The least and the most similarity of two different rows, and the pair that is most alike. */
export type Extremes = { min: number; max: number; best: readonly [number, number] }

/** The extremes over all pairs; null where no pair is defined. */
export function extremesOf({ size, values }: Distances): Extremes | null {
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
  return farthest < 0 ? null : { min: cosineOf(farthest), max: cosineOf(nearest), best }
}
