// Whether a server is well, also one that has no health path of its own.
import type { Client } from '@/api/client.ts'
import { ApiError } from '@/api/errors.ts'
import { checkHealth, type Health } from '@/api/health.ts'
import { listModels } from '@/api/models.ts'

/** What was found, and by what: a server without a health path is judged by its list of models. */
export type ServerHealth = Health & { source: 'health' | 'models' }

/**
 * Asks for health without a token; where there is no such path (404), asks for the models with it.
 *
 * A server that lists its models is up. One that refuses to list them is there, but nothing more is known
 * of it: `unknown`. Any other failure is thrown, as the client's `ApiError`.
 */
export async function askHealth(client: Client, signal?: AbortSignal): Promise<ServerHealth> {
  try {
    return { ...(await checkHealth(client, signal)), source: 'health' }
  } catch (error) {
    if (statusOf(error) !== 404) throw error
    return askModels(client, signal)
  }
}

async function askModels(client: Client, signal: AbortSignal | undefined): Promise<ServerHealth> {
  const startedAtMs = performance.now()
  const state = await listModels(client, signal).then(
    () => 'up' as const,
    (error: unknown) => {
      if (statusOf(error) >= 500 || !isRefusal(error)) throw error
      return 'unknown' as const
    },
  )
  return { state, latencyMs: performance.now() - startedAtMs, words: null, source: 'models' }
}

function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && error.kind === 'refused'
}

function statusOf(error: unknown): number {
  return error instanceof ApiError ? (error.facts.status ?? 0) : 0
}
