// The distances of all pairs as 16-bit numbers: two bytes a pair, from which codes, neighbours and order
// are made. 0 is the same direction, 65534 the opposite one, 65535 a pair that has no distance.

/** `values[row * size + column]`; symmetric. */
export type Distances = { size: number; values: Uint16Array }

/** The mark of a pair whose similarity is not defined. */
export const NO_DISTANCE = 65_535

/** As many steps of a distance make a cosine of 1. */
export const STEPS = 32_767

/** What a distance is as a cosine, to within 0.00002. */
export function cosineOf(distance: number): number {
  return 1 - distance / STEPS
}

/** The least and the most similarity of two different rows, and the pair that is most alike. */
export type Extremes = { min: number; max: number; best: readonly [number, number] }

/** The same of distances. */
export function toExtremes(nearest: number, farthest: number, best: Extremes['best']): Extremes {
  return { min: cosineOf(farthest), max: cosineOf(nearest), best }
}
