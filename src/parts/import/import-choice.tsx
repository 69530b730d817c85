import '@/words/en/lines.ts'
import { type KeyboardEvent, useId, useState } from 'react'
import { Button } from '@/ui/button.tsx'
import { Field, inputLook } from '@/ui/field.tsx'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { columnsOf, groupsOf, likelyColumn, likelyGroups } from './columns.ts'
import type { FileReading, FileTexts } from './read-texts.ts'
import type { ImportHow } from './use-import.ts'

type ImportChoiceProps = {
  name: string
  reading: Exclude<FileReading, { kind: 'problem' }>
  takesQuery: boolean
  /** Whether groups of texts are of use, too. */
  takesGroups: boolean
  onPut: (found: FileTexts, how: ImportHow) => void
  onCancel: () => void
}

const PREVIEWED = 5

/** Before a file is put in: which of its columns, what that gives, and where it goes. Esc leaves it. */
export function ImportChoice(props: ImportChoiceProps) {
  const { name, reading, takesQuery, takesGroups, onPut, onCancel } = props
  const titleId = useId()
  const [hasHeader, setHasHeader] = useState(reading.kind === 'table' && reading.hasHeader)
  const [chosen, setChosen] = useState<number | null>(null)
  const columns =
    reading.kind === 'table'
      ? columnsOf(reading.rows, hasHeader)
      : [{ place: 0, name: null, texts: reading.texts }]
  const place = chosen ?? likelyColumn(columns)
  const texts = columns[place]?.texts ?? []
  // Undefined until the reader chooses; null is none.
  const [chosenGroups, setChosenGroups] = useState<number | null | undefined>(undefined)
  const groupsPlace = takesGroups ? (chosenGroups === undefined ? likelyGroups(columns) : chosenGroups) : null
  const put = (how: ImportHow) => {
    const [column, beside] = [columns[place], columns[groupsPlace ?? -1]]
    const groups =
      reading.kind === 'table' && column !== undefined && beside !== undefined && beside !== column
        ? { groups: groupsOf(reading.rows, hasHeader, column, beside) }
        : {}
    onPut({ texts, ...groups, query: reading.query, topN: reading.topN }, how)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    onCancel()
  }
  return (
    <section
      ref={focusFirst}
      aria-labelledby={titleId}
      onKeyDown={press}
      className="grid gap-3 rounded-md border border-line-strong bg-raised p-3"
    >
      <h3 id={titleId} className="font-medium text-sm [overflow-wrap:anywhere]">
        {say('import.from', { name })}
      </h3>
      {reading.kind === 'table' && (
        <>
          <Field label={say('import.column')}>
            {(control) => (
              <select
                {...control}
                className={inputLook}
                value={place}
                onChange={({ target }) => setChosen(Number(target.value))}
              >
                {columns.map((column, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; names may repeat
                  <option key={index} value={index}>
                    {say('import.column-option', {
                      name: column.name ?? say('import.column-number', { number: index + 1 }),
                      count: sayCount(column.texts.length),
                    })}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {takesGroups && columns.length > 1 && (
            <Field label={say('import.groups')} hint={say('import.groups-hint')}>
              {(control) => (
                <select
                  {...control}
                  className={inputLook}
                  value={groupsPlace ?? ''}
                  onChange={({ target }) =>
                    setChosenGroups(target.value === '' ? null : Number(target.value))
                  }
                >
                  <option value="">{say('import.groups-none')}</option>
                  {columns.map((column, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; names may repeat
                    <option key={index} value={index} disabled={index === place}>
                      {column.name ?? say('import.column-number', { number: index + 1 })}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
          {!reading.isHeaderKnown && (
            <label className="flex min-h-6 items-center gap-2 text-sm">
              <input
                type="checkbox"
                checked={hasHeader}
                onChange={({ target }) => setHasHeader(target.checked)}
              />
              {say('import.has-header')}
            </label>
          )}
        </>
      )}
      {takesQuery && reading.query !== null && (
        <p className="text-sm [overflow-wrap:anywhere]">{say('import.query', { query: reading.query })}</p>
      )}
      <div className="grid gap-1 text-sm">
        <p className="text-ink-faint text-xs">{say('import.preview', { count: sayCount(texts.length) })}</p>
        <ol className="grid gap-1">
          {texts.slice(0, PREVIEWED).map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; two may hold the same text
            <li key={index} className="line-clamp-2 rounded-sm bg-sunken px-2 py-1 [overflow-wrap:anywhere]">
              {text}
            </li>
          ))}
        </ol>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => put('replace')}>{say('import.replace')}</Button>
        <Button onClick={() => put('add')}>{say('import.add')}</Button>
        <Button look="quiet" onClick={onCancel}>
          {say('import.cancel')}
        </Button>
      </div>
    </section>
  )
}

// Where the reader goes on; the rows below wait.
function focusFirst(section: HTMLElement | null): void {
  section?.querySelector<HTMLElement>('select, button')?.focus()
}
