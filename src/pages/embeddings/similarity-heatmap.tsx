import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react'
import { cssColour, sequentialColour, wantsDarkText } from '@/lib/colour-scale.ts'
import { type SimilarityMatrix, similarityOf } from '@/lib/similarity.ts'
import type { SentRow } from '@/session/embeddings.ts'
import { labelColours } from '@/ui/label-colours.ts'
import { useWidth } from '@/ui/use-width.ts'
import { sayCosine } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

type Cell = { row: number; column: number }

type SimilarityHeatmapProps = {
  matrix: SimilarityMatrix
  rows: readonly SentRow[]
  /** Places in the input, in the order of drawing. */
  order: readonly number[]
}

const MARGIN_PX = 34
/** Higher than this and what is said below would be out of sight: the picture's share of the window. */
const HEIGHT_SHARE = 0.52
const MIN_PX = 240
const NUMBERED_PX = 30
const MIN_NUMBER_PX = 14

/**
 * The matrix of similarities as a picture on the fixed scale 0 to 1. Hovering and the arrow keys pick a
 * cell; both of its texts and its value stand below. Where a similarity is not defined the cell is hatched.
 */
export function SimilarityHeatmap({ matrix, rows, order }: SimilarityHeatmapProps) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const [cell, setCell] = useState<Cell | null>(null)
  const detailId = useId()
  const count = order.length
  const sidePx = Math.max(0, Math.min(width, Math.max(MIN_PX, innerHeight * HEIGHT_SHARE)) - MARGIN_PX)
  const cellPx = sidePx / count
  const move = (by: Cell) =>
    setCell((current) => ({
      row: clamp((current?.row ?? -by.row) + by.row, count),
      column: clamp((current?.column ?? -by.column) + by.column, count),
    }))
  const press = (event: KeyboardEvent) => {
    const by = STEPS[event.key]
    if (by === undefined) return
    event.preventDefault()
    move(by)
  }
  const point = (event: PointerEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const column = Math.floor((event.clientX - left) / cellPx)
    const row = Math.floor((event.clientY - top) / cellPx)
    setCell(row < count && column < count && row >= 0 && column >= 0 ? { row, column } : null)
  }
  return (
    <div className="grid gap-3">
      <div ref={box} className="min-w-0">
        <div className="relative" style={{ height: sidePx + MARGIN_PX, width: sidePx + MARGIN_PX }}>
          <AxisLabels rows={rows} order={order} cellPx={cellPx} />
          <div
            role="application"
            aria-roledescription={say('embeddings.matrix')}
            aria-label={say('embeddings.matrix-label', { count })}
            aria-describedby={detailId}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: its cells are walked by arrow keys
            tabIndex={0}
            onKeyDown={press}
            onPointerMove={point}
            onPointerLeave={() => setCell(null)}
            className="absolute overflow-hidden rounded-sm"
            style={{ left: MARGIN_PX, top: MARGIN_PX, width: sidePx, height: sidePx }}
          >
            <Picture matrix={matrix} order={order} sidePx={sidePx} />
            {cell !== null && (
              <span
                aria-hidden
                className="pointer-events-none absolute border-2 border-ink outline-2 outline-surface"
                style={{ left: cell.column * cellPx, top: cell.row * cellPx, width: cellPx, height: cellPx }}
              />
            )}
          </div>
        </div>
      </div>
      <Legend />
      <div id={detailId} aria-live="polite" className="min-h-16 text-sm">
        {cell === null ? (
          <p className="text-ink-faint">{say('embeddings.hover')}</p>
        ) : (
          <Detail matrix={matrix} rows={rows} row={order[cell.row] ?? 0} column={order[cell.column] ?? 0} />
        )}
      </div>
    </div>
  )
}

const STEPS: Partial<Record<string, Cell>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
}

function clamp(index: number, count: number): number {
  return Math.min(count - 1, Math.max(0, index))
}

type PictureProps = { matrix: SimilarityMatrix; order: readonly number[]; sidePx: number }

function Picture({ matrix, order, sidePx }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (context && sidePx > 0) draw(context, matrix, order, sidePx)
  }, [matrix, order, sidePx])
  return <canvas ref={canvas} aria-hidden style={{ width: sidePx, height: sidePx }} />
}

