import { Trash2 } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, memo, type ReactNode } from 'react'
import { inputLook } from '@/ui/field.tsx'
import { useLanguage } from '@/words/language.ts'

/** What a row can have done to itself; the same object as long as the list stands. */
export type RowCommands = {
  type: (index: number, text: string) => void
  press: (event: KeyboardEvent<HTMLTextAreaElement>, index: number) => void
  paste: (event: ClipboardEvent<HTMLTextAreaElement>, index: number) => void
  remove: (index: number) => void
  /** Tells which row has the focus. */
  focus: (index: number | null) => void
  /** Called with a row's field once it is drawn: it takes the focus if that waits for it. */
  drawn: (field: HTMLTextAreaElement | null, index: number) => void
  rowWords: (number: number) => string
  removeWords: (number: number) => string
}

type LineRowProps = {
  text: string
  index: number
  /** Whether Tab stops here: one row of the list is the list's one stop. */
  isStop: boolean
  warning: string | null
  before: ((index: number) => ReactNode) | undefined
  commands: RowCommands
}

/**
 * One row of a list of texts. Remembered as it was drawn: of a thousand rows a key changes one.
 */
export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { text, index, isStop, warning, before, commands } = props
  useLanguage()
  return (
    <div className="grid gap-0.5">
      <div className="flex items-start gap-1">
        <span className="min-w-6 shrink-0 pt-1.5 pr-1 text-right text-ink-faint text-xs tabular-nums">
          {index + 1}
        </span>
        {before?.(index)}
        <textarea
          ref={(field) => commands.drawn(field, index)}
          rows={1}
          tabIndex={isStop ? 0 : -1}
          aria-label={commands.rowWords(index + 1)}
          data-row={index}
          className={`${inputLook} field-sizing-content max-h-40 resize-none`}
          value={text}
          onChange={(event) => commands.type(index, event.target.value)}
          onKeyDown={(event) => commands.press(event, index)}
          onPaste={(event) => commands.paste(event, index)}
          onFocus={() => commands.focus(index)}
          onBlur={() => commands.focus(null)}
        />
        <button
          type="button"
          tabIndex={-1}
          aria-label={commands.removeWords(index + 1)}
          title={commands.removeWords(index + 1)}
          className="grid size-8 shrink-0 place-items-center rounded-sm text-ink-faint hover:bg-sunken hover:text-bad"
          onClick={() => commands.remove(index)}
        >
          <Trash2 aria-hidden className="size-4" />
        </button>
      </div>
      {warning !== null && <p className="pl-8 text-warning text-xs">{warning}</p>}
    </div>
  )
})
