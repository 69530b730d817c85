import { type Rgb, wantsDarkText } from '@/lib/colour-scale.ts'
import { sayCosine } from '@/words/numbers.ts'
import { type Palette, paintCells } from './similarity/paint.ts'
import type { Pyramid } from './similarity/pyramid.ts'
import type { Window } from './similarity/window.ts'

/** All that a heatmap is drawn from. */
export type HeatmapPicture = {
  /** In the order of drawing. */
  pyramid: Pyramid
  palette: Palette
  colourOf: (value: number) => Rgb
  /** The exact value of a pair, by places in the input; for the numbers in cells. */
  exactOf: (row: number, column: number) => number
}

const NUMBERED_PX = 30
const MIN_NUMBER_PX = 11
const MAX_NUMBER_PX = 13
const MUTED_FROM_PX = 3
const MUTED = 0.65

/** Draws what is in view: cells, the muted diagonal, and numbers while they fit. */
export function drawHeatmap(
  context: CanvasRenderingContext2D,
  picture: HeatmapPicture,
  order: readonly number[],
  window: Window,
  sidePx: number,
  ratio: number,
): void {
  const side = Math.round(sidePx * ratio)
  const { canvas } = context
  if (canvas.width !== side) canvas.width = side
  if (canvas.height !== side) canvas.height = side
  const image = context.createImageData(side, side)
  paintCells(new Uint32Array(image.data.buffer), side, picture.pyramid, window, picture.palette)
  context.putImageData(image, 0, 0)
  const cellPx = sidePx / window.span
  if (cellPx < MUTED_FROM_PX) return
  context.save()
  context.scale(ratio, ratio)
  const inView = visibleCells(window, order.length)
  muteDiagonal(context, window, cellPx, inView)
  if (cellPx >= NUMBERED_PX) writeNumbers(context, picture, order, window, cellPx, inView)
  context.restore()
}

/** The first and last cell in view, both ways. */
export type InView = { columns: [number, number]; rows: [number, number] }

export function visibleCells({ left, top, span }: Window, count: number): InView {
  const ends = (from: number): [number, number] => [
    Math.floor(from),
    Math.min(count, Math.ceil(from + span - 1e-9)),
  ]
  return { columns: ends(left), rows: ends(top) }
}

// Every text is like itself: the diagonal lets the page shine through.
function muteDiagonal(
  context: CanvasRenderingContext2D,
  { left, top }: Window,
  cellPx: number,
  { rows }: InView,
): void {
  context.globalCompositeOperation = 'destination-out'
  context.globalAlpha = MUTED
  for (let at = rows[0]; at < rows[1]; at += 1) {
    context.fillRect((at - left) * cellPx, (at - top) * cellPx, cellPx, cellPx)
  }
  context.globalCompositeOperation = 'source-over'
  context.globalAlpha = 1
}

function writeNumbers(
  context: CanvasRenderingContext2D,
  { exactOf, colourOf }: HeatmapPicture,
  order: readonly number[],
  { left, top }: Window,
  cellPx: number,
  { rows, columns }: InView,
): void {
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.font = `${Math.min(MAX_NUMBER_PX, Math.max(MIN_NUMBER_PX, cellPx / 3.2))}px ui-monospace, monospace`
  for (let row = rows[0]; row < rows[1]; row += 1) {
    for (let column = columns[0]; column < columns[1]; column += 1) {
      if (row === column) continue
      const value = exactOf(order[row] ?? 0, order[column] ?? 0)
      if (Number.isNaN(value)) continue
      context.fillStyle = wantsDarkText(colourOf(value)) ? '#000' : '#fff'
      const words = sayCosine(value).replace(/^(−?)0(?=[.,])/, '$1')
      context.fillText(words, (column - left + 0.5) * cellPx, (row - top + 0.5) * cellPx)
    }
  }
}
