/** Two coordinates a row, and which share of the rows' variance each of the two axes carries. */
export type Positions = { places: Float32Array<ArrayBuffer>; shares: readonly [number, number] }

const AXES = 4
const MOST_ROUNDS = 60
/** Of a large set, where rows without structure would never settle, a map needs no more. */
const FEWEST_ROUNDS = 8
const WORK = 1.2e8
const SETTLED = 1e-5

/**
 * The rows along the two directions in which they differ most (principal component analysis); a row that
 * is null has NaN; all others have one length. The sign of an axis is free and chosen so that its largest coordinate is positive.
 *
 * Subspace iteration on the centred rows, the covariance never made: Y. Saad, "Numerical Methods for Large
 * Eigenvalue Problems", 2nd edition (2011), chapter 5. Two axes more than are wanted speed it up.
 */
export function principalAxes(units: readonly (Float32Array | null)[]): Positions {
  const places = new Float32Array(units.length * 2).fill(Number.NaN)
  const used = Array.from(units.keys()).filter((row) => units[row] !== null)
  const rows = units.filter((unit) => unit !== null)
  const length = rows[0]?.length ?? 0
  if (length === 0) return { places, shares: [0, 0] }
  const mean = meanOf(rows, length)
  let axes: Float64Array = startOf(length)
  let scores: Float64Array = new Float64Array(0)
  let before: readonly number[] = []
  const affordable = Math.floor(WORK / (rows.length * length * AXES * 2))
  const rounds = Math.max(FEWEST_ROUNDS, Math.min(MOST_ROUNDS, affordable))
  for (let round = 0; round < rounds; round += 1) {
    scores = project(rows, mean, axes)
    const next = gather(rows, mean, scores)
    const lengths = orthonormalise(next, length)
    axes = next
    if (lengths.slice(0, 2).every((length, at) => Math.abs(length - (before[at] ?? 0)) <= SETTLED * length)) {
      break
    }
    before = lengths
  }
  scores = project(rows, mean, axes)
  rotate(scores, rows.length)
  const total = varianceOf(rows, mean)
  const along = [0, 1].map((axis) => {
    let [sum, largest] = [0, 0]
    for (let place = 0; place < rows.length; place += 1) {
      const value = scores[place * AXES + axis] ?? 0
      sum += value * value
      if (Math.abs(value) > Math.abs(largest)) largest = value
    }
    const sign = largest < 0 ? -1 : 1
    for (const [place, row] of used.entries()) {
      places[row * 2 + axis] = sign * (scores[place * AXES + axis] ?? 0)
    }
    return total === 0 ? 0 : sum / total
  })
  return { places, shares: [along[0] ?? 0, along[1] ?? 0] }
}

function meanOf(rows: readonly Float32Array[], length: number): Float64Array {
  const mean = new Float64Array(length)
  for (const row of rows) {
    for (let k = 0; k < length; k += 1) mean[k] = (mean[k] ?? 0) + (row[k] ?? 0) / rows.length
  }
  return mean
}

function varianceOf(rows: readonly Float32Array[], mean: Float64Array): number {
  let sum = 0
  for (const row of rows) {
    for (let k = 0; k < mean.length; k += 1) sum += ((row[k] ?? 0) - (mean[k] ?? 0)) ** 2
  }
  return sum
}

// The same every time: a fixed sequence (the additive recurrence of the golden ratio) is random enough.
function startOf(length: number): Float64Array {
  const axes = Float64Array.from({ length: length * AXES }, (_, at) => ((at + 1) * 0.618_033_988_749_895) % 1)
  for (let at = 0; at < axes.length; at += 1) axes[at] = (axes[at] ?? 0) - 0.5
  orthonormalise(axes, length)
  return axes
}

