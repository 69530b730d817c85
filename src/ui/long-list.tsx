import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, type Ref, useImperativeHandle, useRef } from 'react'

/** Beyond so many rows only those in view are drawn; up to here all are, and the browser's search finds them. */
export const DRAWN_ROWS = 1_000

const CHUNK_ROWS = 50

/** What a list can be told to do. */
export type LongListHandle = {
  /** Scrolls a row into view; it may be drawn a moment later. */
  bring(place: number): void
}

type LongListProps = {
  label: string
  count: number
  /** A row's key by its place. */
  keyOf: (place: number) => string | number
  /** How high a row is, about. */
  rowPx: number
  /** The gap between two rows. */
  gapPx: number
  /** A row that stays drawn wherever the list is scrolled to, such as the one that has the focus. */
  kept?: number | null
  /** Whether the rows themselves can be focused; else the list is, so that a keyboard can scroll it. */
  hasStops: boolean
  handle?: Ref<LongListHandle>
  /** The looks of a row. */
  rowLook?: string
  children: (place: number) => ReactNode
}

/**
 * A list of any length that stays smooth: up to 50 rows as they are, up to 1,000 in chunks that the browser
 * lays out only in view, above that in a box of its own that holds the rows in view alone. There Home and
 * End go to its ends, Page Up and Down by a page, and each row says which of how many it is.
 */
export function LongList(props: LongListProps) {
  return props.count > DRAWN_ROWS ? <RowsInView {...props} /> : <AllRows {...props} />
}

function AllRows({ label, count, keyOf, rowPx, gapPx, handle, rowLook, children }: LongListProps) {
  const list = useRef<HTMLDivElement>(null)
  useImperativeHandle(handle, () => ({
    bring: (place) =>
      list.current?.querySelectorAll('[role="listitem"]')[place]?.scrollIntoView({ block: 'nearest' }),
  }))
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => (
      // biome-ignore lint/a11y/useSemanticElements: an <li> may not stand in the chunks between it and its list
      <div key={keyOf(from + index)} role="listitem" className={rowLook}>
        {children(from + index)}
      </div>
    ))
  const chunks = Math.ceil(count / CHUNK_ROWS)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <ul> holds nothing but <li>, and these stand in chunks
    <div ref={list} role="list" aria-label={label} className="grid" style={{ gap: gapPx }}>
      {chunks < 2
        ? rows(0, count)
        : Array.from({ length: chunks }, (_, chunk) => {
            const from = chunk * CHUNK_ROWS
            const to = Math.min(count, from + CHUNK_ROWS)
            return (
              <div
                // biome-ignore lint/suspicious/noArrayIndexKey: a chunk is its place
                key={chunk}
                // What leaves the view is not painted past its edge: room for the ring of focus.
                className="-m-1 grid p-1 [content-visibility:auto]"
                style={{ gap: gapPx, containIntrinsicHeight: `auto ${(to - from) * (rowPx + gapPx)}px` }}
              >
                {rows(from, to)}
              </div>
            )
          })}
    </div>
  )
}

const OVERSCAN_ROWS = 6

function RowsInView(props: LongListProps) {
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
      className="h-[min(60dvh,48rem)] overflow-y-auto rounded-md border border-line p-1 [contain:strict] [overflow-anchor:none]"
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
