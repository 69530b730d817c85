import '@/words/en/recording.ts'
import { Ellipsis } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { ActionMenu } from '@/parts/action-menu.tsx'
import { useAction, useOffers } from '@/session/actions.ts'
import type { HistoryRecord } from '@/session/database.ts'
import { clearHistory } from '@/session/history.ts'
import { PAGE_NAMES } from '@/session/pages.ts'
import { openRecordings } from '@/session/recording.ts'
import { Button } from '@/ui/button.tsx'
import { inputLook } from '@/ui/field.tsx'
import { FilterBox } from '@/ui/filter-box.tsx'
import { saveFile } from '@/ui/save-file.ts'
import { Segmented } from '@/ui/segmented.tsx'
import { focusPage } from '@/ui/take-focus.ts'
import { sayBytes, sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { exportEntries } from './export.ts'
import { type HistoryFilter, modelsOf, OUTCOMES } from './filter.ts'

type HistoryControlsProps = {
  entries: readonly HistoryRecord[]
  shown: readonly HistoryRecord[]
  filter: HistoryFilter
  onFilter: (filter: HistoryFilter) => void
  /** Lets entries be chosen for a recording. */
  onRecord: () => void
}

/** What is shown of the history, how much it weighs, and how it is taken along or cleared. */
export function HistoryControls({ entries, shown, filter, onFilter, onRecord }: HistoryControlsProps) {
  const [isAsking, setIsAsking] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useAction('filter', () => field.current?.focus())
  const count = sayCount(entries.length)
  const models = useMemo(() => modelsOf(entries), [entries])
  const weight = entries.reduce((sum, { bytes }) => sum + bytes, 0)
  const actions = [
    ...(entries.length > 0 ? [{ words: say('recording.choose'), act: onRecord }] : []),
    { words: say('recording.open'), act: () => openRecordings() },
    {
      words: say('history.export'),
      act: () => void exportEntries(shown).then((json) => saveFile('history.json', json)),
    },
    { words: say('history.clear'), act: () => setIsAsking(entries.length > 0) },
  ]
  useOffers('answer', actions)
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <FilterBox
          field={field}
          label={say('history.filter', { count })}
          value={filter.search}
          found={
            shown.length === entries.length
              ? ''
              : say('history.found', { found: sayCount(shown.length), count })
          }
          onChange={(search) => onFilter({ ...filter, search })}
        />
        <div className="w-40">
          <select
            aria-label={say('history.page')}
            className={inputLook}
            value={filter.page ?? ''}
            onChange={({ target }) =>
              onFilter({ ...filter, page: PAGE_NAMES.find((name) => name === target.value) ?? null })
            }
          >
            <option value="">{say('history.all-pages')}</option>
            {PAGE_NAMES.map((name) => (
              <option key={name} value={name}>
                {say(`page.${name}`)}
              </option>
            ))}
          </select>
        </div>
        {models.length > 1 && (
          <div className="w-40">
            <select
              aria-label={say('history.model')}
              className={inputLook}
              value={filter.model ?? ''}
              onChange={({ target }) => onFilter({ ...filter, model: target.value || null })}
            >
              <option value="">{say('history.all-models')}</option>
              {models.map((model) => (
                <option key={model} value={model}>
                  {model}
                </option>
              ))}
            </select>
          </div>
        )}
        <Segmented
          label={say('history.status')}
          choices={OUTCOMES.map((name) => ({ name, words: say(`history.${name}`) }))}
          chosen={filter.outcome}
          onChoose={(outcome) => onFilter({ ...filter, outcome })}
        />
      </div>
      <div className="-my-2 flex items-center gap-2">
        <p className="flex-1 text-ink-faint text-xs">
          {entries.length > 0 && say('history.kept', { count, size: sayBytes(weight) })}
        </p>
        <ActionMenu label={say('history.more')} actions={actions}>
          <Ellipsis aria-hidden className="size-4" />
        </ActionMenu>
      </div>
      {isAsking && (
        <div
          role="alertdialog"
          aria-label={say('history.clear')}
          className="flex flex-wrap items-center gap-3 rounded-md bg-warning-soft p-3 text-sm text-warning"
        >
          <p className="flex-1">{say('history.clear-ask', { count })}</p>
          <Button
            onClick={() => {
              setIsAsking(false)
              void clearHistory()
              focusPage()
            }}
          >
            {say('history.clear-yes')}
          </Button>
          <Button
            autoFocus
            onClick={() => {
              setIsAsking(false)
              focusPage()
            }}
          >
            {say('history.clear-no')}
          </Button>
        </div>
      )}
    </div>
  )
}
