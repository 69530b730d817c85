import { cosineOf, type Distances, NO_DISTANCE } from './distances.ts'

/** The nearest rows of each row, itself first: `count` a row. */
export type Neighbours = {
  count: number
  rows: Int32Array<ArrayBuffer>
  distances: Float32Array<ArrayBuffer>
}

/** The exact nearest `count` rows of each row by 1 - cosine, from the distances of all pairs. */
export function nearestNeighbours({ size, values }: Distances, most: number): Neighbours {
  const count = Math.min(most, size)
  const rows = new Int32Array(size * count)
  const distances = new Float32Array(size * count)
  const found = new Int32Array(count)
  for (let row = 0; row < size; row += 1) {
    const from = row * size
    const at = (place: number) =>
      found[place] === row ? -1 : Math.min(NO_DISTANCE, values[from + (found[place] ?? 0)] ?? NO_DISTANCE)
    found[0] = row
    let held = 1
    for (let other = 0; other < size; other += 1) {
      if (other === row) continue
      const distance = values[from + other] ?? NO_DISTANCE
      if (held === count && distance >= at(count - 1)) continue
      let place = held < count ? held : count - 1
      while (place > 1 && at(place - 1) > distance) {
        found[place] = found[place - 1] ?? 0
        place -= 1
      }
      if (place < count) found[place] = other
      if (held < count) held += 1
    }
    for (let place = 0; place < count; place += 1) {
      const other = found[place] ?? row
      rows[row * count + place] = other
      distances[row * count + place] =
        other === row ? 0 : Math.max(0, 1 - cosineOf(Math.min(values[from + other] ?? 0, NO_DISTANCE - 1)))
    }
  }
  return { count, rows, distances }
}
