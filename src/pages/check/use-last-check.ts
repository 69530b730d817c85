import { useMemo } from 'react'
import { useStore } from 'zustand'
import { HIDDEN } from '@/lib/hide-own.ts'
import { type CheckDepth, type CheckReport, checkStore, type ReportDepth } from '@/session/check.ts'
import { recallDiagnosis, recallReport } from '@/session/check-record.ts'
import { useConnection, useConnections } from '@/session/connection.ts'
import { useDemoMode } from '@/session/demo-mode.ts'
import { type Diagnosis, diagnosisStore } from '@/session/diagnose/diagnose.ts'
import { keptChecks, recordOf } from '@/session/kept-checks.ts'

/**
 * The report to show for a depth: the one under way, else the one that this tab made or opened, else the last
 * one that was made with the connection that is checked. Null where there is none.
 */
export function useReport(depth: ReportDepth): CheckReport | null {
  const current = useStore(checkStore)
  const isShown = useIsShown(current) && (current.status === 'running' || current.depth === depth)
  const record = useKept(depth)
  const kept = useMemo(() => recallReport(record), [record])
  const nameOf = useNameOf()
  const report = isShown ? current : kept
  if (report === null) return null
  const { connectionId, connectionName, againstId, againstName } = report
  return {
    ...report,
    connectionName: nameOf(connectionId, connectionName),
    againstName: againstName === null ? null : nameOf(againstId, againstName),
  }
}

/** The diagnosis to show, by the same rule. */
export function useDiagnosis(): Diagnosis | null {
  const current = useStore(diagnosisStore)
  const isShown = useIsShown(current)
  const record = useKept('diagnose')
  const kept = useMemo(() => recallDiagnosis(record), [record])
  const nameOf = useNameOf()
  const diagnosis = isShown ? current : kept
  if (diagnosis === null) return null
  return { ...diagnosis, connectionName: nameOf(diagnosis.connectionId, diagnosis.connectionName) }
}

// What was found with another connection says nothing of this one, unless somebody opened it.
function useIsShown({ status, isRecalled, connectionId }: CheckReport | Diagnosis): boolean {
  const connection = useConnection()
  return status === 'running' || (status === 'done' && (isRecalled || connectionId === connection?.id))
}

function useKept(depth: CheckDepth): unknown {
  const connectionId = useConnection()?.id ?? ''
  return useStore(keptChecks, ({ checks }) => recordOf(checks, connectionId, depth))
}

// A connection is called as it is now: demo mode hides what it is called.
function useNameOf() {
  const connections = useConnections()
  const isDemo = useDemoMode()
  return (sought: string | null, kept: string) =>
    connections.find(({ id }) => id === sought)?.name ?? (isDemo ? HIDDEN : kept)
}
