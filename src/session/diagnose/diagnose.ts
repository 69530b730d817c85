// How far one gets with a connection, as it was last found out. Leaves to others: asking (diagnose-run.ts).
import { createStore } from 'zustand/vanilla'
import type { ActiveConnection } from '../connection.ts'
import type { DiagnoseStep, Found } from './findings.ts'

/** One step; `untried` since an earlier one stood in the way, or somebody stopped. */
export type DiagnoseRow = {
  step: DiagnoseStep
  result: { status: 'waiting' | 'running' | 'untried' } | ({ status: 'found' } & Found)
}

export type Diagnosis = {
  status: 'idle' | 'running' | 'done'
  /** Whether it was made earlier and is shown again, whatever connection is in use. */
  isRecalled: boolean
  connectionId: string
  connectionName: string
  madeBy: ActiveConnection['kind']
  baseUrl: string
  /** When it was made: milliseconds since 1970. */
  at: number
  rows: readonly DiagnoseRow[]
}

/** Before the first diagnosis. */
export const NO_DIAGNOSIS: Diagnosis = {
  status: 'idle',
  isRecalled: false,
  connectionId: '',
  connectionName: '',
  madeBy: 'sandbox',
  baseUrl: '',
  at: 0,
  rows: [],
}

/** The diagnosis that this tab made last, or that was opened from the history. */
export const diagnosisStore = createStore<Diagnosis>(() => NO_DIAGNOSIS)
