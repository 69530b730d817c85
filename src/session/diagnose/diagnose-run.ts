// Runs a diagnosis and writes what it finds as it goes.
import { isAbort } from '@/api/errors.ts'
import type { Model } from '@/api/models.ts'
import type { ActiveConnection } from '../connection.ts'
import { pageClient } from '../page-client.ts'
import { fits } from '../use-model.ts'
import { type DiagnoseRow, diagnosisStore } from './diagnose.ts'
import { DIAGNOSE_STEPS } from './findings.ts'
import { diagnose } from './steps.ts'

let running: AbortController | null = null

/** Stops the diagnosis; what was found stays. */
export function cancelDiagnosis(): void {
  running?.abort()
}

/** Diagnoses a connection; one that is under way is stopped first. */
export async function startDiagnosis(connection: ActiveConnection): Promise<void> {
  running?.abort()
  const stop = new AbortController()
  running = stop
  const client = pageClient('check', connection)
  diagnosisStore.setState({
    status: 'running',
    connectionName: connection.name,
    madeBy: connection.kind,
    baseUrl: client.baseUrl,
    at: Date.now(),
    rows: DIAGNOSE_STEPS.map((step, index) => ({
      step,
      result: { status: index === 0 ? 'running' : 'waiting' },
    })),
  })
  const patient = {
    client,
    hasToken: connection.token !== null,
    pageUrl: location.href,
    isOnline: navigator.onLine,
    chatModel: (models: readonly Model[]) => models.find((model) => fits(model, 'chat'))?.id ?? null,
  }
  try {
    for await (const { step, ...found } of diagnose(patient, stop.signal)) {
      if (running !== stop) return
      put(DIAGNOSE_STEPS.indexOf(step), { status: 'found', ...found })
    }
  } catch (error) {
    if (!isAbort(error)) throw error
  } finally {
    if (running === stop) diagnosisStore.setState(({ rows }) => ({ status: 'done', rows: rows.map(ended) }))
  }
}

// What was found, and the next step under way.
function put(index: number, result: DiagnoseRow['result']): void {
  diagnosisStore.setState(({ rows }) => ({
    rows: rows.map((row, at) => {
      if (at === index) return { ...row, result }
      return at === index + 1 ? { ...row, result: { status: 'running' } } : row
    }),
  }))
}

function ended(row: DiagnoseRow): DiagnoseRow {
  return row.result.status === 'found' ? row : { ...row, result: { status: 'untried' } }
}
