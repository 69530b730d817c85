/** How alike vectors are: `value(row, column)` in -1..1, NaN where a cosine is not defined. */
export type SimilarityMatrix = {
  size: number
  /** Row by row, `size` × `size`; symmetric, 1 on the diagonal. */
  values: Float32Array
  /** Why a row has no values: no vector came, it is all zeros, damaged, or of another length. */
  problems: readonly { row: number; reason: 'missing' | 'zero' | 'damaged' | 'length' }[]
}

/**
 * Cosine similarity of every vector with every other: the dot product of the two over the product of
 * their lengths. The length that most vectors have is taken as the right one.
 *
 * A pair is NaN when either vector is missing, all zeros, damaged (NaN, Infinity) or of another length: a
 * number there would mean nothing. `problems` names each such row.
 */
export function similarityMatrix(vectors: readonly (Float32Array | null)[]): SimilarityMatrix {
  const size = vectors.length
  const values = new Float32Array(size * size).fill(Number.NaN)
  const { units, problems } = unitVectors(vectors)
  for (const [row, a] of units.entries()) {
    if (a === null) continue
    for (let column = row; column < size; column += 1) {
      const b = units[column]
      if (b === null || b === undefined) continue
      const value = row === column ? 1 : Math.max(-1, Math.min(1, dotOf(a, b)))
      values[row * size + column] = value
      values[column * size + row] = value
    }
  }
  return { size, values, problems }
}

/**
 * The vectors brought to length 1, null for each that has no direction to compare: `problems` says why.
 * The length that most vectors have is taken as the right one.
 */
export function unitVectors(vectors: readonly (Float32Array | null)[]): {
  units: (Float32Array | null)[]
  problems: SimilarityMatrix['problems']
} {
  const { norms, problems } = measureVectors(vectors)
  const units = vectors.map((vector, row) => {
    const norm = norms[row] ?? Number.NaN
    return vector === null || Number.isNaN(norm) ? null : scaled(vector, 1 / norm)
  })
  return { units, problems }
}

/** Why a vector has no direction to compare, of each that has none. */
export function problemsOf(vectors: readonly (Float32Array | null)[]): SimilarityMatrix['problems'] {
  return measureVectors(vectors).problems
}

/** The length of each vector, NaN for each that has no direction to compare: `problems` says why. */
export function measureVectors(vectors: readonly (Float32Array | null)[]): {
  norms: Float64Array
  problems: SimilarityMatrix['problems']
} {
  const length = usualLength(vectors)
  const problems: SimilarityMatrix['problems'][number][] = []
  const norms = Float64Array.from(vectors, (vector, row) => {
    const norm = vector === null ? Number.NaN : normOf(vector)
    const reason = problemOf(vector, length, norm)
    if (reason === null) return norm
    problems.push({ row, reason })
    return Number.NaN
  })
  return { norms, problems }
}

/** The similarity of two rows; NaN where it is not defined. */
export function similarityOf(matrix: SimilarityMatrix, row: number, column: number): number {
  return matrix.values[row * matrix.size + column] ?? Number.NaN
}

/** Length of a vector: the square root of the sum of its squares. */
export function normOf(vector: Float32Array): number {
  return Math.sqrt(dotOf(vector, vector))
}

function usualLength(vectors: readonly (Float32Array | null)[]): number {
  const counts = new Map<number, number>()
  for (const vector of vectors) {
    if (vector !== null) counts.set(vector.length, (counts.get(vector.length) ?? 0) + 1)
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1])
  return best?.[0] ?? 0
}

function problemOf(vector: Float32Array | null, length: number, norm: number) {
  if (vector === null) return 'missing'
  if (vector.length !== length) return 'length'
  if (!Number.isFinite(norm)) return 'damaged'
  return norm === 0 ? 'zero' : null
}

function scaled(vector: Float32Array, factor: number): Float32Array {
  const result = new Float32Array(vector.length)
  for (let index = 0; index < result.length; index += 1) result[index] = (vector[index] ?? 0) * factor
  return result
}

/** The dot product of two vectors of one length; of two of length 1 their cosine. */
export function dotOf(a: Float32Array, b: Float32Array): number {
  // Four sums: each addition of one alone would wait for the one before.
  let [s0, s1, s2, s3] = [0, 0, 0, 0]
  const whole = a.length - (a.length % 4)
  for (let index = 0; index < whole; index += 4) {
    s0 += (a[index] ?? 0) * (b[index] ?? 0)
    s1 += (a[index + 1] ?? 0) * (b[index + 1] ?? 0)
    s2 += (a[index + 2] ?? 0) * (b[index + 2] ?? 0)
    s3 += (a[index + 3] ?? 0) * (b[index + 3] ?? 0)
  }
  let sum = s0 + s1 + (s2 + s3)
  for (let index = whole; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0)
  return sum
}

/**
 * An order of the rows in which alike ones stand together: average-linkage clustering on the distance
 * 1 - cosine, its tree read from left to right. Undefined pairs count as distance 1.
 *
 * Nearest-neighbour chain with the Lance-Williams update, O(n²) time and memory: F. Murtagh,
 * "A survey of recent advances in hierarchical clustering algorithms", The Computer Journal 26 (1983).
 */
export function similarityOrder(matrix: SimilarityMatrix): number[] {
  const { size } = matrix
  const distance = Float64Array.from(matrix.values, (value) => 1 - (Number.isNaN(value) ? 0 : value))
  const members: (number[] | null)[] = Array.from({ length: size }, (_, row) => [row])
  const active = new Set(members.keys())
  const chain: number[] = []
  while (active.size > 1) {
    const [first] = active
    if (chain.length === 0 && first !== undefined) chain.push(first)
    const last = chain.at(-1) ?? 0
    const previous = chain.at(-2)
    const nearest = nearestTo(last, previous, active, distance, size)
    if (nearest === previous) {
      chain.length -= 2
      merge(nearest, last, members, active, distance, size)
    } else {
      chain.push(nearest)
    }
  }
  const [left] = active
  return left === undefined ? [] : (members[left] ?? [])
}

// A tie goes to the row before in the chain, or the chain would never close.
function nearestTo(
  row: number,
  previous: number | undefined,
  active: ReadonlySet<number>,
  distance: Float64Array,
  size: number,
): number {
  let nearest = previous ?? -1
  let least = previous === undefined ? Number.POSITIVE_INFINITY : (distance[row * size + previous] ?? 0)
  for (const other of active) {
    const between = distance[row * size + other] ?? 0
    if (other !== row && between < least) {
      least = between
      nearest = other
    }
  }
  return nearest
}

function merge(
  into: number,
  gone: number,
  members: (number[] | null)[],
  active: Set<number>,
  distance: Float64Array,
  size: number,
): void {
  const a = members[into] ?? []
  const b = members[gone] ?? []
  for (const other of active) {
    const mean =
      ((distance[into * size + other] ?? 0) * a.length + (distance[gone * size + other] ?? 0) * b.length) /
      (a.length + b.length)
    distance[into * size + other] = mean
    distance[other * size + into] = mean
  }
  members[into] = [...a, ...b]
  members[gone] = null
  active.delete(gone)
}
