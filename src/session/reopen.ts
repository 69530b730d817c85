// Brings an entry of the history, or of a recording, back to its page: input and answer as they were, without
// asking again.
import * as z from 'zod/mini'
import { CHECK_DEPTHS, checkPath } from './check.ts'
import type { HistoryRecord } from './database.ts'
import { embeddingsRun, embeddingsState } from './embeddings.ts'
import { type KeptAnswer, type OpenedEntry, readHistory } from './history.ts'
import type { PageState } from './page-state.ts'
import type { PageName } from './pages.ts'
import { rerankRun, rerankState } from './rerank.ts'
import type { RunHandle } from './run.ts'
import { speechRun, speechState } from './speech.ts'
import { transcriptionRun, transcriptionState } from './transcription.ts'

/** What an entry says of a check. */
const checkAsked = z.object({ depth: z.enum(CHECK_DEPTHS), connectionId: z.optional(z.string()) })

/** An entry that is opened: where it belongs, what it was called, and what it holds. */
export type Reopened = Pick<HistoryRecord, 'page' | 'model' | 'words' | 'outcome'> & OpenedEntry

type Reopen = (entry: Reopened, isReplay: boolean) => Promise<boolean>

const reopen: Partial<Record<PageName, Reopen>> = {
  embeddings: reopening(embeddingsState, embeddingsRun),
  rerank: reopening(rerankState, rerankRun),
  transcription: reopening(transcriptionState, transcriptionRun),
  speech: reopening(speechState, speechRun),
  chat: async ({ state, kept, words }, isReplay) => {
    // What came in a file is no conversation of this browser.
    if (kept !== null && (isReplay || isFromFile(kept))) {
      const { openRecording } = await import('./chat/replay.ts')
      return openRecording(kept, words, isReplay)
    }
    const { openKept } = await import('./chat/chat-state.ts')
    if (await openKept(state)) return true
    // The conversation was deleted, or never was here: what it said is in its entry.
    return kept !== null && (await import('./chat/replay.ts')).openRecording(kept, words, false)
  },
  check: async ({ kept }) => kept === null || (await import('./check-recall.ts')).openCheck(kept),
  home: async ({ kept }) => kept === null || (await import('./board-replay.ts')).playBoard(kept),
}

function reopening<Asked, Given>(state: PageState<Asked>, run: RunHandle<Asked, Given>): Reopen {
  return async ({ state: kept, kept: answer, outcome }, isReplay) => {
    // What has no end may be what runs: it is looked at, and goes on.
    if (outcome === 'begun' && run.store.getState().status === 'running') return true
    await state.load()
    if (!state.restore(kept)) return false
    const asked = state.store.getState()
    if (answer === null) run.adopt({ status: 'idle' })
    else if (isReplay) void run.replay(asked, answer)
    else run.recall(asked, answer)
    return true
  }
}

function isFromFile({ origin }: KeptAnswer): boolean {
  return origin === 'file'
}

/** Whether what was kept of an entry can be played again at its own pace. */
export function isReplayable({ page, hasAnswer }: Pick<HistoryRecord, 'page' | 'hasAnswer'>): boolean {
  // A check is a table, which has no pace.
  return hasAnswer && page !== 'check' && reopen[page] !== undefined
}

/**
 * Puts an entry of the history back into its page, with `isReplay` as if it were being answered now; the path that
 * shows it, with the model that was asked. Null when it is gone, or was made by another version and does not fit.
 */
export async function reopenEntry(entry: HistoryRecord, isReplay = false): Promise<string | null> {
  if (reopen[entry.page] === undefined) return pathOf(entry)
  const opened = await readHistory(entry.id)
  return opened === null ? null : reopenOpened({ ...entry, ...opened }, isReplay)
}

/** The same with an entry that was opened already, from wherever. */
export async function reopenOpened(entry: Reopened, isReplay: boolean): Promise<string | null> {
  const put = reopen[entry.page]
  return put === undefined || (await put(entry, isReplay)) ? pathOf(entry) : null
}

function pathOf({ page, model, state }: Pick<HistoryRecord, 'page' | 'model' | 'state'>): string {
  const { data: check } = checkAsked.safeParse(state)
  if (page === 'check' && check !== undefined) return checkPath(check.depth, check.connectionId)
  const path = page === 'home' ? '/' : `/${page}`
  return model === null || page === 'chat' ? path : `${path}?${new URLSearchParams({ model })}`
}
