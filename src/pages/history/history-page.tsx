import '@/words/en/history.ts'
import { useMemo, useState } from 'react'
import { PageHead } from '@/parts/page-head.tsx'
import { UndoBar, useUndo } from '@/parts/undo-bar.tsx'
import { useHistory } from '@/parts/use-history.ts'
import type { HistoryRecord } from '@/session/database.ts'
import { useDemoMode } from '@/session/demo-mode.ts'
import { deleteHistory } from '@/session/history.ts'
import { openRecordings } from '@/session/recording.ts'
import { focusPage } from '@/ui/take-focus.ts'
import { useNarrow } from '@/ui/use-media.ts'
import { say } from '@/words/say.ts'
import { EntryPreview } from './entry-preview.tsx'
import { foundEntries, type HistoryFilter } from './filter.ts'
import { HistoryControls } from './history-controls.tsx'
import { HistoryList } from './history-list.tsx'
import { SaveRecording } from './save-recording.tsx'

const EVERYTHING: HistoryFilter = { search: '', page: null, model: null, outcome: 'any' }

export default function HistoryPage() {
  const entries = useHistory()
  const isDemo = useDemoMode()
  const isNarrow = useNarrow()
  const [filter, setFilter] = useState(EVERYTHING)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const shown = useMemo(() => foundEntries(entries ?? [], filter), [entries, filter])
  const chosen = shown.find(({ id }) => id === chosenId)
  const undo = useUndo()
  const remove = async ({ id, page, name, words }: HistoryRecord) => {
    const putBack = await deleteHistory(id)
    const deleted = name ?? (words || say(`page.${page}`))
    undo.offer(
      () => say('history.deleted', { name: deleted }),
      () => void putBack(),
    )
  }
  const [recorded, setRecorded] = useState<ReadonlySet<string> | null>(null)
  const chosenForRecording = useMemo(
    () => (entries ?? []).filter(({ id }) => recorded?.has(id) === true),
    [entries, recorded],
  )
  const toggle = (id: string) =>
    setRecorded((ids) => {
      const others = new Set(ids)
      return others.delete(id) ? others : others.add(id)
    })
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)]">
      <PageHead page="history" />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping a recording is a second way; the menu is the first */}
      <div
        className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4"
        onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
        onDrop={(event) => {
          const [file] = event.dataTransfer.files
          if (file === undefined) return
          event.preventDefault()
          openRecordings(file)
        }}
      >
        {entries !== null && !isDemo && (
          <HistoryControls
            entries={entries}
            shown={shown}
            filter={filter}
            onFilter={setFilter}
            onRecord={() => setRecorded(new Set(chosen === undefined ? [] : [chosen.id]))}
          />
        )}
        <UndoBar undo={undo} takesFocus />
        {recorded !== null && (
          <SaveRecording
            chosen={chosenForRecording}
            onChooseAll={() => setRecorded(new Set(shown.map(({ id }) => id)))}
            onClose={() => {
              setRecorded(null)
              focusPage()
            }}
          />
        )}
        {entries?.length === 0 && (
          <p className="text-ink-soft">{say(isDemo ? 'history.hidden' : 'history.empty')}</p>
        )}
        {entries !== null && entries.length > 0 && shown.length === 0 && (
          <p className="text-ink-soft">{say('history.no-match')}</p>
        )}
        {shown.length > 0 && (
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 laptop:grid-cols-[minmax(0,1fr)_minmax(20rem,28rem)]">
            <HistoryList
              entries={shown}
              chosenId={chosen?.id ?? null}
              onChoose={setChosenId}
              recorded={recorded}
              onRecord={toggle}
              // Where there is no room beside the list, an entry opens below its row.
              below={(entry) =>
                isNarrow && (
                  <div className="pt-2 pb-3">
                    <EntryPreview key={entry.id} entry={entry} onDelete={remove} />
                  </div>
                )
              }
            />
            {!isNarrow && <Beside chosen={chosen} onDelete={remove} />}
          </div>
        )}
      </div>
    </div>
  )
}

type BesideProps = { chosen: HistoryRecord | undefined; onDelete: (entry: HistoryRecord) => void }

function Beside({ chosen, onDelete }: BesideProps) {
  if (chosen === undefined) {
    return (
      <p className="rounded-md border border-line border-dashed p-6 text-center text-ink-faint">
        {say('history.choose')}
      </p>
    )
  }
  return (
    <div className="sticky top-0">
      <EntryPreview key={chosen.id} entry={chosen} onDelete={onDelete} />
    </div>
  )
}
