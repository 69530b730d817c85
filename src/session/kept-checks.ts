// The last check of each connection and depth, kept on this device. Owns: how many, and forgetting them.
// Leaves to others: what a check holds (check-record.ts); most visits never read one.
import * as z from 'zod/mini'
import { createStore } from 'zustand/vanilla'
import { deviceStorage } from './browser-storage.ts'
import { CHECK_DEPTHS, type CheckDepth, checkStore, NO_REPORT } from './check.ts'
import { diagnosisStore, NO_DIAGNOSIS } from './diagnose/diagnose.ts'

const keptCheck = z.object({
  connectionId: z.string(),
  /** The second connection, where two were checked. */
  againstId: z.nullable(z.string()),
  depth: z.enum(CHECK_DEPTHS),
  record: z.unknown(),
})
const kept = z.array(keptCheck)

/** A check that ended: `record` is plain, and is judged when it is read. */
export type KeptCheck = z.infer<typeof keptCheck>

const KEY = 'taas.checks'
/** Of all connections together; the oldest give way. */
const MOST = 40

/** What is kept, oldest first. */
export const keptChecks = createStore<{ checks: readonly KeptCheck[] }>(() => ({ checks: read() }))

// Another tab checked, or forgot.
addEventListener('storage', ({ key }) => {
  if (key === KEY || key === null) keptChecks.setState({ checks: read() })
})

/** Keeps a check in place of the one before it of that connection and depth. */
export function keepCheck(check: KeptCheck): void {
  const others = read().filter((each) => !isOf(each, check.connectionId, check.depth))
  write([...others, check].slice(-MOST))
}

/** The record that is kept of a connection's last check of a depth; null where there is none. */
export function recordOf(
  checks: readonly KeptCheck[],
  connectionId: string,
  depth: CheckDepth,
): unknown | null {
  return checks.find((each) => isOf(each, connectionId, depth))?.record ?? null
}

/** Forgets what was found with a connection, on screen too; null is every connection's. */
export function forgetChecks(connectionId: string | null): void {
  const isMeant = (of: { connectionId: string; againstId: string | null }) =>
    connectionId === null || of.connectionId === connectionId || of.againstId === connectionId
  write(read().filter((each) => !isMeant(each)))
  if (isMeant(checkStore.getState())) checkStore.setState(NO_REPORT)
  if (isMeant({ ...diagnosisStore.getState(), againstId: null })) diagnosisStore.setState(NO_DIAGNOSIS)
}

function isOf(check: KeptCheck, connectionId: string, depth: CheckDepth): boolean {
  return check.connectionId === connectionId && check.depth === depth
}

function write(checks: KeptCheck[]): void {
  keptChecks.setState({ checks })
  deviceStorage.setItem(KEY, JSON.stringify(checks))
}

function read(): KeptCheck[] {
  try {
    return kept.safeParse(JSON.parse(deviceStorage.getItem(KEY) ?? '[]')).data ?? []
  } catch {
    return []
  }
}
