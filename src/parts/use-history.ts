import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { HistoryRecord } from '@/session/database.ts'
import { useDemoMode } from '@/session/demo-mode.ts'
import { historyVersion } from '@/session/history-version.ts'

const NONE: HistoryRecord[] = []

/** The newest entries of all pages, kept in step with every other tab; null until they are read, none in demo mode. */
export function useHistory(count: number = Number.POSITIVE_INFINITY): HistoryRecord[] | null {
  const { version } = useStore(historyVersion)
  const isDemo = useDemoMode()
  const [entries, setEntries] = useState<HistoryRecord[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is what makes the list old
  useEffect(() => {
    let isGone = false
    const read = async () => {
      // The history comes when it is first read.
      const { listRecent } = await import('@/session/history.ts')
      const found = await listRecent(count)
      if (!isGone) setEntries(found)
    }
    void read()
    return () => {
      isGone = true
    }
  }, [version, count])
  return isDemo ? NONE : entries
}
