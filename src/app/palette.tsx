import '@/words/en/palette.ts'
import { Combobox, ComboboxItem, ComboboxList, ComboboxProvider, useComboboxStore } from '@ariakit/react'
import { useEffect, useRef, useState } from 'react'
import { inputLook } from '@/ui/field.tsx'
import { menuRow } from '@/ui/popover.tsx'
import { say } from '@/words/say.ts'
import { usePaletteEntries } from './palette-entries.ts'
import { matchingEntries } from './palette-match.ts'

/** Rows drawn at once; typing reaches the others. */
const SHOWN_ROWS = 50

type PaletteProps = {
  /** What was typed before it was here. */
  start: string
  onChoose: (go: () => void) => void
}

/** Everything by its name: type, choose with the arrows, go with Enter. */
export function Palette({ start, onChoose }: PaletteProps) {
  const [typed, setTyped] = useState(start)
  const field = useRef<HTMLInputElement>(null)
  const entries = usePaletteEntries()
  const found = matchingEntries(entries, typed).slice(0, SHOWN_ROWS)
  const list = useComboboxStore({
    open: true,
    defaultValue: start,
    setValue: setTyped,
    includesBaseElement: false,
  })
  // What was typed goes on at its end.
  useEffect(() => field.current?.setSelectionRange(start.length, start.length), [start])
  return (
    <ComboboxProvider store={list}>
      <div className="grid max-h-[calc(70dvh-1rem)] grid-rows-[auto_minmax(0,1fr)] gap-2">
        <Combobox
          ref={field}
          autoFocus
          autoSelect="always"
          placeholder={say('palette.placeholder')}
          aria-label={say('palette.open')}
          className={inputLook}
          // The marking comes a moment after the rows: Enter right after a letter means the first of them.
          onKeyDown={(event) => {
            const first = found[0]
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || first === undefined) return
            if (found.some(({ id }) => id === list.getState().activeValue)) return
            event.preventDefault()
            onChoose(first.go)
          }}
        />
        <ComboboxList alwaysVisible aria-label={say('palette.results')} className="overflow-y-auto">
          {found.map(({ id, words, sort, hint, go }) => (
            <ComboboxItem
              key={id}
              value={id}
              setValueOnClick={false}
              className={`${menuRow} data-active-item:bg-accent-soft`}
              onClick={() => onChoose(go)}
            >
              <span className="w-24 shrink-0 text-ink-faint text-xs">{say(sort)}</span>
              <span className="min-w-0 flex-1 truncate">{words}</span>
              <span className="shrink-0 text-ink-faint text-xs">{hint}</span>
            </ComboboxItem>
          ))}
        </ComboboxList>
        {found.length === 0 && <p className="px-2 text-ink-soft text-sm">{say('palette.none')}</p>}
      </div>
    </ComboboxProvider>
  )
}
