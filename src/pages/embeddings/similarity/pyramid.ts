import { UNDEFINED_CODE } from './codes.ts'

/** A matrix of codes in the order of drawing, and its halves: each level is half as wide, means of four. */
export type Pyramid = readonly { size: number; codes: Uint8Array }[]

const SMALLEST = 64

/**
 * Puts codes in an order and makes their halves, as far as a picture can need them. What is not defined
 * takes no part in a mean; a mean of nothing is not defined.
 */
export function pyramidOf(codes: Uint8Array, order: readonly number[]): Pyramid {
  const size = order.length
  const columns = Int32Array.from(order)
  const ordered = new Uint8Array(size * size)
  for (let row = 0; row < size; row += 1) {
    const [from, to] = [(columns[row] ?? 0) * size, row * size]
    for (let column = 0; column < size; column += 1) {
      ordered[to + column] = codes[from + (columns[column] ?? 0)] ?? UNDEFINED_CODE
    }
  }
  const levels: Pyramid[number][] = [{ size, codes: ordered }]
  for (let level = levels[0]; level !== undefined && level.size > SMALLEST; level = levels.at(-1)) {
    levels.push(halfOf(level))
  }
  return levels
}

function halfOf({ size, codes }: Pyramid[number]): Pyramid[number] {
  const half = Math.ceil(size / 2)
  const means = new Uint8Array(half * half)
  for (let row = 0; row < half; row += 1) {
    const top = row * 2 * size
    const bottom = row * 2 + 1 < size ? top + size : top
    for (let column = 0; column < half; column += 1) {
      const left = column * 2
      const right = left + 1 < size ? left + 1 : left
      const a = codes[top + left] ?? UNDEFINED_CODE
      const b = codes[top + right] ?? UNDEFINED_CODE
      const c = codes[bottom + left] ?? UNDEFINED_CODE
      const d = codes[bottom + right] ?? UNDEFINED_CODE
      means[row * half + column] =
        a !== UNDEFINED_CODE && b !== UNDEFINED_CODE && c !== UNDEFINED_CODE && d !== UNDEFINED_CODE
          ? (a + b + c + d + 2) >> 2
          : meanOf([a, b, c, d])
    }
  }
  return { size: half, codes: means }
}

function meanOf(codes: readonly number[]): number {
  const defined = codes.filter((code) => code !== UNDEFINED_CODE)
  if (defined.length === 0) return UNDEFINED_CODE
  return Math.round(defined.reduce((sum, code) => sum + code, 0) / defined.length)
}
