import type { SentRow } from '@/session/embeddings.ts'
import { labelColours } from '@/ui/label-colours.ts'
import { visibleCells } from './draw-heatmap.ts'
import type { Window } from './similarity/window.ts'

type HeatmapAxesProps = {
  rows: readonly SentRow[]
  order: readonly number[]
  window: Window
  sidePx: number
  marginPx: number
  /** How much room there is for texts on the right; 0 is none. */
  textsPx: number
  selected: readonly number[]
}

const NUMBER_PX = 14
const TEXT_PX = 17
const MOST_BARS = 400

/** The numbers, label colours and marks of the rows in view, and their texts where there is room. */
export function HeatmapAxes(props: HeatmapAxesProps) {
  const { rows, order, window, sidePx, marginPx, textsPx, selected } = props
  const cellPx = sidePx / window.span
  const inView = visibleCells(window, order.length)
  const marks = new Set(selected)
  const draws = (at: number) => marks.has(order[at] ?? -1) || inView.rows[1] - inView.rows[0] <= MOST_BARS
  const cells = ([first, last]: [number, number]) =>
    Array.from({ length: Math.max(0, last - first) }, (_, step) => first + step).filter(draws)
  return (
    <>
      <svg aria-hidden className="absolute inset-0 size-full overflow-hidden text-[11px] tabular-nums">
        {cells(inView.rows).map((at) => (
          <AxisMark
            key={at}
            row={rows[order[at] ?? 0]}
            isMarked={marks.has(order[at] ?? -1)}
            middle={marginPx + (at - window.top + 0.5) * cellPx}
            cellPx={cellPx}
            marginPx={marginPx}
            isAcross={false}
          />
        ))}
        {cells(inView.columns).map((at) => (
          <AxisMark
            key={at}
            row={rows[order[at] ?? 0]}
            isMarked={marks.has(order[at] ?? -1)}
            middle={marginPx + (at - window.left + 0.5) * cellPx}
            cellPx={cellPx}
            marginPx={marginPx}
            isAcross
          />
        ))}
      </svg>
      {textsPx > 0 && cellPx >= TEXT_PX && (
        <div
          aria-hidden
          className="absolute overflow-hidden text-ink-faint text-xs"
          style={{ left: marginPx + sidePx, top: marginPx, width: textsPx, height: sidePx }}
        >
          {cells(inView.rows).map((at) => (
            <span
              key={at}
              className="absolute inset-x-2 truncate"
              style={{ top: (at - window.top) * cellPx, lineHeight: `${cellPx}px` }}
            >
              {rows[order[at] ?? 0]?.text}
            </span>
          ))}
        </div>
      )}
    </>
  )
}

type AxisMarkProps = {
  row: SentRow | undefined
  isMarked: boolean
  middle: number
  cellPx: number
  marginPx: number
  isAcross: boolean
}

function AxisMark({ row, isMarked, middle, cellPx, marginPx, isAcross }: AxisMarkProps) {
  const fill = labelColours[row?.label ?? 0]?.fill
  // A cell that is half out of view has half a bar.
  const startPx = Math.max(marginPx, middle - Math.max(2, cellPx) / 2)
  const lengthPx = Math.max(2, middle + cellPx / 2 - startPx)
  const bar = (offset: number, thick: number) =>
    isAcross
      ? { x: startPx, y: marginPx - offset, width: lengthPx, height: thick }
      : { x: marginPx - offset, y: startPx, width: thick, height: lengthPx }
  // Half a cell may stick out of view when it is zoomed.
  if (middle < marginPx - cellPx / 4) return null
  return (
    <g className={isMarked ? 'fill-accent font-semibold' : 'fill-ink-faint'}>
      {cellPx >= NUMBER_PX && (
        <text
          x={isAcross ? middle : marginPx - 8}
          y={isAcross ? marginPx - 12 : middle}
          textAnchor={isAcross ? 'middle' : 'end'}
          dominantBaseline={isAcross ? 'auto' : 'central'}
        >
          {row?.number}
        </text>
      )}
      {fill !== undefined && <rect {...bar(5, 3)} className={fill} />}
      {isMarked && <rect {...bar(8, 2)} className="fill-accent" />}
    </g>
  )
}
