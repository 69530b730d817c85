import type { HealthCheck } from '@/session/health-log.ts'

/**
 * Since when a server has been as it is now: the first of the last checks that all found the same, in
 * milliseconds since 1970. Null before the first check.
 */
export function sinceOf(checks: readonly HealthCheck[]): number | null {
  const last = checks.at(-1)
  if (last === undefined) return null
  const other = checks.findLastIndex(({ state }) => state !== last.state)
  return checks[other + 1]?.at ?? null
}
