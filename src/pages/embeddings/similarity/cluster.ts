// Which rows belong together: an order in which alike ones stand side by side, and groups.
import { type Distances, NO_DISTANCE } from './distances.ts'

/** The rows in order, and of each row (by its place in the input) the number of its group, from 0. */
export type Clustering = { order: number[]; groups: Uint8Array<ArrayBuffer> }

const NEUTRAL = 32_767
const MOST_GROUPS = 8

/**
 * Average-linkage clustering on the distance 1 - cosine; a pair that has none counts as 1. `distances`
 * are used up: they hold the distances of clusters afterwards.
 *
 * Nearest-neighbour chain with the Lance-Williams update, O(n²) time and no further matrix: F. Murtagh,
 * "A survey of recent advances in hierarchical clustering algorithms", The Computer Journal 26 (1983).
 * Distances are whole numbers; a rounded mean of two lies between them, so the linkage stays reducible
 * and the chain ends. The tree is then read with its branches flipped so that the ends that meet are the
 * most alike of the four (after G. Gruvaeus and H. Wainer, "Two additions to hierarchical cluster
 * analysis", British Journal of Mathematical and Statistical Psychology 25, 1972).
 *
 * Groups are the branches below the widest step in height among the last merges, eight at most.
 */
export function cluster(distances: Distances): Clustering {
  const { size, values } = distances
  for (let place = 0; place < values.length; place += 1) {
    if (values[place] === NO_DISTANCE) values[place] = NEUTRAL
  }
  const merges = mergesOf({ size, values })
  return { order: orderOf(size, merges), groups: groupsOf(size, merges) }
}

/** Two clusters become one, which from then on is called `into`. */
type Merge = {
  into: number
  gone: number
  height: number
  /** The ends of the two that are nearest to each other. */
  ends: { flipInto: boolean; flipGone: boolean }
}

function mergesOf({ size, values }: Distances): Merge[] {
  const active = Int32Array.from({ length: size }, (_, row) => row)
  const weights = new Float64Array(size).fill(1)
  // The rows at both ends of each cluster as it is read, and how near rows were before the first merge.
  const firsts = Int32Array.from(active)
  const lasts = Int32Array.from(active)
  const original = values.slice()
  const between = (a = 0, b = 0) => original[a * size + b] ?? NEUTRAL
  const merges: Merge[] = []
  const chain: number[] = []
  let left = size
  while (left > 1) {
    if (chain.length === 0) chain.push(active[0] ?? 0)
    const last = chain.at(-1) ?? 0
    const previous = chain.at(-2) ?? -1
    const nearest = nearestTo(last, previous, active, left, values, size)
    if (nearest !== previous) {
      chain.push(nearest)
      continue
    }
    chain.length -= 2
    const [into, gone] = nearest < last ? [nearest, last] : [last, nearest]
    const ends = nearestEnds(firsts, lasts, into, gone, between)
    merges.push({ into, gone, height: values[into * size + gone] ?? 0, ends })
    const [first, end] = [
      ends.flipInto ? lasts[into] : firsts[into],
      ends.flipGone ? firsts[gone] : lasts[gone],
    ]
    firsts[into] = first ?? 0
    lasts[into] = end ?? 0
    left = drop(active, left, gone)
    join(into, gone, active, left, values, size, weights)
  }
  return merges
}

// A tie goes to the one before in the chain, or the chain would never close.
function nearestTo(
  row: number,
  previous: number,
  active: Int32Array,
  count: number,
  values: Uint16Array,
  size: number,
): number {
  const from = row * size
  let nearest = previous
  let least = previous < 0 ? NO_DISTANCE + 1 : (values[from + previous] ?? 0)
  for (let place = 0; place < count; place += 1) {
    const other = active[place] ?? 0
    const distance = values[from + other] ?? 0
    if (distance < least && other !== row) {
      least = distance
      nearest = other
    }
  }
  return nearest
}

function nearestEnds(
  firsts: Int32Array,
  lasts: Int32Array,
  into: number,
  gone: number,
  between: (a?: number, b?: number) => number,
): Merge['ends'] {
  let best: Merge['ends'] = { flipInto: false, flipGone: false }
  let least = Number.POSITIVE_INFINITY
  for (const flipInto of [false, true]) {
    for (const flipGone of [false, true]) {
      const distance = between(flipInto ? firsts[into] : lasts[into], flipGone ? lasts[gone] : firsts[gone])
      if (distance >= least) continue
      least = distance
      best = { flipInto, flipGone }
    }
  }
  return best
}

function drop(active: Int32Array, count: number, gone: number): number {
  const place = active.subarray(0, count).indexOf(gone)
  active.copyWithin(place, place + 1, count)
  return count - 1
}

function join(
  into: number,
  gone: number,
  active: Int32Array,
  count: number,
  values: Uint16Array,
  size: number,
  weights: Float64Array,
): void {
  const a = weights[into] ?? 1
  const b = weights[gone] ?? 1
  for (let place = 0; place < count; place += 1) {
    const other = active[place] ?? 0
    if (other === into) continue
    const mean = ((values[into * size + other] ?? 0) * a + (values[gone * size + other] ?? 0) * b) / (a + b)
    const rounded = Math.round(mean)
    values[into * size + other] = rounded
    values[other * size + into] = rounded
  }
  weights[into] = a + b
}

function orderOf(size: number, merges: readonly Merge[]): number[] {
  const members = new Map<number, number[]>()
  const take = (name: number) => members.get(name) ?? [name]
  for (const { into, gone, ends } of merges) {
    const a = ends.flipInto ? take(into).reverse() : take(into)
    const b = ends.flipGone ? take(gone).reverse() : take(gone)
    for (const row of b) a.push(row)
    members.set(into, a)
    members.delete(gone)
  }
  return size === 0 ? [] : take(0)
}

function groupsOf(size: number, merges: readonly Merge[]): Uint8Array<ArrayBuffer> {
  const byHeight = merges.toSorted((a, b) => a.height - b.height)
  const most = Math.min(MOST_GROUPS, size)
  let count = Math.min(2, most)
  let widest = -1
  for (let groups = 2; groups <= most; groups += 1) {
    const above = byHeight[byHeight.length - groups + 1]?.height ?? 0
    const below = byHeight[byHeight.length - groups]?.height ?? 0
    if (above - below > widest) {
      widest = above - below
      count = groups
    }
  }
  const parents = Int32Array.from({ length: size }, (_, row) => row)
  const rootOf = (row: number): number => {
    const parent = parents[row] ?? row
    return parent === row ? row : rootOf(parent)
  }
  for (const { into, gone } of byHeight.slice(0, Math.max(0, size - count))) {
    parents[rootOf(gone)] = rootOf(into)
  }
  const names = new Map<number, number>()
  return Uint8Array.from({ length: size }, (_, row) => {
    const root = rootOf(row)
    const name = names.get(root) ?? names.size
    names.set(root, name)
    return name
  })
}
