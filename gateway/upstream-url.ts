import type { UpstreamPlan } from './upstream-plan.ts'

/**
 * A server that the gateway passes requests to. `name` is null for the default server; `plan` says which
 * server answers which endpoint where no single one answers them all.
 */
export type Upstream = { name: string | null; url: string; plan?: UpstreamPlan }

/** An address that cannot be an upstream's. The message follows the name of what held it. */
export class UpstreamError extends Error {
  override name = 'UpstreamError'
}

/** Origin and path prefix, without a trailing `/v1` or slash. Throws `UpstreamError`, which repeats no secret. */
export function readUpstreamUrl(value: string): string {
  const url = URL.parse(value)
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UpstreamError(
      `${isTellable(value) ? `is "${value}", but ` : ''}must be an http or https address`,
    )
  }
  if (url.username || url.password) throw new UpstreamError('must be an address without user and password')
  if (/[?#]/.test(value)) throw new UpstreamError('must be an address without query or fragment')
  return url.origin + url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '')
}

// A password stands before an @, a key in a query.
function isTellable(value: string): boolean {
  return !/[@?#]/.test(value)
}
