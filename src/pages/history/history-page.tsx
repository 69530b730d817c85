import '@/words/en/history.ts'
import { useMemo, useState } from 'react'
import { PageHead } from '@/parts/page-head.tsx'
import { useHistory } from '@/parts/use-history.ts'
import type { HistoryRecord } from '@/session/database.ts'
import { useNarrow } from '@/ui/use-media.ts'
import { say } from '@/words/say.ts'
import { EntryPreview } from './entry-preview.tsx'
import { foundEntries, type HistoryFilter } from './filter.ts'
import { HistoryControls } from './history-controls.tsx'
import { HistoryList } from './history-list.tsx'

const EVERYTHING: HistoryFilter = { search: '', page: null, outcome: 'any' }

export default function HistoryPage() {
  const entries = useHistory()
  const isNarrow = useNarrow()
  const [filter, setFilter] = useState(EVERYTHING)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const shown = useMemo(() => foundEntries(entries ?? [], filter), [entries, filter])
  const chosen = shown.find(({ id }) => id === chosenId)
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)]">
      <PageHead page="history" />
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4">
        {entries !== null && (
          <HistoryControls entries={entries} shown={shown} filter={filter} onFilter={setFilter} />
        )}
        {entries?.length === 0 && <p className="text-ink-soft">{say('history.empty')}</p>}
        {entries !== null && entries.length > 0 && shown.length === 0 && (
          <p className="text-ink-soft">{say('history.no-match')}</p>
        )}
        {shown.length > 0 && (
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 laptop:grid-cols-[minmax(0,1fr)_minmax(20rem,28rem)]">
            <HistoryList
              entries={shown}
              chosenId={chosen?.id ?? null}
              onChoose={setChosenId}
              // Where there is no room beside the list, an entry opens below its row.
              below={(entry) =>
                isNarrow && (
                  <div className="pt-2 pb-3">
                    <EntryPreview key={entry.id} entry={entry} />
                  </div>
                )
              }
            />
            {!isNarrow && <Beside chosen={chosen} />}
          </div>
        )}
      </div>
    </div>
  )
}

function Beside({ chosen }: { chosen: HistoryRecord | undefined }) {
  if (chosen === undefined) {
    return (
      <p className="rounded-md border border-line border-dashed p-6 text-center text-ink-faint">
        {say('history.choose')}
      </p>
    )
  }
  return (
    <div className="sticky top-0">
      <EntryPreview key={chosen.id} entry={chosen} />
    </div>
  )
}
