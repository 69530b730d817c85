// Where a trouble lies: in the gateway, in the server behind it, or in single models of a server that is well.
import type { ApiError } from '@/api/errors.ts'
import type { HealthState } from '@/parts/health.ts'
import type { ActiveConnection } from '@/session/connection.ts'
import type { ModelCheck } from '@/session/model-checks.ts'

/** The state of one layer; null where there is no such layer. */
export type Layers = {
  gateway: HealthState | null
  server: HealthState
  /** What the last checks of its models found; null where none was ever asked. */
  models: { answered: number; failed: string[]; at: number } | null
}

/**
 * Reads the layers of a connection. A gateway that says that it cannot reach its server is itself up; while it
 * does not answer, nothing is known of the server behind it.
 */
export function layersOf(
  kind: ActiveConnection['kind'],
  health: { state: HealthState; error: ApiError | null },
  checks: Readonly<Record<string, ModelCheck>>,
): Layers {
  const models = modelsOf(checks)
  if (kind === 'direct') return { gateway: null, server: health.state, models }
  if (health.state === 'checking') return { gateway: 'checking', server: 'checking', models }
  const isSilent = health.error?.kind === 'unreachable' && health.error.facts.code !== 'no-upstream'
  return isSilent
    ? { gateway: 'unreachable', server: 'unknown', models }
    : { gateway: 'up', server: health.state, models }
}

function modelsOf(checks: Readonly<Record<string, ModelCheck>>): Layers['models'] {
  const all = Object.entries(checks)
  if (all.length === 0) return null
  const failed = all.flatMap(([id, { found }]) => (found === 'failed' || found === 'refused' ? [id] : []))
  const at = Math.max(...all.map(([, check]) => check.at))
  return { answered: all.length - failed.length, failed, at }
}
