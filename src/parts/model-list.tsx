import { Combobox, ComboboxItem, ComboboxList, ComboboxProvider, useComboboxStore } from '@ariakit/react'
import { type KeyboardEvent, useState } from 'react'
import { useStore } from 'zustand'
import type { Model, ModelKind } from '@/api/models.ts'
import { pinnedFirst, preferences } from '@/session/preferences.ts'
import { fits, useModels } from '@/session/use-model.ts'
import { Button } from '@/ui/button.tsx'
import { inputLook } from '@/ui/field.tsx'
import { focusHere } from '@/ui/focus-here.ts'
import { menuRow } from '@/ui/popover.tsx'
import { say } from '@/words/say.ts'
import { ErrorTitle } from './error-title.tsx'
import { Remedies } from './remedies.tsx'

/** Rows drawn at once; searching reaches the others. */
const SHOWN_ROWS = 200

type ModelListProps = {
  kind: ModelKind
  chosen: string | null
  onChoose: (id: string) => void
  /** What was typed before the list had come. */
  start?: string
}

/** The searching list behind the model picker. */
export function ModelList({ kind, chosen, onChoose, start = '' }: ModelListProps) {
  const models = useModels()
  const [typed, setTyped] = useState(start)
  const [showsAll, setShowsAll] = useState(false)
  const search = typed.trim().toLowerCase()
  const pinned = useStore(preferences, ({ pinnedModels }) => pinnedModels)
  const all = pinnedFirst(models.data ?? [], pinned)
  const matching = all.filter((model) => matches(model, search))
  const fitting = matching.filter((model) => fits(model, kind))
  const others = matching.filter((model) => !fits(model, kind))
  const rows = (showsAll || search !== '' ? [...fitting, ...others] : fitting).slice(0, SHOWN_ROWS)
  const isNew = typed.trim() !== '' && !all.some(({ id }) => id === typed.trim())
  const list = useComboboxStore({
    open: true,
    defaultValue: start,
    setValue: setTyped,
    includesBaseElement: false,
  })
  // The rows' marking comes a moment after the rows: Enter right after a letter means the first of them.
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || search === '') return
    const marked = list.getState().activeValue
    if (marked === typed.trim() || rows.some(({ id }) => id === marked)) return
    event.preventDefault()
    onChoose(rows[0]?.id ?? typed.trim())
  }
  return (
    <ComboboxProvider store={list}>
      <div className="grid w-96 max-w-full gap-1.5">
        <Combobox
          ref={focusHere}
          autoSelect
          onKeyDown={press}
          placeholder={say('model.search')}
          aria-label={say('model.search')}
          className={inputLook}
        />
        {models.error !== null && (
          <div className="grid gap-1.5 px-2 text-sm text-warning">
            <p>
              <ErrorTitle error={models.error} />
            </p>
            <p>{say('model.failed')}</p>
            <p className="flex flex-wrap gap-2">
              <Button onClick={() => void models.refetch()}>{say('model.retry')}</Button>
              <Remedies error={models.error} />
            </p>
          </div>
        )}
        {models.data?.length === 0 && <p className="px-2 text-sm text-warning">{say('model.none')}</p>}
        <ComboboxList alwaysVisible aria-label={say('model.label')} className="max-h-80 overflow-y-auto">
          {rows.map((model) => (
            <Row key={model.id} model={model} isChosen={model.id === chosen} onChoose={onChoose} />
          ))}
          {isNew && (
            <ComboboxItem value={typed.trim()} className={rowLook} onClick={() => onChoose(typed.trim())}>
              {say('model.use', { id: typed.trim() })}
            </ComboboxItem>
          )}
        </ComboboxList>
        {search === '' && others.length > 0 && (
          <Button look="quiet" onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? say('model.fit-only') : say('model.show-all', { count: matching.length })}
          </Button>
        )}
      </div>
    </ComboboxProvider>
  )
}

const rowLook = `${menuRow} data-active-item:bg-accent-soft`

type RowProps = { model: Model; isChosen: boolean; onChoose: (id: string) => void }

function Row({ model, isChosen, onChoose }: RowProps) {
  return (
    <ComboboxItem
      value={model.id}
      setValueOnClick={false}
      className={rowLook}
      aria-current={isChosen ? 'true' : undefined}
      onClick={() => onChoose(model.id)}
    >
      <span className="grid min-w-0">
        <span className="truncate font-medium">{model.id}</span>
        <span lang="en" className="truncate text-ink-faint text-xs">
          {model.description ?? model.owner}
        </span>
      </span>
    </ComboboxItem>
  )
}

function matches(model: Model, search: string): boolean {
  return `${model.id} ${model.owner ?? ''}`.toLowerCase().includes(search)
}
