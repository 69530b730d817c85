/** The exact cosine of two rows by their places; NaN where it is not defined. */
export type ExactCosine = (a: number, b: number) => number

/**
 * Exact cosines of single pairs, made when they are asked for: two microseconds each at a thousand
 * dimensions. Lengths are kept. A pair is NaN under the same conditions as in `similarityMatrix`; `undefinedRows`
 * are those that have no direction.
 */
export function exactCosines(
  vectors: readonly (Float32Array | null)[],
  undefinedRows: readonly number[],
): ExactCosine {
  const isUndefined = new Set(undefinedRows)
  const norms = new Map<number, number>()
  const normOf = (row: number, vector: Float32Array) => {
    const known = norms.get(row)
    if (known !== undefined) return known
    const norm = Math.sqrt(dot(vector, vector))
    norms.set(row, norm)
    return norm
  }
  return (row, column) => {
    const [a, b] = [vectors[row], vectors[column]]
    if (!a || !b || isUndefined.has(row) || isUndefined.has(column) || a.length !== b.length)
      return Number.NaN
    const cosine = row === column ? 1 : dot(a, b) / (normOf(row, a) * normOf(column, b))
    return Math.max(-1, Math.min(1, cosine))
  }
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0)
  return sum
}
