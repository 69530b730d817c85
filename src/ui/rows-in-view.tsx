import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useImperativeHandle, useRef } from 'react'
import { type LongListProps, longListBox } from './long-list-props.ts'

const OVERSCAN_ROWS = 6

/** The rows of a long list that are in view, in a box of its own; see `LongList`. */
export function RowsInView(props: LongListProps) {
  const { label, count, keyOf, rowPx, gapPx, kept = null, hasStops, handle, rowLook, children } = props
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowPx,
    getItemKey: keyOf,
    gap: gapPx,
    overscan: OVERSCAN_ROWS,
    // Rows are in place before the frame that shows them; flushing in the middle of React's own work is not needed.
    useFlushSync: false,
    rangeExtractor: (range) => {
      const places = defaultRangeExtractor(range)
      if (kept === null || kept >= count || places.includes(kept)) return places
      return [...places, kept].sort((a, b) => a - b)
    },
  })
  useImperativeHandle(handle, () => ({ bring: (place) => virtual.scrollToIndex(place) }))
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const to = event.target === box.current ? ENDS[event.key] : undefined
    if (to === undefined) return
    event.preventDefault()
    if (to === 'first') virtual.scrollToIndex(0)
    else scrollToEnd(event.currentTarget)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: between it and its rows stands what is as high as all of them
    <div
      ref={box}
      role="list"
      aria-label={label}
      // Scrolling is what it does, and a keyboard must reach what lies outside.
      tabIndex={hasStops ? undefined : 0}
      onKeyDown={press}
      className={`${longListBox} overflow-y-auto p-1 [contain:strict] [overflow-anchor:none]`}
    >
      {/* Of no role of its own: it is as high as all rows together. */}
      <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => (
          // biome-ignore lint/a11y/useSemanticElements: an <li> must stand in its list itself
          <div
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            role="listitem"
            aria-setsize={count}
            aria-posinset={index + 1}
            className={`absolute inset-x-0 top-0 ${rowLook ?? ''}`}
            style={{ transform: `translateY(${start}px)` }}
          >
            {children(index)}
          </div>
        ))}
      </div>
    </div>
  )
}

const ENDS: Partial<Record<string, 'first' | 'last'>> = { Home: 'first', End: 'last' }

const SETTLED_FRAMES = 3
const MOST_FRAMES = 60

// Rows are measured as they are drawn, so the end moves away until those before it are known.
function scrollToEnd(box: HTMLElement): void {
  let settled = 0
  let frames = 0
  let heightPx = 0
  const step = () => {
    settled = box.scrollHeight === heightPx ? settled + 1 : 0
    heightPx = box.scrollHeight
    frames += 1
    box.scrollTop = heightPx
    if (settled < SETTLED_FRAMES && frames < MOST_FRAMES) requestAnimationFrame(step)
  }
  step()
}