function draw(
  context: CanvasRenderingContext2D,
  matrix: SimilarityMatrix,
  order: readonly number[],
  sidePx: number,
): void {
  const ratio = devicePixelRatio
  context.canvas.width = Math.round(sidePx * ratio)
  context.canvas.height = Math.round(sidePx * ratio)
  context.scale(ratio, ratio)
  const cellPx = sidePx / order.length
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.font = `${Math.min(13, Math.max(MIN_NUMBER_PX - 3, cellPx / 3.2))}px ui-monospace, monospace`
  for (const [y, row] of order.entries()) {
    for (const [x, column] of order.entries()) {
      const value = similarityOf(matrix, row, column)
      const left = x * cellPx
      const top = y * cellPx
      if (Number.isNaN(value)) {
        hatch(context, left, top, cellPx)
        continue
      }
      const colour = sequentialColour(value)
      // The diagonal says nothing: every text is like itself.
      context.globalAlpha = row === column ? 0.35 : 1
      context.fillStyle = cssColour(colour)
      // Half a pixel over, or hairlines of the background show between the cells.
      context.fillRect(left, top, cellPx + 0.5, cellPx + 0.5)
      context.globalAlpha = 1
      if (cellPx < NUMBERED_PX || row === column) continue
      context.fillStyle = wantsDarkText(colour) ? '#000' : '#fff'
      context.fillText(sayCosine(value).replace(/^(−?)0\./, '$1.'), left + cellPx / 2, top + cellPx / 2)
    }
  }
}

function hatch(context: CanvasRenderingContext2D, left: number, top: number, side: number): void {
  context.fillStyle = '#8884'
  context.fillRect(left, top, side, side)
  context.strokeStyle = '#888'
  context.beginPath()
  context.moveTo(left, top + side)
  context.lineTo(left + side, top)
  context.stroke()
}

function AxisLabels({
  rows,
  order,
  cellPx,
}: {
  rows: readonly SentRow[]
  order: readonly number[]
  cellPx: number
}) {
  if (cellPx < MIN_NUMBER_PX) return null
  return (
    <svg aria-hidden className="absolute inset-0 size-full overflow-visible text-[11px]">
      {order.map((row, index) => {
        const middle = MARGIN_PX + (index + 0.5) * cellPx
        const fill = labelColours[rows[row]?.label ?? 0]?.fill
        return (
          <g key={row} className="fill-ink-faint">
            <text x={MARGIN_PX - 8} y={middle} textAnchor="end" dominantBaseline="central">
              {rows[row]?.number}
            </text>
            <text x={middle} y={MARGIN_PX - 12} textAnchor="middle">
              {rows[row]?.number}
            </text>
            {fill !== undefined && (
              <rect x={MARGIN_PX - 5} y={middle - cellPx / 2} width="3" height={cellPx} className={fill} />
            )}
            {fill !== undefined && (
              <rect x={middle - cellPx / 2} y={MARGIN_PX - 5} width={cellPx} height="3" className={fill} />
            )}
          </g>
        )
      })}
    </svg>
  )
}

const LEGEND_STEPS = 24

function Legend() {
  return (
    <div
      className="flex items-center gap-2 text-ink-faint text-xs"
      role="img"
      aria-label={say('embeddings.legend')}
    >
      <span>0</span>
      <svg
        viewBox={`0 0 ${LEGEND_STEPS} 1`}
        preserveAspectRatio="none"
        className="h-2 w-40 rounded-full"
        aria-hidden
      >
        {Array.from({ length: LEGEND_STEPS }, (_, step) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a scale are their places
            key={step}
            x={step}
            y="0"
            width="1.1"
            height="1"
            fill={cssColour(sequentialColour(step / (LEGEND_STEPS - 1)))}
          />
        ))}
      </svg>
      <span>1</span>
      <span>{say('embeddings.scale')}</span>
    </div>
  )
}

type DetailProps = { matrix: SimilarityMatrix; rows: readonly SentRow[]; row: number; column: number }

function Detail({ matrix, rows, row, column }: DetailProps) {
  const value = similarityOf(matrix, row, column)
  return (
    <>
      <p className="font-medium tabular-nums">
        {Number.isNaN(value) ? say('embeddings.undefined') : sayCosine(value, 4)}
      </p>
      <p className="truncate">
        {rows[row]?.number}. {rows[row]?.text}
      </p>
      <p className="truncate">
        {rows[column]?.number}. {rows[column]?.text}
      </p>
    </>
  )
}
