import '@/words/en/lines.ts'
import { type ReactNode, useCallback, useRef } from 'react'
import { ImportArea } from './import/import-area.tsx'
import type { Import } from './import/use-import.ts'
import { LineBar, type LineBarHandle } from './line-bar.tsx'
import type { LineKind } from './line-kind.ts'
import { LineList } from './line-list.tsx'
import { LineText } from './line-text.tsx'

/** As what rows are edited. */
export type LineMode = 'rows' | 'text' | 'json'

type LineEditorProps<Line, Mode extends LineMode> = {
  lines: readonly Line[]
  kind: LineKind<Line>
  warnings: ReadonlyMap<number, string>
  before?: (index: number) => ReactNode
  modes: readonly Mode[]
  mode: Mode
  onMode: (mode: Mode) => void
  importing: Import
  /** Whether a file's query is of use, too. */
  takesQuery?: boolean
  /** Whether groups of texts, from a column of a file, are of use. */
  takesGroups?: boolean
  /** The JSON of it all, on pages that have that mode; told how the focus leaves it upwards. */
  json?: (onLeave: () => void) => ReactNode
  /** What is edited, where that is more than the rows. */
  title?: string
}

/** A list of texts, edited as rows or as one text, and filled from files. */
export function LineEditor<Line, Mode extends LineMode>(props: LineEditorProps<Line, Mode>) {
  const { lines, kind, warnings, before, modes, mode, onMode, importing, json } = props
  const { takesQuery = false, takesGroups = false } = props
  const { title = kind.words.list() } = props
  const bar = useRef<LineBarHandle>(null)
  const fields = useRef<HTMLDivElement>(null)
  const toBar = useCallback(() => bar.current?.focus(), [])
  const toFields = () =>
    fields.current?.querySelector<HTMLElement>('textarea[tabindex="0"], textarea:not([tabindex])')?.focus()
  return (
    <ImportArea
      of={importing}
      takesQuery={takesQuery}
      takesGroups={takesGroups}
      onChosen={() => requestAnimationFrame(toBar)}
    >
      <section aria-label={kind.words.list()} className="grid gap-2">
        <LineBar
          handle={bar}
          modes={modes}
          mode={mode}
          onMode={onMode}
          onFiles={importing.open}
          onLeave={toFields}
        >
          <h2 className="font-medium text-sm">{title}</h2>
        </LineBar>
        <div ref={fields}>
          {mode === 'rows' && (
            <LineList
              lines={lines}
              kind={kind}
              warnings={warnings}
              onLeave={toBar}
              {...(before && { before })}
            />
          )}
          {mode === 'text' && <LineText lines={lines} kind={kind} warnings={warnings} onLeave={toBar} />}
          {mode === 'json' && json?.(toBar)}
        </div>
      </section>
    </ImportArea>
  )
}
