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

// Both halves are written tile by tile, or every number of the lower one would be a cache line of its own.
const TILE = 64

/**
 * Fills the rows from `first` on, a block of them, from the row on the right of the diagonal and mirrors
 * them; `isDefined` says of each row whether it has a direction.
 */
export function fillBlock(
  { size, values }: Distances,
  gram: Gram,
  first: number,
  isDefined: Uint8Array,
): void {
  const products = gram.products(first)
  const last = Math.min(size, first + BLOCK_ROWS)
  for (let top = first; top < last; top += TILE) {
    for (let left = top; left < size; left += TILE) {
      const bottom = Math.min(last, top + TILE)
      const right = Math.min(size, left + TILE)
      for (let row = top; row < bottom; row += 1) {
        const from = (row - first) * products.stride - first
        const isRow = isDefined[row] === 1
        for (let column = Math.max(row, left); column < right; column += 1) {
          const distance =
            isRow && isDefined[column] === 1 ? distanceOf(products.values[from + column] ?? 0) : NO_DISTANCE
          values[row * size + column] = distance
          values[column * size + row] = distance
        }
        // A row is exactly like itself, whatever rounding says.
        if (isRow && row >= left && row < right) values[row * size + row] = 0
      }
    }
  }
}

function distanceOf(cosine: number): number {
  // Rounded by cutting off: there are two million of them.
  const distance = ((1 - cosine) * STEPS + 0.5) | 0
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
