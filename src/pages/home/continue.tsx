import { useNavigate } from 'react-router'
import { useHistory } from '@/parts/use-history.ts'
import type { HistoryRecord } from '@/session/database.ts'
import { reopenEntry } from '@/session/reopen.ts'
import { sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

const SHOWN = 3
// The board's own runs lead back here, so they are passed over.
const READ = 12

/** The last requests of any page, each a way back to its page as it was. */
export function Continue() {
  const recent = useHistory({ count: READ }) ?? []
  const entries = recent.filter(({ page }) => page !== 'home').slice(0, SHOWN)
  const navigate = useNavigate()
  if (entries.length === 0) return null
  const open = async (entry: HistoryRecord) => {
    // What does not fit its page any more is still to be read in the history.
    await navigate((await reopenEntry(entry)) ?? '/history')
  }
  return (
    <nav aria-label={say('home.continue')} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1">
      <h2 className="font-medium text-ink-faint text-sm">{say('home.continue')}</h2>
      <ul className="flex flex-wrap gap-2">
        {entries.map((entry) => (
          <li key={entry.id} className="min-w-0 max-w-full">
            <button
              type="button"
              onClick={() => void open(entry)}
              className="flex min-h-9 max-w-full items-center gap-2 rounded-sm border border-line bg-surface px-3 text-sm hover:bg-sunken pointer-coarse:min-h-11"
            >
              <span className="shrink-0 font-medium">{say(`page.${entry.page}`)}</span>
              <span className="min-w-0 max-w-60 truncate text-ink-soft">{entry.words}</span>
              <span className="shrink-0 text-ink-faint">{sayTime(entry.at)}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
