import { type KeyboardEvent, memo, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Word } from '@/api/transcription.ts'
import { useLanguage } from '@/words/language.ts'
import { sayDuration } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { heardPlace } from '../heard-place.ts'
import { indexAt, type TimedRow } from './timed-text.ts'

type TimedListProps = {
  rows: readonly TimedRow[]
  sound: Blob | null
  /** Plays the take from a place, in seconds. */
  onPlay: (seconds: number) => void
}

// Every word is a button; of more than these a row is played from its beginning only.
const MOST_WORD_BUTTONS = 3_000

/** The rows with their times. A press plays from there, and what is heard is marked as it is played. */
export function TimedList({ rows, sound, onPlay }: TimedListProps) {
  const current = useStore(heardPlace, (place) =>
    sound !== null && place.sound === sound ? indexAt(rows, place.seconds) : -1,
  )
  const hasButtons = rows.reduce((sum, { pieces }) => sum + pieces.length, 0) < 2 * MOST_WORD_BUTTONS
  return (
    <ol
      aria-label={say('transcription.segments')}
      className="relative -mx-2 grid max-h-[60vh] gap-0.5 overflow-y-auto"
    >
      {rows.map((row, index) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of an answer never move
          key={index}
          row={row}
          isFirst={index === 0}
          isCurrent={index === current}
          hasButtons={hasButtons}
          onPlay={onPlay}
        />
      ))}
    </ol>
  )
}

type RowProps = {
  row: TimedRow
  isFirst: boolean
  isCurrent: boolean
  hasButtons: boolean
  onPlay: (seconds: number) => void
}

const Row = memo(function Row({ row, isFirst, isCurrent, hasButtons, onPlay }: RowProps) {
  useLanguage()
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isCurrent && item.current !== null) reveal(item.current)
  }, [isCurrent])
  return (
    <li
      ref={item}
      aria-current={isCurrent}
      onKeyDown={walk}
      className="flex gap-3 rounded-sm px-2 py-1 [contain-intrinsic-size:auto_32px] [content-visibility:auto] aria-current:bg-accent-soft"
    >
      <button
        type="button"
        // One stop for the whole list: the arrow keys go on from there.
        tabIndex={isFirst ? 0 : -1}
        title={say('transcription.segment', { time: sayDuration(row.startSeconds) })}
        className="w-12 shrink-0 self-start rounded-sm text-right text-ink-faint text-sm leading-6 tabular-nums hover:text-accent"
        onClick={() => onPlay(row.startSeconds)}
      >
        {sayDuration(row.startSeconds)}
      </button>
      <p className="wrap-anywhere min-w-0 flex-1 whitespace-pre-wrap text-lg">
        {isCurrent ? (
          <Spoken row={row} hasButtons={hasButtons} onPlay={onPlay} />
        ) : (
          <Pieces row={row} hasButtons={hasButtons} current={null} onPlay={onPlay} />
        )}
      </p>
    </li>
  )
})

// Only the row that is heard follows the player.
function Spoken({ row, ...rest }: Omit<PiecesProps, 'current'>) {
  const words = row.pieces.flatMap(({ word }) => word ?? [])
  const index = useStore(heardPlace, ({ seconds }) => indexAt(words, seconds))
  return <Pieces row={row} current={words[index] ?? null} {...rest} />
}

type PiecesProps = {
  row: TimedRow
  hasButtons: boolean
  current: Word | null
  onPlay: (seconds: number) => void
}

function Pieces({ row, hasButtons, current, onPlay }: PiecesProps) {
  if (!hasButtons) return row.text.trim()
  return row.pieces.map(({ text, word }, index) =>
    word === null ? (
      text
    ) : (
      <button
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
        key={index}
        type="button"
        tabIndex={-1}
        aria-current={word === current}
        className="cursor-pointer rounded-xs hover:text-accent aria-current:text-accent aria-current:underline aria-current:decoration-2 aria-current:underline-offset-4"
        onClick={() => onPlay(word.startSeconds)}
      >
        {text}
      </button>
    ),
  )
}

function walk(event: KeyboardEvent<HTMLLIElement>): void {
  const row = event.currentTarget
  const buttons = Array.from(row.querySelectorAll('button'))
  const at = buttons.findIndex((button) => button.matches(':focus'))
  const to = {
    ArrowDown: row.nextElementSibling?.querySelector('button'),
    ArrowUp: row.previousElementSibling?.querySelector('button'),
    ArrowRight: buttons[at + 1],
    ArrowLeft: buttons[at - 1],
  }[event.key]
  if (!(to instanceof HTMLElement)) return
  event.preventDefault()
  to.focus()
}

// Within the list alone: the page does not move under whoever looks at something else.
function reveal(row: HTMLElement): void {
  const list = row.parentElement
  if (list === null) return
  const isAbove = row.offsetTop < list.scrollTop
  const isBelow = row.offsetTop + row.offsetHeight > list.scrollTop + list.clientHeight
  if (isAbove || isBelow) list.scrollTop = row.offsetTop - list.clientHeight / 3
}
