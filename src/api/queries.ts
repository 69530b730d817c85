import { queryOptions } from '@tanstack/react-query'
import type { Client } from './client.ts'
import { ApiError } from './errors.ts'
import { checkHealth } from './health.ts'
import { listModels } from './models.ts'

const MODELS = 'models'
const HEALTH_EVERY_MS = 30_000

/**
 * The models that the connection's token can see. The address is in the key, and the connection, since
 * two of them may reach one address with different tokens; the token never.
 */
export function modelsQuery(client: Client, connectionId: string) {
  return queryOptions({
    queryKey: [client.baseUrl, connectionId, MODELS],
    queryFn: ({ signal }) => listModels(client, signal),
    staleTime: 60_000,
    retry: (count, error) => count < 1 && error instanceof ApiError && error.kind !== 'refused',
  })
}

/** Whether the server is up, asked every half minute while the tab is visible. */
export function healthQuery(client: Client) {
  return queryOptions({
    queryKey: [client.healthUrl, 'health'],
    queryFn: ({ signal }) => checkHealth(client, signal),
    refetchInterval: HEALTH_EVERY_MS,
    retry: false,
  })
}

/** Whether a query's answer depends on the token that asked. */
export function dependsOnToken({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return queryKey.at(-1) === MODELS
}
