import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'

type SplitProps = {
  /** The first part's share of the width, 0 to 1. */
  share: number
  onChange: (share: number) => void
  label: string
  children: [ReactNode, ReactNode]
}

const MIN = 0.25
const MAX = 0.7
const STEP = 0.02

/** Two parts side by side with a divider to drag or to move by arrow keys. */
export function Split({ share, onChange, label, children }: SplitProps) {
  const box = useRef<HTMLDivElement>(null)
  // While it is dragged the share is this component's own; it is handed on when it is let go.
  const [dragged, setDragged] = useState<number | null>(null)
  const shown = dragged ?? share
  const within = (next: number) => Math.min(MAX, Math.max(MIN, next))
  const drag = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || box.current === null) return
    const { left, width } = box.current.getBoundingClientRect()
    setDragged(within((event.clientX - left) / width))
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') onChange(within(share - STEP))
    if (event.key === 'ArrowRight') onChange(within(share + STEP))
  }
  const [first, second] = children
  return (
    <div ref={box} className="flex min-h-0 min-w-0">
      <div className="min-h-0 min-w-0 shrink-0" style={{ flexBasis: `${shown * 100}%` }}>
        {first}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that moves is no thematic break */}
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={label}
        aria-valuenow={Math.round(shown * 100)}
        aria-valuemin={MIN * 100}
        aria-valuemax={MAX * 100}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onLostPointerCapture={() => {
          if (dragged !== null) onChange(dragged)
          setDragged(null)
        }}
        onKeyDown={press}
        className="group grid w-3 shrink-0 cursor-col-resize touch-none place-items-center"
      >
        <span className="h-full w-px bg-line group-hover:bg-accent group-focus-visible:bg-accent" />
      </div>
      <div className="min-h-0 min-w-0 flex-1">{second}</div>
    </div>
  )
}
