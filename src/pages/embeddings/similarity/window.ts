// Which part of a matrix is in view: zooming and moving, in cells.

/** The square of cells in view: where it begins, and how many it is wide. */
export type Window = { left: number; top: number; span: number }

/** As near as it gets. */
const FEWEST_CELLS = 4

/** All of it. */
export function wholeOf(count: number): Window {
  return { left: 0, top: 0, span: count }
}

/** Nearer by a factor above 1, further by one below; the point `x`, `y` (0 to 1 of the side) stays. */
export function zoomed(window: Window, factor: number, x: number, y: number, count: number): Window {
  const span = Math.max(Math.min(FEWEST_CELLS, count), Math.min(count, window.span / factor))
  const shrink = window.span - span
  return within({ left: window.left + x * shrink, top: window.top + y * shrink, span }, count)
}

/** Moved by so many cells. */
export function moved(window: Window, byColumns: number, byRows: number, count: number): Window {
  return within({ ...window, left: window.left + byColumns, top: window.top + byRows }, count)
}

/** Moved as little as it takes for a cell to be in view. */
export function showing(window: Window, row: number, column: number, count: number): Window {
  const near = (from: number, cell: number) => Math.max(cell + 1 - window.span, Math.min(from, cell))
  return within({ ...window, left: near(window.left, column), top: near(window.top, row) }, count)
}

function within({ left, top, span }: Window, count: number): Window {
  const last = Math.max(0, count - span)
  const hold = (from: number) => Math.max(0, Math.min(last, from))
  return { left: hold(left), top: hold(top), span }
}
