// How the rows of a ranking travel to their places. Outside React: it moves what is drawn already.

const TRAVEL_MS = 180
/** More rows than this are not followed by any eye. */
const MOST_ROWS = 100

/**
 * Lets rows travel to where they stand from where they would stand in another order: `from` has the place in
 * that order of each row. Moves them only, so nothing is laid out anew; still under reduced motion, and in
 * a long list.
 */
export function travel(rows: readonly HTMLElement[], from: readonly number[]): void {
  if (rows.length < 2 || rows.length > MOST_ROWS) return
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
  const boxes = rows.map((row) => row.getBoundingClientRect())
  const [first, second] = boxes
  if (first === undefined || second === undefined) return
  const gapPx = second.top - first.bottom
  const tops: number[] = []
  let top = first.top
  for (const place of rows.map((_, at) => at).sort((a, b) => (from[a] ?? a) - (from[b] ?? b))) {
    tops[place] = top
    top += (boxes[place]?.height ?? 0) + gapPx
  }
  for (const [place, row] of rows.entries()) {
    const byPx = (tops[place] ?? 0) - (boxes[place]?.top ?? 0)
    if (byPx === 0) continue
    row.animate([{ transform: `translateY(${byPx}px)` }, { transform: 'none' }], {
      duration: TRAVEL_MS,
      easing: 'cubic-bezier(0.2, 0, 0, 1)',
    })
  }
}
