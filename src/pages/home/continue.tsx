import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { useStore } from 'zustand'
import type { HistoryRecord } from '@/session/database.ts'
import { embeddingsRun, embeddingsState } from '@/session/embeddings.ts'
import { historyVersion, listRecent, type OpenedEntry, readHistory } from '@/session/history.ts'
import type { PageState } from '@/session/page-state.ts'
import { rerankRun, rerankState } from '@/session/rerank.ts'
import type { RunHandle } from '@/session/runs.ts'
import { speechRun, speechState } from '@/session/speech.ts'
import { transcriptionRun, transcriptionState } from '@/session/transcription.ts'
import { sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

const SHOWN = 3
// The board's own runs lead back here, so they are passed over.
const READ = 12

const reopen = {
  embeddings: reopening(embeddingsState, embeddingsRun),
  rerank: reopening(rerankState, rerankRun),
  transcription: reopening(transcriptionState, transcriptionRun),
  speech: reopening(speechState, speechRun),
}

// Input and answer as they were, without asking again.
function reopening<Asked, Given>(state: PageState<Asked>, run: RunHandle<Asked, Given>) {
  return async (opened: OpenedEntry) => {
    await state.load()
    if (state.restore(opened.state) && opened.kept !== null) run.recall(state.store.getState(), opened.kept)
  }
}

/** The last requests of any page, each a way back to its page as it was. */
export function Continue() {
  const entries = useRecent()
  const navigate = useNavigate()
  if (entries.length === 0) return null
  const open = async ({ id, page }: HistoryRecord) => {
    const opened = await readHistory(id)
    if (opened === null) return
    if (page === 'chat') {
      const { openKept } = await import('@/session/chat/chat-state.ts')
      await openKept(opened.state)
    } else if (page !== 'models' && page !== 'check' && page !== 'home') {
      await reopen[page](opened)
    }
    await navigate(page === 'home' ? '/' : `/${page}`)
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

function useRecent(): HistoryRecord[] {
  const { version } = useStore(historyVersion)
  const [entries, setEntries] = useState<HistoryRecord[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is what makes the list old
  useEffect(() => {
    let isGone = false
    void listRecent(READ).then((found) => !isGone && setEntries(found))
    return () => {
      isGone = true
    }
  }, [version])
  return entries.filter(({ page }) => page !== 'home').slice(0, SHOWN)
}
