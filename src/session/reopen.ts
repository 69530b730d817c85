// Brings an entry of the history back to its page: input and answer as they were, without asking again.
import type { HistoryRecord } from './database.ts'
import { embeddingsRun, embeddingsState } from './embeddings.ts'
import { type OpenedEntry, readHistory } from './history.ts'
import type { PageState } from './page-state.ts'
import type { PageName } from './pages.ts'
import { rerankRun, rerankState } from './rerank.ts'
import type { RunHandle } from './run.ts'
import { speechRun, speechState } from './speech.ts'
import { transcriptionRun, transcriptionState } from './transcription.ts'

type Reopen = (opened: OpenedEntry, isReplay: boolean) => Promise<boolean>

const reopen: Partial<Record<PageName, Reopen>> = {
  embeddings: reopening(embeddingsState, embeddingsRun),
  rerank: reopening(rerankState, rerankRun),
  transcription: reopening(transcriptionState, transcriptionRun),
  speech: reopening(speechState, speechRun),
  chat: async ({ state }) => {
    const { openKept } = await import('./chat/chat-state.ts')
    return openKept(state)
  },
}

function reopening<Asked, Given>(state: PageState<Asked>, run: RunHandle<Asked, Given>): Reopen {
  return async (opened, isReplay) => {
    await state.load()
    if (!state.restore(opened.state)) return false
    const asked = state.store.getState()
    if (opened.kept === null) run.adopt({ status: 'idle' })
    else if (isReplay) void run.replay(asked, opened.kept)
    else run.recall(asked, opened.kept)
    return true
  }
}

/** Whether an answer of this page can be played again at its own pace. */
export function isReplayable({ page, hasAnswer }: HistoryRecord): boolean {
  return hasAnswer && page !== 'chat' && reopen[page] !== undefined
}

/**
 * Puts an entry back into its page, with `isReplay` as if it were being answered now; the path that shows it,
 * with the model that was asked. Null when it is gone, or was made by another version and does not fit.
 */
export async function reopenEntry(entry: HistoryRecord, isReplay = false): Promise<string | null> {
  const { id, page, model } = entry
  const path = page === 'home' ? '/' : `/${page}`
  const put = reopen[page]
  if (put === undefined) return path
  const opened = await readHistory(id)
  if (opened === null || !(await put(opened, isReplay))) return null
  return model === null || page === 'chat' ? path : `${path}?${new URLSearchParams({ model })}`
}
