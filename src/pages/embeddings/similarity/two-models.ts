// Two sets of vectors of the same texts: where they agree, and where not.
import { type CodeRange, cosineOfCode, LAST_CODE, UNDEFINED_CODE } from './codes.ts'

/** Similarities of one model as an analysis holds them. */
export type Coded = { size: number; codes: Uint8Array; range: CodeRange }

/** A pair of rows and what each model says of it. */
export type ChangedPair = { row: number; column: number; before: number; after: number }

/**
 * The second model's similarity minus the first's as codes; `range` runs as far below 0 as above it, to
 * `most`, the greatest difference. A pair that either has not defined stays undefined.
 */
export function differenceOf(
  before: Coded,
  after: Coded,
): { codes: Uint8Array; range: CodeRange; most: number } {
  const between = differences(before, after)
  let most = 0
  for (let code = 0; code < between.table.length; code += 1) {
    // The table holds every difference there could be; only those that occur count.
    if (between.occurs[code] === 1) most = Math.max(most, Math.abs(between.table[code] ?? 0))
  }
  const range = { low: -Math.max(most, 1e-6), high: Math.max(most, 1e-6) }
  const codes = new Uint8Array(before.codes.length).fill(UNDEFINED_CODE)
  for (let place = 0; place < codes.length; place += 1) {
    const difference = between.of(place)
    if (Number.isNaN(difference)) continue
    codes[place] = Math.round(((difference - range.low) / (range.high - range.low)) * LAST_CODE)
  }
  return { codes, range, most }
}

function differences(before: Coded, after: Coded) {
  const a = Float64Array.from({ length: 256 }, (_, code) => cosineOfCode(code, before.range))
  const b = Float64Array.from({ length: 256 }, (_, code) => cosineOfCode(code, after.range))
  const table = new Float64Array(65_536)
  for (let code = 0; code < table.length; code += 1) {
    table[code] = (b[code & 255] ?? Number.NaN) - (a[code >> 8] ?? Number.NaN)
  }
  const occurs = new Uint8Array(65_536)
  const keyOf = (place: number) =>
    ((before.codes[place] ?? UNDEFINED_CODE) << 8) | (after.codes[place] ?? UNDEFINED_CODE)
  for (let place = 0; place < before.codes.length; place += 1) occurs[keyOf(place)] = 1
  for (let code = 0; code < 256; code += 1) {
    occurs[(UNDEFINED_CODE << 8) | code] = 0
    occurs[(code << 8) | UNDEFINED_CODE] = 0
  }
  return { table, occurs, of: (place: number) => table[keyOf(place)] ?? Number.NaN }
}

/**
 * Spearman's rank correlation of the pair lists, -1 to 1; NaN where a model finds all pairs equally alike.
 * Ties share their mean rank. Ranks are of codes, so that counting sorts them (C. Spearman, "The proof and
 * measurement of association between two things", 1904).
 */
export function rankCorrelation(before: Coded, after: Coded): number {
  const { size } = before
  const counts = { before: new Float64Array(256), after: new Float64Array(256) }
  const each = (visit: (a: number, b: number) => void) => {
    for (let row = 0; row < size; row += 1) {
      for (let column = row + 1; column < size; column += 1) {
        const a = before.codes[row * size + column] ?? UNDEFINED_CODE
        const b = after.codes[row * size + column] ?? UNDEFINED_CODE
        if (a !== UNDEFINED_CODE && b !== UNDEFINED_CODE) visit(a, b)
      }
    }
  }
  let pairs = 0
  each((a, b) => {
    counts.before[a] = (counts.before[a] ?? 0) + 1
    counts.after[b] = (counts.after[b] ?? 0) + 1
    pairs += 1
  })
  const ranks = { before: meanRanks(counts.before), after: meanRanks(counts.after) }
  const middle = (pairs + 1) / 2
  let [product, left, right] = [0, 0, 0]
  each((a, b) => {
    const x = (ranks.before[a] ?? 0) - middle
    const y = (ranks.after[b] ?? 0) - middle
    product += x * y
    left += x * x
    right += y * y
  })
  return left === 0 || right === 0 ? Number.NaN : product / Math.sqrt(left * right)
}

function meanRanks(counts: Float64Array): Float64Array {
  let before = 0
  return counts.map((count) => {
    const rank = before + (count + 1) / 2
    before += count
    return rank
  })
}

/** The pairs of which the models differ most, the greatest difference first. */
export function mostChanged(before: Coded, after: Coded, count: number): ChangedPair[] {
  const { size } = before
  const between = differences(before, after)
  const found: (ChangedPair & { by: number })[] = []
  for (let row = 0; row < size; row += 1) {
    for (let column = row + 1; column < size; column += 1) {
      const place = row * size + column
      const by = Math.abs(between.of(place))
      if (Number.isNaN(by) || (found.length === count && by <= (found.at(-1)?.by ?? 0))) continue
      const pair = {
        row,
        column,
        by,
        before: cosineOfCode(before.codes[place] ?? UNDEFINED_CODE, before.range),
        after: cosineOfCode(after.codes[place] ?? UNDEFINED_CODE, after.range),
      }
      const at = found.findIndex((other) => other.by < by)
      found.splice(at < 0 ? found.length : at, 0, pair)
      if (found.length > count) found.pop()
    }
  }
  return found.map(({ by: _, ...pair }) => pair)
}
