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
  connectionName: string
  madeBy: ActiveConnection['kind']
  baseUrl: string
  /** When it was made: milliseconds since 1970. */
  at: number
  rows: readonly DiagnoseRow[]
}

export const diagnosisStore = createStore<Diagnosis>(() => ({
  status: 'idle',
  connectionName: '',
  madeBy: 'sandbox',
  baseUrl: '',
  at: 0,
  rows: [],
}))
