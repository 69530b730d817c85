import '@/words/en/lines.ts'
import { Plus } from 'lucide-react'
import { type ReactNode, type RefObject, useMemo, useRef, useState } from 'react'
import { filterPlaces } from '@/lib/filter-places.ts'
import { Button } from '@/ui/button.tsx'
import { CopyButton } from '@/ui/copy-button.tsx'
import { FilterBox } from '@/ui/filter-box.tsx'
import { DRAWN_ROWS, LongList } from '@/ui/long-list.tsx'
import type { LongListHandle } from '@/ui/long-list-props.ts'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { type LineKind, splitLines, textOfLines } from './line-kind.ts'
import { LineRow, type RowCommands } from './line-row.tsx'

/** A list of texts, one a row. `Line` is whatever a row holds beside its text. */
type LineListProps<Line> = {
  lines: readonly Line[]
  /** Made once: what it is made anew from would be drawn anew, row by row. */
  kind: LineKind<Line>
  /** What is to be said about a row. */
  warnings: ReadonlyMap<number, string>
  /** What stands before a row's text; the same function each time. */
  before?: (index: number) => ReactNode
  /** The focus leaves the list upwards; the same function each time. */
  onLeave: () => void
}

const ROW_PX = 34
const GAP_PX = 6

/**
 * Rows of text: typed, or pasted as many lines. Enter begins a new row, Backspace takes an empty one away,
 * the arrow keys walk the rows from the ends of their texts, with Alt they move one. The last row never
 * goes, since it is where typing begins. Rows beyond a thousand are drawn as they come into view, with a
 * filter over all of them.
 */
export function LineList<Line>({ lines, kind, warnings, before, onLeave }: LineListProps<Line>) {
  const box = useRef<HTMLDivElement>(null)
  const list = useRef<LongListHandle>(null)
  const [filter, setFilter] = useState('')
  const [active, setActive] = useState<number | null>(null)
  const isLong = lines.length > DRAWN_ROWS
  const places = useMemo(
    () => (isLong ? filterPlaces(lines.map(kind.textOf), filter) : null),
    [isLong, lines, kind, filter],
  )
  const { commands, add } = useMemo(
    () => createCommands(kind, box, list, { setActive, clearFilter: () => setFilter(''), onLeave }),
    [kind, onLeave],
  )
  const count = places?.length ?? lines.length
  const stop = places !== null ? (places[0] ?? 0) : Math.min(active ?? 0, lines.length - 1)
  const placeOf = (row: number | null) => (row === null || places === null ? row : places.indexOf(row))
  return (
    <div ref={box} className="grid gap-2">
      {isLong && (
        <div className="flex items-center gap-1">
          <FilterBox
            label={say('lines.filter', { count: sayCount(lines.length) })}
            value={filter}
            found={
              places === null
                ? ''
                : say('lines.found', { found: sayCount(places.length), count: sayCount(lines.length) })
            }
            onChange={setFilter}
          />
          <CopyButton
            label={say('lines.copy', { count: sayCount(lines.length) })}
            text={() => textOfLines(lines, kind)}
          />
        </div>
      )}
      {count === 0 ? (
        <p className="p-2 text-ink-faint text-sm">{say('lines.none-found')}</p>
      ) : (
        <LongList
          label={kind.words.list()}
          count={count}
          keyOf={(place) => places?.[place] ?? place}
          rowPx={ROW_PX}
          gapPx={GAP_PX}
          kept={placeOf(active)}
          hasStops
          handle={list}
        >
          {(place) => {
            const index = places?.[place] ?? place
            const line = lines[index]
            return line === undefined ? null : (
              <LineRow
                text={kind.textOf(line)}
                index={index}
                isStop={index === stop}
                warning={warnings.get(index) ?? null}
                before={before}
                commands={commands}
              />
            )
          }}
        </LongList>
      )}
      {/* Part of the list: Enter in a row does the same, so it is no stop of its own. */}
      <Button className="w-fit" tabIndex={-1} onClick={add}>
        <Plus aria-hidden className="size-4" />
        {kind.words.add()}
      </Button>
    </div>
  )
}

type Around = { setActive: (row: number | null) => void; clearFilter: () => void; onLeave: () => void }

