import { Star } from 'lucide-react'
import type { ReactNode } from 'react'
import type { HistoryRecord } from '@/session/database.ts'
import { LongList } from '@/ui/long-list.tsx'
import { sayMs, sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { outcomeWords } from './outcome-words.ts'

type HistoryListProps = {
  entries: readonly HistoryRecord[]
  chosenId: string | null
  onChoose: (id: string | null) => void
  /** Which entries are chosen for a recording; null while none is made. */
  recorded: ReadonlySet<string> | null
  onRecord: (id: string) => void
  /** What stands below the chosen row. */
  below: (entry: HistoryRecord) => ReactNode
}

/** The entries, newest first; one of them is chosen. */
export function HistoryList(props: HistoryListProps) {
  const { entries, chosenId, onChoose, recorded, onRecord, below } = props
  return (
    <LongList
      label={say('history.list')}
      count={entries.length}
      keyOf={(place) => entries[place]?.id ?? place}
      rowPx={52}
      gapPx={4}
      hasStops
      rowLook="min-w-0"
    >
      {(place) => {
        const entry = entries[place]
        if (entry === undefined) return null
        const isChosen = entry.id === chosenId
        return (
          <>
            <div className="flex items-center gap-2">
              {recorded !== null && (
                <input
                  type="checkbox"
                  className="size-5 shrink-0"
                  aria-label={say('recording.choose-entry', { words: entry.name ?? entry.words })}
                  checked={recorded.has(entry.id)}
                  onChange={() => onRecord(entry.id)}
                />
              )}
              <Row entry={entry} isChosen={isChosen} onChoose={() => onChoose(isChosen ? null : entry.id)} />
            </div>
            {isChosen && below(entry)}
          </>
        )
      }}
    </LongList>
  )
}

type RowProps = { entry: HistoryRecord; isChosen: boolean; onChoose: () => void }

function Row({ entry, isChosen, onChoose }: RowProps) {
  const { page, at, model, words, name, totalMs, outcome } = entry
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className="grid w-full min-w-0 grid-cols-[minmax(0,1fr)_auto] gap-x-3 rounded-sm border border-line bg-surface px-3 py-1.5 text-left hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent-soft"
    >
      <span className="flex min-w-0 items-center gap-1.5">
        {name !== null && (
          <Star aria-label={say('history.saved')} className="size-3.5 shrink-0 text-accent" />
        )}
        <span className="shrink-0 font-medium">{say(`page.${page}`)}</span>
        <span className="min-w-0 truncate">{name ?? words}</span>
      </span>
      <span className="text-right text-ink-faint text-sm tabular-nums">{sayTime(at)}</span>
      <span className="truncate text-ink-faint text-xs">{model}</span>
      <span
        className={`text-right text-xs tabular-nums ${outcome === 'failed' ? 'text-bad' : 'text-ink-faint'}`}
      >
        {outcomeWords(entry)}
        {outcome === 'done' && ` · ${sayMs(totalMs)} s`}
      </span>
    </button>
  )
}
