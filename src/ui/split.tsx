import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'

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

/** Two parts side by side with a divider to drag or to move by arrow keys; stacked on a narrow screen. */
export function Split({ share, onChange, label, children }: SplitProps) {
  const box = useRef<HTMLDivElement>(null)
  const change = (next: number) => onChange(Math.min(MAX, Math.max(MIN, next)))
  const drag = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || box.current === null) return
    const { left, width } = box.current.getBoundingClientRect()
    change((event.clientX - left) / width)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') change(share - STEP)
    if (event.key === 'ArrowRight') change(share + STEP)
  }
  const [first, second] = children
  return (
    <div ref={box} className="flex min-h-0 min-w-0 flex-col laptop:flex-row">
      <div className="min-w-0 laptop:min-h-0 laptop:shrink-0" style={{ flexBasis: `${share * 100}%` }}>
        {first}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that moves is no thematic break */}
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={label}
        aria-valuenow={Math.round(share * 100)}
        aria-valuemin={MIN * 100}
        aria-valuemax={MAX * 100}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onKeyDown={press}
        className="group hidden w-3 shrink-0 cursor-col-resize touch-none place-items-center laptop:grid"
      >
        <span className="h-full w-px bg-line group-hover:bg-accent group-focus-visible:bg-accent" />
      </div>
      <div className="min-w-0 flex-1 laptop:min-h-0">{second}</div>
    </div>
  )
}
