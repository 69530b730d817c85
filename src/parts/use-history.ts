import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { HistoryRecord } from '@/session/database.ts'
import { useDemoMode } from '@/session/demo-mode.ts'
import { historyVersion } from '@/session/history-version.ts'
import type { PageName } from '@/session/pages.ts'

type Wanted = {
  /** Of this page alone; of all pages without it. */
  page?: PageName
  /** The newest so many; all without it. */
  count?: number
}

const NONE: HistoryRecord[] = []

/**
 * Entries of the history, newest first, kept in step with this and every other tab; null until they are read,
 * none in demo mode.
 */
export function useHistory({ page, count }: Wanted = {}): HistoryRecord[] | null {
  const { version } = useStore(historyVersion)
  const isDemo = useDemoMode()
  const [entries, setEntries] = useState<HistoryRecord[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is what makes the list old
  useEffect(() => {
    let isGone = false
    const read = async () => {
      // The history comes when it is first read.
      const { listHistory } = await import('@/session/history.ts')
      const found = await listHistory(page)
      if (!isGone) setEntries(found.slice(0, count))
    }
    void read()
    return () => {
      isGone = true
    }
  }, [version, page, count])
  return isDemo ? NONE : entries
}
