import type { Flags } from './flags.ts'

/** A server that the console can choose, as `/gateway/session` lists it. */
export type Server = {
  name: string
  kind: 'sandbox' | 'upstream'
  /** Where its endpoints' names are appended; a path on the gateway. */
  baseUrl: string
  healthUrl: string
  /** Origin and path prefix of the server behind the gateway; null for the sandbox. */
  upstream: string | null
}

const TAAS = { name: 'taas', url: 'https://taas.cloudsigma.com' }

/**
 * The servers in the order in which the console offers them: the default one first (the sandbox, unless an
 * upstream without a name was given), then the named ones. `taas` is always among them; a flag may point it
 * elsewhere. Names are unique.
 */
export function listServers(flags: Flags): Server[] {
  const standard = flags.upstreams.find((one) => one.name === null)
  const named = new Map([[TAAS.name, TAAS.url]])
  for (const { name, url } of flags.upstreams) if (name !== null) named.set(name, url)
  return [
    {
      name: standard ? 'default' : 'sandbox',
      kind: standard ? 'upstream' : 'sandbox',
      baseUrl: '/v1',
      healthUrl: '/health',
      upstream: standard?.url ?? null,
    },
    ...[...named].map(
      ([name, url]): Server => ({
        name,
        kind: 'upstream',
        baseUrl: `/up/${name}/v1`,
        healthUrl: `/up/${name}/health`,
        upstream: url,
      }),
    ),
  ]
}
