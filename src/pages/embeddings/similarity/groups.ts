// How alike rows of one label colour are, beside rows of different ones.
import { type CodeRange, cosineOfCode, LAST_CODE, UNDEFINED_CODE } from './codes.ts'

/** Pairs by similarity: `bins[i]` runs over an equal share of the range from `low` to `high`. */
export type GroupHistogram = {
  low: number
  high: number
  within: readonly number[]
  between: readonly number[]
  /** Where the two part best: the most pairs within above it and between below it. Null without both. */
  bestThreshold: number | null
}

const BINS = 32

/** Pairs of labelled rows; label 0 is none, and its rows are left out. Null where no two rows have a label. */
export function groupHistogram(
  codes: Uint8Array,
  range: CodeRange,
  labels: readonly number[],
): GroupHistogram | null {
  const counts = countByCode(codes, labels)
  const used = [...counts.within.keys()].filter(
    (code) => (counts.within[code] ?? 0) + (counts.between[code] ?? 0) > 0,
  )
  const [first] = used
  const last = used.at(-1)
  if (first === undefined || last === undefined) return null
  const bin = (numbers: Float64Array) => {
    const bins = new Array<number>(BINS).fill(0)
    for (const code of used) {
      const place = Math.min(BINS - 1, Math.floor(((code - first) / (last - first + 1)) * BINS))
      bins[place] = (bins[place] ?? 0) + (numbers[code] ?? 0)
    }
    return bins
  }
  return {
    low: cosineOfCode(first, range),
    high: cosineOfCode(Math.min(LAST_CODE, last), range),
    within: bin(counts.within),
    between: bin(counts.between),
    bestThreshold: bestThreshold(counts, range),
  }
}

/** How many pairs within and between groups are at or above a similarity, and how many there are. */
export function pairsAbove(
  codes: Uint8Array,
  range: CodeRange,
  labels: readonly number[],
  threshold: number,
): { within: number; between: number; allWithin: number; allBetween: number } {
  const counts = countByCode(codes, labels)
  const sums = { within: 0, between: 0, allWithin: 0, allBetween: 0 }
  for (let code = 0; code <= LAST_CODE; code += 1) {
    const [within, between] = [counts.within[code] ?? 0, counts.between[code] ?? 0]
    const isAbove = cosineOfCode(code, range) >= threshold
    sums.within += isAbove ? within : 0
    sums.between += isAbove ? between : 0
    sums.allWithin += within
    sums.allBetween += between
  }
  return sums
}

type Counts = { within: Float64Array; between: Float64Array }

function countByCode(codes: Uint8Array, labels: readonly number[]): Counts {
  const size = labels.length
  const counts = { within: new Float64Array(256), between: new Float64Array(256) }
  for (const [row, label] of labels.entries()) {
    if (label === 0) continue
    for (let column = row + 1; column < size; column += 1) {
      const other = labels[column] ?? 0
      const code = codes[row * size + column] ?? UNDEFINED_CODE
      if (other === 0 || code === UNDEFINED_CODE) continue
      const own = other === label ? counts.within : counts.between
      own[code] = (own[code] ?? 0) + 1
    }
  }
  return counts
}

// Youden's J (W. J. Youden, "Index for rating diagnostic tests", 1950): both shares, not both counts.
function bestThreshold({ within, between }: Counts, range: CodeRange): number | null {
  const sum = (numbers: Float64Array) => numbers.reduce((total, count) => total + count, 0)
  const [allWithin, allBetween] = [sum(within), sum(between)]
  if (allWithin === 0 || allBetween === 0) return null
  let [above, wrong, most, best] = [0, 0, Number.NEGATIVE_INFINITY, LAST_CODE]
  for (let code = LAST_CODE; code >= 0; code -= 1) {
    above += within[code] ?? 0
    wrong += between[code] ?? 0
    const rating = above / allWithin - wrong / allBetween
    if (rating > most) {
      most = rating
      best = code
    }
  }
  return cosineOfCode(best, range)
}
