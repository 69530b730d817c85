import { Plus, Trash2 } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useRef } from 'react'
import { Button } from '@/ui/button.tsx'
import { inputLook } from '@/ui/field.tsx'

/** A list of texts, one a row. `Line` is whatever a row holds beside its text. */
type LineListProps<Line extends { text: string }> = {
  lines: readonly Line[]
  /** A new row for a text that was typed or pasted. */
  toLine: (text: string) => Line
  onChange: (lines: Line[]) => void
  /** Takes a dropped file; whoever reads it adds its lines to what the rows are by then. */
  onFile: (file: File) => void
  words: {
    list: string
    row: (number: number) => string
    remove: (number: number) => string
    add: string
  }
  /** What stands before a row's text. */
  before?: (line: Line, index: number) => ReactNode
  /** What is to be said about a row. */
  warning: (line: Line, index: number) => string | null
}

/**
 * Rows of text: typed, pasted as many lines, dropped as a file. Enter begins a new row, Backspace takes an
 * empty one away, the arrow keys walk the rows from the ends of their texts, with Alt they move one. The
 * last row never goes, since it is where typing begins.
 */
export function LineList<Line extends { text: string }>(props: LineListProps<Line>) {
  const { lines, toLine, onChange, onFile, words, before, warning } = props
  const list = useRef<HTMLUListElement>(null)
  const put = (next: Line[]) => onChange(next.length === 0 ? [toLine('')] : next)
  const focus = (index: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll('textarea')[index]?.focus())
  const add = (index: number) => {
    put(lines.toSpliced(index, 0, toLine('')))
    focus(index)
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement>, line: Line, index: number) => {
    if (
      event.key === 'Enter' &&
      !event.shiftKey &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.nativeEvent.isComposing
    ) {
      event.preventDefault()
      return add(index + 1)
    }
    if (event.key === 'Backspace' && line.text === '' && lines.length > 1) {
      event.preventDefault()
      put(lines.toSpliced(index, 1))
      focus(Math.max(0, index - 1))
      return
    }
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    const to = index + by
    if (by === 0 || to < 0 || to >= lines.length || !(event.altKey || isAtEnd(event.currentTarget, by)))
      return
    event.preventDefault()
    if (event.altKey) put(lines.toSpliced(index, 1).toSpliced(to, 0, line))
    focus(to)
  }
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>, line: Line, index: number) => {
    const pasted = splitLines(event.clipboardData.getData('text'))
    if (pasted.length < 2) return
    event.preventDefault()
    // What is selected gives way; what stands around it goes with the first and the last line.
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const whole = [value.slice(0, selectionStart) + pasted[0], ...pasted.slice(1)]
    const end = whole.length - 1
    const texts = whole.with(end, (whole[end] ?? '') + value.slice(selectionEnd))
    put(lines.toSpliced(index, 1, ...texts.map((text, at) => (at === 0 ? { ...line, text } : toLine(text)))))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a second way; the button is the first
    <div
      className="grid gap-2"
      onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
      onDrop={(event) => {
        const [file] = event.dataTransfer.files
        if (file === undefined) return
        event.preventDefault()
        onFile(file)
      }}
    >
      <ul ref={list} aria-label={words.list} className="grid gap-1.5">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; two rows may hold the same text
          <li key={index} className="grid gap-0.5">
            <div className="flex items-start gap-1">
              <span className="w-6 shrink-0 pt-1.5 pr-1 text-right text-ink-faint text-xs tabular-nums">
                {index + 1}
              </span>
              {before?.(line, index)}
              <textarea
                rows={1}
                // One stop for the whole list: the arrow keys go on from there.
                tabIndex={index === 0 ? 0 : -1}
                aria-label={words.row(index + 1)}
                className={`${inputLook} field-sizing-content max-h-40 resize-none`}
                value={line.text}
                onChange={(event) => put(lines.with(index, { ...line, text: event.target.value }))}
                onKeyDown={(event) => press(event, line, index)}
                onPaste={(event) => paste(event, line, index)}
              />
              <button
                type="button"
                tabIndex={-1}
                aria-label={words.remove(index + 1)}
                title={words.remove(index + 1)}
                className="grid size-8 shrink-0 place-items-center rounded-sm text-ink-faint hover:bg-sunken hover:text-bad"
                onClick={() => {
                  put(lines.toSpliced(index, 1))
                  focus(Math.max(0, index - 1))
                }}
              >
                <Trash2 aria-hidden className="size-4" />
              </button>
            </div>
            <Warning words={warning(line, index)} />
          </li>
        ))}
      </ul>
      {/* Part of the list: Enter in a row does the same, so it is no stop of its own. */}
      <Button className="w-fit" tabIndex={-1} onClick={() => add(lines.length)}>
        <Plus aria-hidden className="size-4" />
        {words.add}
      </Button>
    </div>
  )
}

// Within a text of several lines the arrows move the caret; only from its ends do they leave the row.
function isAtEnd({ selectionStart, selectionEnd, value }: HTMLTextAreaElement, by: number): boolean {
  return by < 0 ? selectionEnd === 0 : selectionStart === value.length
}

function Warning({ words }: { words: string | null }) {
  return words === null ? null : <p className="pl-8 text-warning text-xs">{words}</p>
}

/** The lines that hold something, and those of a text behind them. */
export function withLines<Line extends { text: string }>(
  lines: readonly Line[],
  text: string,
  toLine: (text: string) => Line,
): Line[] {
  return [...lines.filter((line) => line.text.trim() !== ''), ...splitLines(text).map(toLine)]
}

function splitLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
