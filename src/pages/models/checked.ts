import { useCallback, useMemo } from 'react'
import { useStore } from 'zustand'
import { foundWords } from '@/parts/check-words.ts'
import { type CheckResult, checkStore } from '@/session/check.ts'
import { useClient } from '@/session/connection.ts'
import { sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

/** Tells what the last check found of a model of this server, in words; empty when it asked nothing of it. */
export function useChecked(): (id: string) => string {
  const { baseUrl } = useClient()
  const report = useStore(checkStore)
  const words = useMemo(() => {
    const rows = report.baseUrl === baseUrl ? report.rows : []
    return new Map(
      rows.flatMap(({ result }) => {
        if (!('ms' in result) || result.model === null) return []
        return [[result.model, wordsOf(result, result.ms, report.at)] as const]
      }),
    )
  }, [report, baseUrl])
  return useCallback((id) => words.get(id) ?? '', [words])
}

function wordsOf(result: CheckResult, ms: number, at: number): string {
  return say('models.checked', { found: foundWords(result), ms: Math.round(ms), time: sayTime(at) })
}
