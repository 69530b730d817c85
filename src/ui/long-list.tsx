import { lazy, Suspense, useImperativeHandle, useRef } from 'react'
import { type LongListProps, longListBox } from './long-list-props.ts'

// Most lists are short, and drawing rows by their place is heavy.
const RowsInView = lazy(() =>
  import('./rows-in-view.tsx').then(({ RowsInView }) => ({ default: RowsInView })),
)

/** Beyond so many rows only those in view are drawn; up to here all are, and the browser's search finds them. */
export const DRAWN_ROWS = 1_000

const CHUNK_ROWS = 50

/**
 * A list of any length that stays smooth: up to 50 rows as they are, up to 1,000 in chunks that the browser
 * lays out only in view, above that in a box of its own that holds the rows in view alone. There Home and
 * End go to its ends, Page Up and Down by a page, and each row says which of how many it is.
 */
export function LongList(props: LongListProps) {
  if (props.count <= DRAWN_ROWS) return <AllRows {...props} />
  return (
    <Suspense fallback={<div className={longListBox} />}>
      <RowsInView {...props} />
    </Suspense>
  )
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
