import '@/words/en/lines.ts'
import { type KeyboardEvent, useId } from 'react'
import { inputLook } from '@/ui/field.tsx'
import { say } from '@/words/say.ts'
import { type LineKind, linesOfText, textOfLines } from './line-kind.ts'
import { warnedLines } from './warned-lines.ts'

type LineTextProps<Line> = {
  lines: readonly Line[]
  kind: LineKind<Line>
  /** What is to be said about a row, by its place. */
  warnings: ReadonlyMap<number, string>
  onLeave: () => void
}

/** The same rows as plain text, one a line. What a row holds beside its text stays with it. */
export function LineText<Line>({ lines, kind, warnings, onLeave }: LineTextProps<Line>) {
  const hintId = useId()
  const hasSeveral = lines.some((line) => kind.textOf(line).includes('\n'))
  return (
    <div className="grid gap-1">
      <textarea
        aria-label={kind.words.list()}
        aria-describedby={hintId}
        wrap="off"
        className={`${textLook} resize-y`}
        value={textOfLines(lines, kind)}
        onChange={({ target }) => kind.change((current) => linesOfText(current, target.value, kind))}
        onKeyDown={(event) => leaveUpwards(event, onLeave)}
      />
      <p id={hintId} className="text-ink-faint text-xs">
        {say(hasSeveral ? 'lines.one-a-line-several' : 'lines.one-a-line')}
      </p>
      <Warnings of={warnedLines(lines.map(kind.textOf), warnings)} />
    </div>
  )
}

function Warnings({ of }: { of: ReturnType<typeof warnedLines> }) {
  return (
    <ul className="grid gap-0.5 text-warning text-xs empty:hidden">
      {of.map(({ words, lines, more }) => {
        const list = lines.join(', ')
        const all = more === 0 ? list : say('lines.and-more', { list, count: more })
        return <li key={words}>{say('lines.warned', { count: lines.length + more, words, list: all })}</li>
      })}
    </ul>
  )
}

/** The look of rows that are edited as one text. */
export const textLook = `${inputLook} h-[min(50dvh,32rem)] min-h-40 overflow-auto`

/** The up arrow at the very start of a text leaves it. */
export function leaveUpwards(event: KeyboardEvent<HTMLTextAreaElement>, onLeave: () => void): void {
  if (event.key !== 'ArrowUp' || event.currentTarget.selectionEnd !== 0) return
  event.preventDefault()
  onLeave()
}
