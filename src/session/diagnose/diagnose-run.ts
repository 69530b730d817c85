// Runs a diagnosis and writes what it finds as it goes.
import { isAbort } from '@/api/errors.ts'
import type { Model } from '@/api/models.ts'
import { recordDiagnosis } from '../check-record.ts'
import type { ActiveConnection } from '../connection.ts'
import { addHistory } from '../history.ts'
import { keepCheck } from '../kept-checks.ts'
import { pageClient } from '../page-client.ts'
import { fits } from '../use-model.ts'
import { type DiagnoseRow, type Diagnosis, diagnosisStore } from './diagnose.ts'
import { DIAGNOSE_STEPS, gravity } from './findings.ts'
import { diagnose } from './steps.ts'

let running: AbortController | null = null

/** Stops the diagnosis; what was found stays. */
export function cancelDiagnosis(): void {
  running?.abort()
}

/**
 * Diagnoses a connection; one that is under way is stopped first. It is one entry of the history, under `words`,
 * and its end is kept with the connection unless it was stopped.
 */
export async function startDiagnosis(
  connection: ActiveConnection,
  words: (diagnosis: Diagnosis) => string,
): Promise<void> {
  running?.abort()
  const stop = new AbortController()
  running = stop
  const startedAtMs = performance.now()
  const client = pageClient('check', connection)
  diagnosisStore.setState({
    status: 'running',
    isRecalled: false,
    connectionId: connection.id,
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
      // Another may be on screen meanwhile: one of the history, or none.
      if (running !== stop || diagnosisStore.getState().status !== 'running') return
      put(DIAGNOSE_STEPS.indexOf(step), { status: 'found', ...found })
    }
  } catch (error) {
    if (!isAbort(error)) throw error
  } finally {
    // One whose connection was removed meanwhile is forgotten already.
    if (running === stop && diagnosisStore.getState().status === 'running') {
      diagnosisStore.setState(({ rows }) => ({ status: 'done', rows: rows.map(ended) }))
      keep(words, stop.signal.aborted, performance.now() - startedAtMs)
    }
  }
}

function keep(words: (diagnosis: Diagnosis) => string, isCancelled: boolean, totalMs: number): void {
  const diagnosis = diagnosisStore.getState()
  const { connectionId, madeBy, rows } = diagnosis
  const record = recordDiagnosis(diagnosis)
  if (!isCancelled) keepCheck({ connectionId, againstId: null, depth: 'diagnose', record })
  const isBad = rows.some(({ result }) => result.status === 'found' && gravity(result.finding) === 'bad')
  void addHistory({
    page: 'check',
    model: null,
    words: words(diagnosis),
    outcome: isCancelled ? 'cancelled' : isBad ? 'failed' : 'done',
    status: null,
    totalMs,
    state: { depth: 'diagnose', connectionId },
    came: { answer: record, madeBy },
  })
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
