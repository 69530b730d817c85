import type { HistoryRecord } from '@/session/database.ts'
import { say } from '@/words/say.ts'

/** What came of an entry, in words. */
export function outcomeWords({ outcome, status }: HistoryRecord): string {
  if (outcome === 'failed' && status !== null) return say('history.outcome-failed-status', { status })
  return say(`history.outcome-${outcome}`)
}
