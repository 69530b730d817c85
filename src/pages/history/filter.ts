// Which entries of the history are shown. Pure.
import type { HistoryRecord } from '@/session/database.ts'
import type { PageName } from '@/session/pages.ts'

export const OUTCOMES = ['any', 'done', 'failed', 'cancelled', 'unsent', 'saved'] as const

export type HistoryFilter = {
  search: string
  page: PageName | null
  model: string | null
  outcome: (typeof OUTCOMES)[number]
}

/** The entries that fit: every word of the search somewhere in what was asked, its name, model or status. */
export function foundEntries(
  entries: readonly HistoryRecord[],
  { search, page, model, outcome }: HistoryFilter,
): HistoryRecord[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return entries.filter((entry) => {
    if (page !== null && entry.page !== page) return false
    if (model !== null && entry.model !== model) return false
    if (outcome === 'saved' && entry.name === null) return false
    // What has no end is found with what was cancelled.
    const ended = entry.outcome === 'begun' ? 'cancelled' : entry.outcome
    if (outcome !== 'any' && outcome !== 'saved' && ended !== outcome) return false
    const text = `${entry.words} ${entry.name ?? ''} ${entry.model ?? ''} ${entry.status ?? ''}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** The models that the entries were asked of, each once, by name. */
export function modelsOf(entries: readonly HistoryRecord[]): string[] {
  return [...new Set(entries.flatMap(({ model }) => model ?? []))].sort((a, b) => a.localeCompare(b))
}
