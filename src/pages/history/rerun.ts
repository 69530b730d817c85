import type { HistoryRecord } from '@/session/database.ts'
import { reopenEntry } from '@/session/reopen.ts'

/** Whether what an entry asked can be asked again: parameters that were saved ask nothing. */
export function isRerunnable({ page, outcome }: Pick<HistoryRecord, 'page' | 'outcome'>): boolean {
  return page !== 'chat' || outcome !== 'unsent'
}

/** Puts an entry back to be asked again; the path of its page, or null when it does not fit any more. */
export async function rerunPath(entry: HistoryRecord): Promise<string | null> {
  // The board asks the same whatever came of it before, which would only be played again.
  if (entry.page === 'home') return '/'
  const path = await reopenEntry(entry)
  // A conversation is opened with whatever model the page has; it is asked again with its own.
  if (path === null || entry.page !== 'chat' || entry.model === null) return path
  return `${path}?${new URLSearchParams({ model: entry.model })}`
}
