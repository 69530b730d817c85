import '@/words/en/load.ts'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { HistoryRecord } from '@/session/database.ts'
import { clearHistory, deleteHistory, nameHistory } from '@/session/history.ts'
import type { PageName } from '@/session/pages.ts'
import { Button, IconButton } from '@/ui/button.tsx'
import { menuRow } from '@/ui/popover.tsx'
import { sayBytes, sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { useHistory } from './use-history.ts'

const SHOWN_RECENT = 8

/** What an entry weighs is told from so many bytes on. */
const HEAVY = 10_000

/** What was saved and what was asked lately on a page, to be opened again, kept under a name or deleted. */
export function LoadEntries({ page, onOpen }: { page: PageName; onOpen: (id: string) => void }) {
  const entries = useHistory({ page }) ?? []
  const saved = entries.filter(({ name }) => name !== null)
  const recent = entries.filter(({ name }) => name === null).slice(0, SHOWN_RECENT)
  return (
    <>
      {saved.length > 0 && (
        <h3 className="px-2 pt-2 font-medium text-ink-faint text-xs">{say('load.saved')}</h3>
      )}
      {saved.map((entry) => (
        <Entry key={entry.id} entry={entry} onOpen={onOpen} />
      ))}
      {recent.length > 0 && (
        <h3 className="px-2 pt-2 font-medium text-ink-faint text-xs">{say('load.recent')}</h3>
      )}
      {recent.map((entry) => (
        <Entry key={entry.id} entry={entry} onOpen={onOpen} />
      ))}
      {entries.length > 0 && <Clear page={page} count={entries.length} />}
    </>
  )
}

// Asks once more in place: what is deleted here is gone.
function Clear({ page, count }: { page: PageName; count: number }) {
  const [isAsking, setIsAsking] = useState(false)
  if (!isAsking) {
    return (
      <button type="button" className={`${menuRow} text-ink-soft`} onClick={() => setIsAsking(true)}>
        {say('load.clear')}
      </button>
    )
  }
  return (
    <div
      role="alertdialog"
      aria-label={say('load.clear-sure', { count })}
      className="flex flex-wrap items-center gap-2 px-2 py-1 text-sm"
    >
      <span className="flex-1">{say('load.clear-sure', { count })}</span>
      <Button onClick={() => void clearHistory(page)}>{say('load.delete')}</Button>
      {/* The focus would be lost with the row that was pressed. */}
      <Button look="quiet" autoFocus onClick={() => setIsAsking(false)}>
        {say('load.keep')}
      </Button>
    </div>
  )
}

function Entry({ entry, onOpen }: { entry: HistoryRecord; onOpen: (id: string) => void }) {
  const { id, name, words, at, model, settings = '', bytes } = entry
  const isSaved = name !== null
  const shown = name ?? (words === '' ? say('load.untitled') : words)
  // The clock, the model and with what it was asked, and the weight where there is one worth its room.
  const weight = bytes < HEAVY ? '' : sayBytes(bytes)
  const facts = [sayTime(at), model ?? '', settings, weight].filter(Boolean)
  return (
    <div className="flex items-center gap-1">
      <button type="button" className={menuRow} onClick={() => onOpen(id)}>
        <span className="grid min-w-0 flex-1">
          <span className="truncate">{shown}</span>
          <span className="truncate text-ink-faint text-xs">{facts.join(' · ')}</span>
        </span>
      </button>
      <button
        type="button"
        className="min-h-8 shrink-0 rounded-sm px-2 text-ink-soft text-xs hover:bg-sunken"
        onClick={() => void nameHistory(id, isSaved ? null : words || say('load.untitled'))}
      >
        {say(isSaved ? 'load.unsave' : 'load.save')}
      </button>
      <IconButton label={say('load.delete-entry', { words: shown })} onClick={() => void deleteHistory(id)}>
        <Trash2 aria-hidden className="size-3.5" />
      </IconButton>
    </div>
  )
}