// What the keys do. They read the rows as they are by then, so one object serves all rows for good.
function createCommands<Line>(
  kind: LineKind<Line>,
  box: RefObject<HTMLElement | null>,
  list: RefObject<LongListHandle | null>,
  { setActive, clearFilter, onLeave }: Around,
): { commands: RowCommands; add: () => void } {
  const { withText } = kind
  let awaited: number | null = null
  const change = (make: (lines: readonly Line[]) => readonly Line[]) =>
    kind.change((lines) => {
      const next = make(lines)
      return next.length === 0 ? [withText(null, '')] : next
    })
  // A row far off is drawn once it is scrolled to; it takes the focus then.
  const focus = (row: number) =>
    requestAnimationFrame(() => {
      const field = fieldOf(box.current, row)
      if (field !== null) return field.focus()
      awaited = row
      list.current?.bring(row)
    })
  const add = (at: (lines: readonly Line[]) => number) => {
    clearFilter()
    change((lines) => {
      focus(at(lines))
      return lines.toSpliced(at(lines), 0, withText(null, ''))
    })
  }
  const commands: RowCommands = {
    rowWords: kind.words.row,
    removeWords: kind.words.remove,
    type: (index, text) =>
      change((lines) => {
        const line = lines[index]
        return line === undefined ? lines : lines.with(index, withText(line, text))
      }),
    remove(index) {
      change((lines) => lines.toSpliced(index, 1))
      focus(Math.max(0, index - 1))
    },
    focus: setActive,
    drawn(field, index) {
      if (field === null || awaited !== index) return
      awaited = null
      field.focus()
    },
    press(event, index) {
      const field = event.currentTarget
      const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing
      if (event.key === 'Enter' && isPlain) {
        event.preventDefault()
        return add(() => index + 1)
      }
      if (event.key === 'Backspace' && field.value === '') {
        event.preventDefault()
        change((lines) => (lines.length > 1 ? lines.toSpliced(index, 1) : lines))
        return focus(Math.max(0, index - 1))
      }
      const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
      if (by === 0 || !(event.altKey || isAtEnd(field, by))) return
      event.preventDefault()
      if (!event.altKey) {
        const to = neighbourOf(box.current, field, by)
        if (to !== null) to.focus()
        else if (by < 0) onLeave()
        return
      }
      const to = index + by
      change((lines) => {
        const line = lines[index]
        if (line === undefined || to < 0 || to >= lines.length) return lines
        focus(to)
        return lines.toSpliced(index, 1).toSpliced(to, 0, line)
      })
    },
    paste(event, index) {
      const pasted = splitLines(event.clipboardData.getData('text'))
      if (pasted.length < 2) return
      event.preventDefault()
      // What is selected gives way; what stands around it goes with the first and the last line.
      const { selectionStart, selectionEnd, value } = event.currentTarget
      const whole = [value.slice(0, selectionStart) + pasted[0], ...pasted.slice(1)]
      const end = whole.length - 1
      const texts = whole.with(end, (whole[end] ?? '') + value.slice(selectionEnd))
      change((lines) => {
        const line = lines[index] ?? null
        return lines.toSpliced(index, 1, ...texts.map((text, at) => withText(at === 0 ? line : null, text)))
      })
    },
  }
  return { commands, add: () => add((lines) => lines.length) }
}

function fieldOf(box: HTMLElement | null, row: number): HTMLTextAreaElement | null {
  return box?.querySelector<HTMLTextAreaElement>(`textarea[data-row="${row}"]`) ?? null
}

// The row above or below as it is shown, which under a filter is not the next number.
function neighbourOf(box: HTMLElement | null, field: HTMLTextAreaElement, by: number): HTMLElement | null {
  const fields = Array.from(box?.querySelectorAll<HTMLTextAreaElement>('textarea[data-row]') ?? [])
  return fields[fields.indexOf(field) + by] ?? null
}

// Within a text of several lines the arrows move the caret; only from its ends do they leave the row.
function isAtEnd({ selectionStart, selectionEnd, value }: HTMLTextAreaElement, by: number): boolean {
  return by < 0 ? selectionEnd === 0 : selectionStart === value.length
}
