import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { ApiError } from '@/api/errors.ts'
import type { Health } from '@/api/health.ts'
import { healthQuery } from '@/api/queries.ts'
import { useClient } from '@/session/connection.ts'
import { askHealth, type ServerHealth } from '@/session/health.ts'
import { logHealth } from '@/session/health-log.ts'
import { preferences } from '@/session/preferences.ts'
import type { healthDots } from '@/ui/health-dots.ts'

export type HealthState = keyof typeof healthDots

/**
 * The health of the active server, in one word and in detail; every check is logged. It is asked as often
 * as the user likes while the tab is visible, and at once when the tab comes back to a check that is due.
 */
export function useHealth() {
  const client = useClient()
  const { healthEverySeconds } = useStore(preferences)
  const everyMs = healthEverySeconds === 0 ? null : healthEverySeconds * 1_000
  const health = useQuery<ServerHealth>({
    queryKey: [...healthQuery(client).queryKey],
    retry: false,
    queryFn: ({ signal }) => askHealth(client, signal),
    staleTime: everyMs ?? Number.POSITIVE_INFINITY,
    refetchInterval: everyMs ?? false,
    refetchOnWindowFocus: true,
  })
  const state = stateOf(health)
  const { data, error, dataUpdatedAt, errorUpdatedAt } = health
  const at = Math.max(dataUpdatedAt, errorUpdatedAt)
  // The log is outside React, and a check is an event of the network: nobody clicked.
  useEffect(() => {
    if (at > 0 && state !== 'checking') {
      logHealth(client.healthUrl, { at, state, latencyMs: error === null ? (data?.latencyMs ?? null) : null })
    }
  }, [at, state, data, error, client.healthUrl])
  return { ...health, state, checkedAt: at, nextAt: everyMs === null || at === 0 ? null : at + everyMs }
}

function stateOf(health: { data: Health | undefined; error: ApiError | null }): HealthState {
  if (health.error !== null) return health.error.kind === 'refused' ? 'down' : 'unreachable'
  return health.data?.state ?? 'checking'
}
