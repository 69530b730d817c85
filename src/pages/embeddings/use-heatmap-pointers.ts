import { type PointerEvent, useEffect, useRef } from 'react'
import { moved, type Window, zoomed } from './similarity/window.ts'

/** A cell by its row and column in the order of drawing. */
export type Cell = { row: number; column: number }

type Options = {
  window: Window
  sidePx: number
  count: number
  setView: (make: (current: Window) => Window) => void
  setCell: (cell: Cell | null) => void
  onPress: (cell: Cell, adds: boolean) => void
}

type Point = { x: number; y: number }

/** So far may a finger slip in a press. */
const SLIP_PX = 5
const WHEEL_STEP = 0.0022

/** What mouse, fingers and wheel do to a heatmap. */
export function useHeatmapPointers({ window, sidePx, count, setView, setCell, onPress }: Options) {
  const element = useRef<HTMLDivElement>(null)
  const down = useRef(new Map<number, Point>())
  const isDragged = useRef(false)
  const cellPx = sidePx / window.span

  // React's own listener may not hold the page still.
  useEffect(() => {
    const box = element.current
    if (box === null) return
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey && document.activeElement !== box) return
      event.preventDefault()
      const { left, top, width, height } = box.getBoundingClientRect()
      const [x, y] = [(event.clientX - left) / width, (event.clientY - top) / height]
      setView((current) => zoomed(current, Math.exp(-event.deltaY * WHEEL_STEP), x, y, count))
    }
    box.addEventListener('wheel', turn, { passive: false })
    return () => box.removeEventListener('wheel', turn)
  }, [count, setView])

  const cellAt = (event: PointerEvent): Cell | null => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const column = Math.floor(window.left + (event.clientX - left) / cellPx)
    const row = Math.floor(window.top + (event.clientY - top) / cellPx)
    return row < count && column < count && row >= 0 && column >= 0 ? { row, column } : null
  }
  const pinch = (event: PointerEvent, before: Point, still: Point) => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const wide = (point: Point) => Math.hypot(point.x - still.x, point.y - still.y)
    const now = { x: event.clientX, y: event.clientY }
    const factor = wide(now) / Math.max(1, wide(before))
    const x = ((now.x + still.x) / 2 - left) / sidePx
    const y = ((now.y + still.y) / 2 - top) / sidePx
    setView((current) => zoomed(current, factor, x, y, count))
  }
  return {
    element,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        down.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
        if (down.current.size === 1) isDragged.current = false
        else isDragged.current = true
      },
      onPointerMove: (event: PointerEvent) => {
        const before = down.current.get(event.pointerId)
        if (before === undefined) return setCell(cellAt(event))
        const now = { x: event.clientX, y: event.clientY }
        const still = [...down.current].find(([id]) => id !== event.pointerId)?.[1]
        if (still !== undefined) pinch(event, before, still)
        else if (window.span < count) {
          if (!isDragged.current && Math.hypot(now.x - before.x, now.y - before.y) < SLIP_PX) return
          isDragged.current = true
          setView((current) =>
            moved(current, (before.x - now.x) / cellPx, (before.y - now.y) / cellPx, count),
          )
        } else return setCell(cellAt(event))
        down.current.set(event.pointerId, now)
      },
      onPointerUp: (event: PointerEvent) => {
        const isPress = down.current.delete(event.pointerId) && !isDragged.current
        const cell = cellAt(event)
        if (!isPress || cell === null) return
        setCell(cell)
        onPress(cell, event.shiftKey || event.ctrlKey || event.metaKey)
      },
      onPointerCancel: (event: PointerEvent) => void down.current.delete(event.pointerId),
      onPointerLeave: () => setCell(null),
    },
  }
}
