/** How a server wants to be asked where it differs from the reference. */
export const DIALECTS = ['openai', 'plain', 'tei'] as const

export type Dialect = (typeof DIALECTS)[number]

/** The endpoints that may each stand on a server of their own. */
export const PLANNED_ENDPOINTS = ['chat', 'embeddings', 'rerank', 'transcription', 'speech'] as const

export type PlannedEndpoint = (typeof PLANNED_ENDPOINTS)[number]

/** One endpoint's server. `models` are ids that it serves without listing them. */
export type EndpointPlan = { url: string; dialect: Dialect; models: readonly string[] }

/** Which server answers which endpoint; an endpoint that is not planned is not there. */
export type UpstreamPlan = Partial<Record<PlannedEndpoint, EndpointPlan>>

/** Every server of a plan, each once, in the order of the endpoints. */
export function serversOf(plan: UpstreamPlan): string[] {
  return [...new Set(PLANNED_ENDPOINTS.flatMap((endpoint) => plan[endpoint]?.url ?? []))]
}

/**
 * The name of all of a plan's servers in one address: the first, and the others behind `#`. A token is bound
 * to it, so that it is asked for anew whenever one of the servers becomes another.
 */
export function addressOf(plan: UpstreamPlan): string {
  const [first = '', ...others] = serversOf(plan)
  return others.length === 0 ? first : `${first}#${others.join(',')}`
}
