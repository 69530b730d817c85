import { Maximize, Minus, Plus } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { SentRow } from '@/session/embeddings.ts'
import { IconButton } from '@/ui/button.tsx'
import { useWidth } from '@/ui/use-width.ts'
import { say } from '@/words/say.ts'
import { drawHeatmap, type HeatmapPicture } from './draw-heatmap.ts'
import { HeatmapAxes } from './heatmap-axes.tsx'
import { moved, showing, type Window, wholeOf, zoomed } from './similarity/window.ts'
import { type Cell, useHeatmapPointers } from './use-heatmap-pointers.ts'

type HeatmapProps = {
  label: string
  picture: HeatmapPicture
  rows: readonly SentRow[]
  /** Places in the input, in the order of drawing. */
  order: readonly number[]
  /** Marked rows, by their places in the input. */
  selected: readonly number[]
  onSelect: (places: readonly number[], adds: boolean) => void
  /** What stands between the picture and its detail. */
  legend: ReactNode
  /** The detail of a cell, by places in the input. */
  detail: (row: number, column: number) => ReactNode
}

const MARGIN_PX = 34
/** Higher than this and what is said below would be out of sight: the picture's share of the window. */
const HEIGHT_SHARE = 0.52
const MIN_PX = 240
const MIN_TEXTS_PX = 150
const ZOOM_STEP = 1.6

/**
 * A square matrix as a picture. Hovering and the arrow keys pick a cell, whose detail stands below; a press
 * or Enter marks its rows. Plus, minus and 0, the buttons, two fingers and the wheel (with Ctrl, or once the
 * picture has the focus) zoom; dragging and Shift with an arrow move what is in view.
 */
export function Heatmap({ label, picture, rows, order, selected, onSelect, legend, detail }: HeatmapProps) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const count = order.length
  const [cell, setCell] = useState<Cell | null>(null)
  const [view, setView] = useState<Window>(() => wholeOf(count))
  const detailId = useId()
  const sidePx = Math.floor(
    Math.max(0, Math.min(width, Math.max(MIN_PX, innerHeight * HEIGHT_SHARE)) - MARGIN_PX),
  )
  const window = view.span > count ? wholeOf(count) : view
  const cellPx = sidePx / window.span
  const isZoomed = window.span < count
  const zoom = (factor: number, x = 0.5, y = 0.5) =>
    setView((current) => zoomed(current, factor, x, y, count))
  const select = ({ row, column }: Cell, adds: boolean) =>
    onSelect([...new Set([order[row] ?? 0, order[column] ?? 0])], adds)
  const pointers = useHeatmapPointers({ window, sidePx, count, setView, setCell, onPress: select })

  const walk = (by: Cell) => {
    const row = clamp((cell?.row ?? -by.row) + by.row, count)
    const column = clamp((cell?.column ?? -by.column) + by.column, count)
    setCell({ row, column })
    setView((current) => showing(current, row, column, count))
  }
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const by = STEPS[event.key]
    if (by !== undefined && event.shiftKey) {
      const cells = Math.max(1, window.span / 8)
      setView((current) => moved(current, by.column * cells, by.row * cells, count))
    } else if (by !== undefined) walk(by)
    else if (event.key === '+' || event.key === '=') zoom(ZOOM_STEP, ...middleOf(cell, window))
    else if (event.key === '-') zoom(1 / ZOOM_STEP, ...middleOf(cell, window))
    else if (event.key === '0') setView(wholeOf(count))
    else if ((event.key === 'Enter' || event.key === ' ') && cell !== null) select(cell, event.shiftKey)
    else return
    event.preventDefault()
  }
  return (
    <div className="grid gap-3">
      <div ref={box} className="flex min-w-0">
        <div className="relative shrink-0" style={{ height: sidePx + MARGIN_PX, width: sidePx + MARGIN_PX }}>
          <HeatmapAxes
            rows={rows}
            order={order}
            window={window}
            sidePx={sidePx}
            marginPx={MARGIN_PX}
            textsPx={width - sidePx - MARGIN_PX < MIN_TEXTS_PX ? 0 : width - sidePx - MARGIN_PX}
            selected={selected}
          />
          <div
            ref={pointers.element}
            role="application"
            aria-roledescription={say('embeddings.matrix')}
            aria-label={label}
            aria-describedby={detailId}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: its cells are walked by arrow keys
            tabIndex={0}
            onKeyDown={press}
            {...pointers.handlers}
            className={`absolute overflow-hidden rounded-sm ${isZoomed ? 'cursor-grab touch-none active:cursor-grabbing' : 'touch-pan-y'}`}
            style={{ left: MARGIN_PX, top: MARGIN_PX, width: sidePx, height: sidePx }}
          >
            <Cells picture={picture} order={order} window={window} sidePx={sidePx} />
            {cell !== null && (
              <span
                aria-hidden
                className="pointer-events-none absolute border-2 border-ink outline-2 outline-surface"
                style={{
                  left: (cell.column - window.left) * cellPx - (cellPx < 6 ? 3 : 0),
                  top: (cell.row - window.top) * cellPx - (cellPx < 6 ? 3 : 0),
                  width: Math.max(6, cellPx),
                  height: Math.max(6, cellPx),
                }}
              />
            )}
          </div>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {legend}
        <ZoomButtons isZoomed={isZoomed} onZoom={zoom} onWhole={() => setView(wholeOf(count))} />
      </div>
      <div id={detailId} aria-live="polite" className="min-h-16 text-sm">
        {cell === null || cell.row >= count || cell.column >= count ? (
          <p className="text-ink-faint">{say('embeddings.hover')}</p>
        ) : (
          detail(order[cell.row] ?? 0, order[cell.column] ?? 0)
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

/** Where a cell stands in the picture, as shares of its side; its middle when none is picked. */
function middleOf(cell: Cell | null, { left, top, span }: Window): [number, number] {
  if (cell === null) return [0.5, 0.5]
  const share = (at: number, from: number) => Math.max(0, Math.min(1, (at + 0.5 - from) / span))
  return [share(cell.column, left), share(cell.row, top)]
}

type ZoomButtonsProps = { isZoomed: boolean; onZoom: (factor: number) => void; onWhole: () => void }

// For the hand; a keyboard has keys of the picture for them, which is one stop.
function ZoomButtons({ isZoomed, onZoom, onWhole }: ZoomButtonsProps) {
  return (
    <div className="ml-auto flex">
      <IconButton label={say('embeddings.zoom-out')} tabIndex={-1} onClick={() => onZoom(1 / ZOOM_STEP)}>
        <Minus aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={say('embeddings.zoom-in')} tabIndex={-1} onClick={() => onZoom(ZOOM_STEP)}>
        <Plus aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={say('embeddings.zoom-whole')} tabIndex={-1} disabled={!isZoomed} onClick={onWhole}>
        <Maximize aria-hidden className="size-4" />
      </IconButton>
    </div>
  )
}

type CellsProps = { picture: HeatmapPicture; order: readonly number[]; window: Window; sidePx: number }

function Cells({ picture, order, window, sidePx }: CellsProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (context && sidePx > 0) drawHeatmap(context, picture, order, window, sidePx, devicePixelRatio)
  }, [picture, order, window, sidePx])
  return <canvas ref={canvas} aria-hidden className="block" style={{ width: sidePx, height: sidePx }} />
}
