import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ApiError } from '@/api/errors.ts'
import type { Health } from '@/api/health.ts'
import { healthQuery } from '@/api/queries.ts'
import { useClient } from '@/session/connection.ts'
import { logHealth } from '@/session/health-log.ts'
import type { healthDots } from '@/ui/health-dots.ts'

export type HealthState = keyof typeof healthDots

/** The health of the active server, in one word and in detail; every check is logged. */
export function useHealth() {
  const client = useClient()
  const health = useQuery(healthQuery(client))
  const state = stateOf(health)
  const { data, error, dataUpdatedAt, errorUpdatedAt } = health
  const at = Math.max(dataUpdatedAt, errorUpdatedAt)
  // The log is outside React, and a check is an event of the network: nobody clicked.
  useEffect(() => {
    if (at > 0 && state !== 'checking') {
      logHealth(client.healthUrl, { at, state, latencyMs: error === null ? (data?.latencyMs ?? null) : null })
    }
  }, [at, state, data, error, client.healthUrl])
  return { ...health, state, checkedAt: at }
}

function stateOf(health: { data: Health | undefined; error: ApiError | null }): HealthState {
  if (health.error !== null) return health.error.kind === 'refused' ? 'down' : 'unreachable'
  return health.data?.state ?? 'checking'
}
