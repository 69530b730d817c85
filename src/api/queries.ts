import { queryOptions } from '@tanstack/react-query'
import type { Client } from './client.ts'
import { ApiError } from './errors.ts'
import { checkHealth } from './health.ts'
import { listModels } from './models.ts'

const HEALTH_EVERY_MS = 30_000

/** The models that the connection's token can see. The address is in the key, the token never. */
export function modelsQuery(client: Client) {
  return queryOptions({
    queryKey: [client.baseUrl, 'models'],
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