/** `scores[place * AXES + axis]`: each used row, centred, along each axis. */
function project(rows: readonly Float32Array[], mean: Float64Array, axes: Float64Array): Float64Array {
  const scores = new Float64Array(rows.length * AXES)
  const middle = [0, 0, 0, 0]
  for (let k = 0; k < mean.length; k += 1) {
    for (let axis = 0; axis < AXES; axis += 1) {
      middle[axis] = (middle[axis] ?? 0) + (mean[k] ?? 0) * (axes[k * AXES + axis] ?? 0)
    }
  }
  for (const [place, row] of rows.entries()) {
    let [a, b, c, d] = [0, 0, 0, 0]
    for (let k = 0; k < row.length; k += 1) {
      const value = row[k] ?? 0
      const at = k * AXES
      a += value * (axes[at] ?? 0)
      b += value * (axes[at + 1] ?? 0)
      c += value * (axes[at + 2] ?? 0)
      d += value * (axes[at + 3] ?? 0)
    }
    scores[place * AXES] = a - (middle[0] ?? 0)
    scores[place * AXES + 1] = b - (middle[1] ?? 0)
    scores[place * AXES + 2] = c - (middle[2] ?? 0)
    scores[place * AXES + 3] = d - (middle[3] ?? 0)
  }
  return scores
}

/** The centred rows added up by their scores: the axes of the next round, `[k * AXES + axis]`. */
function gather(rows: readonly Float32Array[], mean: Float64Array, scores: Float64Array): Float64Array {
  const next = new Float64Array(mean.length * AXES)
  const sums = [0, 0, 0, 0]
  for (const [place, row] of rows.entries()) {
    const a = scores[place * AXES] ?? 0
    const b = scores[place * AXES + 1] ?? 0
    const c = scores[place * AXES + 2] ?? 0
    const d = scores[place * AXES + 3] ?? 0
    for (const [axis, value] of [a, b, c, d].entries()) sums[axis] = (sums[axis] ?? 0) + value
    for (let k = 0; k < row.length; k += 1) {
      const value = row[k] ?? 0
      const at = k * AXES
      next[at] = (next[at] ?? 0) + value * a
      next[at + 1] = (next[at + 1] ?? 0) + value * b
      next[at + 2] = (next[at + 2] ?? 0) + value * c
      next[at + 3] = (next[at + 3] ?? 0) + value * d
    }
  }
  for (let k = 0; k < mean.length; k += 1) {
    for (let axis = 0; axis < AXES; axis += 1) {
      const at = k * AXES + axis
      next[at] = (next[at] ?? 0) - (mean[k] ?? 0) * (sums[axis] ?? 0)
    }
  }
  return next
}

/** Gram-Schmidt, twice over for the rounding; returns the lengths that the axes had. */
function orthonormalise(axes: Float64Array, length: number): number[] {
  const dot = (a: number, b: number) => {
    let sum = 0
    for (let k = 0; k < length; k += 1) sum += (axes[k * AXES + a] ?? 0) * (axes[k * AXES + b] ?? 0)
    return sum
  }
  return [0, 1, 2, 3].map((axis) => {
    const before = Math.sqrt(dot(axis, axis))
    for (const other of [...Array(axis).keys(), ...Array(axis).keys()]) {
      const share = dot(axis, other)
      for (let k = 0; k < length; k += 1) {
        const at = k * AXES + axis
        axes[at] = (axes[at] ?? 0) - share * (axes[k * AXES + other] ?? 0)
      }
    }
    const norm = Math.sqrt(dot(axis, axis))
    // A direction in which nothing differs any more: rounding would blow it up.
    const scale = norm > before * 1e-10 && norm > 0 ? 1 / norm : 0
    for (let k = 0; k < length; k += 1) {
      const at = k * AXES + axis
      axes[at] = (axes[at] ?? 0) * scale
    }
    return norm
  })
}

/** Turns the scores within their subspace so that the axes are those of most variance (Jacobi rotations). */
function rotate(scores: Float64Array, count: number): void {
  const product = (a: number, b: number) => {
    let sum = 0
    for (let at = 0; at < count * AXES; at += AXES) sum += (scores[at + a] ?? 0) * (scores[at + b] ?? 0)
    return sum
  }
  for (let sweep = 0; sweep < 8; sweep += 1) {
    for (let a = 0; a < AXES; a += 1) {
      for (let b = a + 1; b < AXES; b += 1) {
        const angle = Math.atan2(2 * product(a, b), product(a, a) - product(b, b)) / 2
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
        for (let at = 0; at < count * AXES; at += AXES) {
          const [x, y] = [scores[at + a] ?? 0, scores[at + b] ?? 0]
          scores[at + a] = cos * x + sin * y
          scores[at + b] = cos * y - sin * x
        }
      }
    }
  }
}
