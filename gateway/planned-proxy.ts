// One upstream to the client, several servers behind it: each endpoint goes to the one that the plan names.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { createProxy, type UpstreamProxy } from './proxy.ts'
import { readWhole } from './read-whole.ts'
import { answerDetail, answerJson } from './reply.ts'
import { rewritingOf } from './rewriting.ts'
import { UPSTREAM_ROUTES } from './routes.ts'
import { PLANNED_ENDPOINTS, type PlannedEndpoint, serversOf, type UpstreamPlan } from './upstream-plan.ts'

const ENDPOINT_OF = new Map<string, PlannedEndpoint>([
  ['/v1/chat/completions', 'chat'],
  ['/v1/embeddings', 'embeddings'],
  ['/v1/rerank', 'rerank'],
  ['/v1/audio/transcriptions', 'transcription'],
  ['/v1/audio/speech', 'speech'],
  ['/v1/audio/voices', 'speech'],
])

/** A read of one of the servers may take this long. */
const READ_MS = 15_000
const MOST_BYTES = 4_000_000

/**
 * A proxy that sends each endpoint to its own server. `/v1/models` is the servers' lists together, each model
 * with the endpoints of its server where the server does not say; `/health` is up when all of them are.
 */
export function createPlannedProxy(plan: UpstreamPlan): UpstreamProxy {
  const proxies = new Map(serversOf(plan).map((url) => [url, createProxy(url)]))
  return {
    answer(incoming, outgoing, route) {
      const method = UPSTREAM_ROUTES.get(route)
      if (method === 'GET' && incoming.method !== method && !ENDPOINT_OF.has(route)) {
        return answerDetail(outgoing, 405, `Method not allowed: use ${method}.`, { allow: method })
      }
      if (route === '/v1/models') return void answerModels(plan, incoming, outgoing)
      if (route === '/health') return void answerHealth(plan, outgoing)
      const endpoint = ENDPOINT_OF.get(route)
      const part = endpoint && plan[endpoint]
      const proxy = part && proxies.get(part.url)
      if (!endpoint || !part || !proxy) {
        incoming.resume()
        const words = endpoint ? `The gateway’s configuration names no server for ${endpoint}.` : 'Not found.'
        return answerDetail(outgoing, 404, words)
      }
      proxy.answer(incoming, outgoing, route, rewritingOf(endpoint, part.dialect))
    },
    close: () => {
      for (const proxy of proxies.values()) proxy.close()
    },
  }
}

type Read = { status: number; body: unknown }

async function answerModels(plan: UpstreamPlan, incoming: IncomingMessage, outgoing: ServerResponse) {
  const { authorization } = incoming.headers
  const urls = serversOf(plan)
  const reads = await Promise.all(urls.map((url) => read(`${url}/v1/models`, authorization)))
  const models = urls.flatMap((url, at) => modelsOf(plan, url, reads[at]?.body))
  if (models.length > 0) return answerJson(outgoing, 200, { object: 'list', data: models })
  // A refusal of all of them is the answer; the first tells it.
  const refused = reads.find((each) => each !== null && each.status >= 400)
  if (refused) return answerJson(outgoing, refused.status, refused.body ?? { detail: 'Refused.' })
  answerDetail(outgoing, 502, `None of the servers lists its models: ${urls.join(', ')}.`)
}

function modelsOf(plan: UpstreamPlan, url: string, body: unknown): Record<string, unknown>[] {
  const endpoints = PLANNED_ENDPOINTS.filter((endpoint) => plan[endpoint]?.url === url)
  const [only, ...others] = endpoints
  // A server that is there for one thing says by that what its models are for.
  const kind = others.length === 0 && only !== undefined ? { type: only } : {}
  const listed = entriesOf(body).map((entry) => ({ ...kind, ...entry }))
  const known = new Set(listed.map((entry) => Reflect.get(entry, 'id')))
  const named = endpoints.flatMap((endpoint) =>
    (plan[endpoint]?.models ?? []).map((id) => ({ id, object: 'model', type: endpoint })),
  )
  return [...listed, ...named.filter(({ id }) => !known.has(id))]
}

function entriesOf(body: unknown): Record<string, unknown>[] {
  const list = Array.isArray(body) ? body : isRecord(body) ? (body.data ?? body.models) : null
  return Array.isArray(list) ? list.filter(isRecord) : []
}

async function answerHealth(plan: UpstreamPlan, outgoing: ServerResponse) {
  const urls = serversOf(plan)
  const reads = await Promise.all(urls.map((url) => read(`${url}/health`)))
  const servers = urls.map((url, at) => ({ url, status: reads[at]?.status ?? null }))
  // A server without a health path that answers at all is there.
  const sick = servers.filter(({ status }) => status === null || (status >= 400 && status !== 404))
  if (sick.length === 0) return answerJson(outgoing, 200, { status: 'ok', servers })
  const words = sick.map(
    ({ url, status }) => `${url} ${status === null ? 'gave no answer' : `answered ${status}`}`,
  )
  answerJson(outgoing, 503, { detail: `${words.join('; ')}.`, servers })
}

async function read(url: string, authorization?: string): Promise<Read | null> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json', ...(authorization ? { authorization } : {}) },
      redirect: 'manual',
      signal: AbortSignal.timeout(READ_MS),
    })
    const stream = Readable.from(response.body ?? [])
    const bytes = await readWhole(stream, MOST_BYTES)
    // One over the limit is not read on.
    stream.destroy()
    return { status: response.status, body: bytes === null ? null : parsed(bytes.toString()) }
  } catch {
    return null
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
