import '@/words/en/lines.ts'
import { FileInput } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type Ref, useImperativeHandle, useRef } from 'react'
import { say } from '@/words/say.ts'

/** What the bar over the rows can be told. */
export type LineBarHandle = { focus(): void }

type LineBarProps<Mode extends string> = {
  /** What stands before it: the name of the rows. */
  children: ReactNode
  modes: readonly Mode[]
  mode: Mode
  onMode: (mode: Mode) => void
  onFiles: (files: readonly File[]) => void
  /** The focus goes back down, to the rows. */
  onLeave: () => void
  handle: Ref<LineBarHandle>
}

const WORDS = { rows: 'lines.as-rows', text: 'lines.as-text', json: 'lines.as-json' } as const

/**
 * Over the rows: as what they are edited, and Import. It belongs to the list, which is one stop of Tab: the
 * up arrow leads here from the first row, the arrows walk it, down leads back.
 */
export function LineBar<Mode extends keyof typeof WORDS>(props: LineBarProps<Mode>) {
  const { children, modes, mode, onMode, onFiles, onLeave, handle } = props
  const bar = useRef<HTMLDivElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  useImperativeHandle(handle, () => ({
    focus: () => bar.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus(),
  }))
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      return onLeave()
    }
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (by === 0) return
    event.preventDefault()
    const buttons: EventTarget[] = Array.from(bar.current?.querySelectorAll('button') ?? [])
    const next = buttons[buttons.indexOf(event.target) + by]
    if (next instanceof HTMLElement) next.focus()
  }
  return (
    <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
      {children}
      <div
        ref={bar}
        role="toolbar"
        aria-label={say('lines.as')}
        onKeyDown={press}
        className="flex items-center gap-2"
      >
        <button
          type="button"
          tabIndex={-1}
          title={say('import.hint')}
          className="inline-flex min-h-8 items-center gap-1.5 rounded-sm px-2 text-ink-soft text-sm hover:bg-sunken hover:text-ink pointer-coarse:min-h-11"
          onClick={() => chooser.current?.click()}
        >
          <FileInput aria-hidden className="size-4" />
          {say('import.open')}
        </button>
        <div className="flex rounded-sm border border-line bg-sunken p-0.5">
          {modes.map((name) => (
            <button
              key={name}
              type="button"
              tabIndex={-1}
              aria-pressed={name === mode}
              className="min-h-7 rounded-[4px] px-2 text-ink-soft text-sm aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-ink aria-pressed:shadow-sm pointer-coarse:min-h-10"
              onClick={() => onMode(name)}
            >
              {say(WORDS[name])}
            </button>
          ))}
        </div>
      </div>
      <input
        ref={chooser}
        type="file"
        aria-label={say('import.hint')}
        tabIndex={-1}
        hidden
        accept=".txt,.md,.csv,.tsv,.json,.jsonl,.ndjson,text/plain,text/csv,application/json"
        onChange={({ target }) => {
          onFiles(Array.from(target.files ?? []))
          target.value = ''
        }}
      />
    </div>
  )
}
