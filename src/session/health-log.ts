// The last health checks of the active server, kept over a reload: what the Health page draws.
import * as z from 'zod/mini'
import { createStore } from 'zustand/vanilla'

const check = z.object({
  at: z.number(),
  state: z.enum(['up', 'degraded', 'down', 'unreachable', 'unknown']),
  latencyMs: z.nullable(z.number()),
})
const checks = z.catch(z.record(z.string(), z.array(check)), {})

/** One check: when (milliseconds since 1970), what it found, how long it took. */
export type HealthCheck = z.infer<typeof check>

const KEY = 'taas.health'
const KEPT = 120

/** The checks by the address of the health path, oldest first. */
export const healthLog = createStore<Record<string, HealthCheck[]>>(() => read())

export function logHealth(healthUrl: string, check: HealthCheck): void {
  const log = healthLog.getState()[healthUrl] ?? []
  // One answer may be told to several listeners.
  if (log.at(-1)?.at === check.at) return
  healthLog.setState({ [healthUrl]: [...log, check].slice(-KEPT) })
  try {
    localStorage.setItem(KEY, JSON.stringify(healthLog.getState()))
  } catch {
    // Blocked or full: the strip lasts as long as the tab.
  }
}

function read(): Record<string, HealthCheck[]> {
  try {
    return checks.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
  } catch {
    return {}
  }
}
