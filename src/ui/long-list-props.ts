// What the two ways to draw a list have in common: all its rows, or those in view alone.
import type { ReactNode, Ref } from 'react'

/** What a list can be told to do. */
export type LongListHandle = {
  /** Scrolls a row into view; it may be drawn a moment later. */
  bring(place: number): void
}

export type LongListProps = {
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

/** The box in which a long list scrolls; its place is kept until its rows can be drawn. */
export const longListBox = 'h-[min(60dvh,48rem)] rounded-md border border-line'
