// Points of a map, in pixels.

export type Point = readonly [number, number]

const PADDING_PX = 24

/** Coordinates fitted into a box, one scale for both axes; null where a row has no place. */
export function fittedPoints(places: Float32Array, width: number, height: number): (Point | null)[] {
  let [left, right, low, high] = [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (let at = 0; at < places.length; at += 2) {
    const [x, y] = [places[at] ?? 0, places[at + 1] ?? 0]
    if (Number.isNaN(x)) continue
    left = Math.min(left, x)
    right = Math.max(right, x)
    low = Math.min(low, y)
    high = Math.max(high, y)
  }
  const scale = Math.min(
    (width - PADDING_PX * 2) / Math.max(right - left, 1e-9),
    (height - PADDING_PX * 2) / Math.max(high - low, 1e-9),
  )
  return Array.from({ length: places.length / 2 }, (_, place) => {
    const [x, y] = [places[place * 2] ?? Number.NaN, places[place * 2 + 1] ?? Number.NaN]
    if (Number.isNaN(x)) return null
    return [width / 2 + (x - (left + right) / 2) * scale, height / 2 - (y - (low + high) / 2) * scale]
  })
}

/** The place of the point that is nearest, within reach; null where there is none. */
export function nearestPoint(
  points: readonly (Point | null)[],
  [x, y]: Point,
  reachPx: number,
): number | null {
  let nearest: number | null = null
  let least = reachPx
  for (const [place, point] of points.entries()) {
    if (point === null) continue
    const distance = Math.hypot(point[0] - x, point[1] - y)
    if (distance < least) {
      least = distance
      nearest = place
    }
  }
  return nearest
}

/** Whether a point lies inside a closed path (even-odd rule). */
export function inside([x, y]: Point, path: readonly Point[]): boolean {
  let isInside = false
  for (const [at, [ax, ay]] of path.entries()) {
    const [bx, by] = path[(at + 1) % path.length] ?? [ax, ay]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside
  }
  return isInside
}
