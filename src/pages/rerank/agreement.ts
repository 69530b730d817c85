// In how far two rankings of the same documents agree. Pure.
import type { RankedDocument } from '@/api/rerank.ts'

/**
 * How two rankings agree: Spearman's rho and Kendall's tau, each -1 to 1 and NaN where a ranking has but one
 * score; and which share of the first k they have in common. `count` documents are scored in both.
 */
export type Agreement = { count: number; spearman: number; kendall: number; overlap: number; k: number }

type Pair = { first: number; second: number }

/**
 * Compares two rankings by the documents that both of them scored.
 *
 * - Spearman's rho: the correlation of the ranks, ties at their mean rank (C. Spearman, "The proof and
 *   measurement of association between two things", 1904).
 * - Kendall's tau-b: (concordant - discordant) pairs over the geometric mean of the pairs that are not tied
 *   in each (M. Kendall, "The treatment of ties in ranking problems", Biometrika 33, 1945). Counted in
 *   O(n log n) by sorting (W. Knight, JASA 61, 1966), since there may be 10,000 documents.
 * - Overlap@k: |first k of one and of the other| / k, with k no more than the documents.
 */
export function agreementOf(
  first: readonly RankedDocument[],
  second: readonly RankedDocument[],
  k: number,
): Agreement {
  const other = new Map(second.map(({ index, score }) => [index, score]))
  const pairs = first.flatMap(({ index, score }): Pair[] => {
    const against = other.get(index) ?? null
    return score === null || against === null ? [] : [{ first: score, second: against }]
  })
  const most = Math.min(k, Math.max(first.length, second.length))
  return {
    count: pairs.length,
    spearman: correlation(
      meanRanks(pairs.map((pair) => pair.first)),
      meanRanks(pairs.map((pair) => pair.second)),
    ),
    kendall: kendallTauB(pairs),
    overlap: most === 0 ? Number.NaN : overlapOf(first, second, most) / most,
    k: most,
  }
}

function overlapOf(first: readonly RankedDocument[], second: readonly RankedDocument[], k: number): number {
  const best = new Set(first.slice(0, k).map(({ index }) => index))
  return second.slice(0, k).filter(({ index }) => best.has(index)).length
}

function meanRanks(values: readonly number[]): number[] {
  const order = values.map((_, place) => place).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const ranks = new Array<number>(values.length).fill(0)
  for (let from = 0; from < order.length; ) {
    const value = values[order[from] ?? 0]
    let to = from
    while (to < order.length && values[order[to] ?? 0] === value) to += 1
    for (let at = from; at < to; at += 1) ranks[order[at] ?? 0] = (from + to - 1) / 2
    from = to
  }
  return ranks
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const middle = (a.length - 1) / 2
  let [product, left, right] = [0, 0, 0]
  for (let at = 0; at < a.length; at += 1) {
    const [x, y] = [(a[at] ?? 0) - middle, (b[at] ?? 0) - middle]
    product += x * y
    left += x * x
    right += y * y
  }
  return left === 0 || right === 0 ? Number.NaN : product / Math.sqrt(left * right)
}

function kendallTauB(pairs: readonly Pair[]): number {
  const sorted = pairs.toSorted((a, b) => a.first - b.first || a.second - b.second)
  const all = pairsOf(sorted.length)
  const tiedFirst = tied(sorted, (a, b) => a.first === b.first)
  const tiedBoth = tied(sorted, (a, b) => a.first === b.first && a.second === b.second)
  const { sorted: bySecond, swaps } = countSwaps(sorted.map(({ second }) => second))
  const tiedSecond = tied(bySecond, (a, b) => a === b)
  const spread = Math.sqrt((all - tiedFirst) * (all - tiedSecond))
  return spread === 0 ? Number.NaN : (all - tiedFirst - tiedSecond + tiedBoth - 2 * swaps) / spread
}

function pairsOf(count: number): number {
  return (count * (count - 1)) / 2
}

/** How many pairs are tied in a list in which tied ones stand together. */
function tied<Each>(list: readonly Each[], isTied: (a: Each, b: Each) => boolean): number {
  let [pairs, run] = [0, 0]
  list.forEach((each, place) => {
    const before = list[place - 1]
    run = before !== undefined && isTied(before, each) ? run + 1 : 0
    pairs += run
  })
  return pairs
}

/** Merge sort that counts how many pairs stand in the wrong order. */
function countSwaps(values: readonly number[]): { sorted: number[]; swaps: number } {
  if (values.length < 2) return { sorted: [...values], swaps: 0 }
  const middle = values.length >> 1
  const left = countSwaps(values.slice(0, middle))
  const right = countSwaps(values.slice(middle))
  const sorted: number[] = []
  let swaps = left.swaps + right.swaps
  let [i, j] = [0, 0]
  while (i < left.sorted.length || j < right.sorted.length) {
    const [a = Number.POSITIVE_INFINITY, b = Number.POSITIVE_INFINITY] = [left.sorted[i], right.sorted[j]]
    if (j >= right.sorted.length || (i < left.sorted.length && a <= b)) {
      sorted.push(a)
      i += 1
    } else {
      sorted.push(b)
      swaps += left.sorted.length - i
      j += 1
    }
  }
  return { sorted, swaps }
}
