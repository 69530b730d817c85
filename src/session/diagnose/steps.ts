// The steps of a diagnosis that ask the server. Owns: what is asked, in which order, and where it ends.
// Leaves to others: what a fact means (findings.ts), the store (diagnose-run.ts).
import type { Client } from '@/api/client.ts'
import { type ApiError, asApiError, isAbort } from '@/api/errors.ts'
import { listModels, type Model } from '@/api/models.ts'
import { isAnswering, plainStatus, watchPolicy } from '@/api/probe.ts'
import { readText } from '@/api/read-body.ts'
import { lacksVersion } from '@/lib/base-url.ts'
import {
  type DiagnoseStep,
  type Found,
  gravity,
  judgeAddress,
  judgeArrival,
  judgeMixed,
  judgeOnline,
} from './findings.ts'

/** What is diagnosed, and from where. */
export type Patient = {
  client: Client
  hasToken: boolean
  /** The page's own address. */
  pageUrl: string
  isOnline: boolean
  /** The model that is asked for a streamed answer; null when none of them chats. */
  chatModel: (models: readonly Model[]) => string | null
}

/**
 * Finds out how far one gets with a connection, one step after the other, and ends at the first that stands
 * in the way of all the others. At most six small requests; no more than one is answered by a model. An abort
 * surfaces as `AbortError`.
 */
export async function* diagnose(
  patient: Patient,
  signal: AbortSignal,
): AsyncGenerator<Found & { step: DiagnoseStep }> {
  const { client, pageUrl } = patient
  const baseUrl = new URL(client.baseUrl, pageUrl).href
  yield { step: 'address', ...judgeAddress(client.baseUrl) }
  const mixed = judgeMixed(pageUrl, baseUrl)
  yield { step: 'mixed', ...mixed }
  if (gravity(mixed.finding) === 'bad') return
  const online = judgeOnline(patient.isOnline, baseUrl)
  yield { step: 'online', ...online }
  if (gravity(online.finding) === 'bad') return

  const health = await tryHealth(patient, signal)
  yield { step: 'health', ...health }
  if (health.finding === 'health-blocked') return
  const reach = await judgeReach(patient, health, signal)
  yield { step: 'reach', ...reach }
  if (gravity(reach.finding) === 'bad' || health.finding === 'health-upstream') return

  const listed = await tryModels(patient, signal)
  yield { step: 'models', ...listed.found }
  if (listed.models === null && listed.found.finding !== 'models-403') return
  const post = await tryPost(client, signal)
  yield { step: 'post', ...post }
  if (gravity(post.finding) === 'bad' || post.finding === 'post-404') return
  yield { step: 'stream', ...(await tryStream(client, patient.chatModel(listed.models ?? []), signal)) }
}

async function tryHealth({ client, pageUrl }: Patient, signal: AbortSignal): Promise<Found> {
  const startedAtMs = performance.now()
  let found: Found = { finding: 'health-no-answer' }
  const ask = async () => {
    try {
      const text = await readText(await client.getHealth({ signal }))
      const ms = performance.now() - startedAtMs
      found = { finding: isPage(text) ? 'health-page' : 'health-up', ms }
    } catch (error) {
      if (isAbort(error)) throw error
      found = healthFailure(asApiError(error, client.healthUrl))
    }
  }
  const { isBlocked } = await watchPolicy(ask)
  const { origin } = new URL(client.healthUrl, pageUrl)
  return isBlocked ? { finding: 'health-blocked', values: { origin } } : found
}

function healthFailure({ facts, kind }: ApiError): Found {
  const { status = '', words = '', seconds = '', raw = '' } = facts
  if (facts.code === 'no-upstream') return { finding: 'health-upstream', values: { words } }
  if (facts.code === 'redirected') return { finding: 'health-redirected' }
  if (facts.code === 'timed-out') return { finding: 'health-late', values: { seconds } }
  if (kind === 'refused' && status === 404) return { finding: 'health-none' }
  if (kind === 'refused')
    return { finding: isPage(raw) ? 'health-page' : 'health-refused', values: { status } }
  return { finding: kind === 'unreachable' ? 'health-no-answer' : 'health-unknown' }
}

// Where health got any answer, the page may read what the server says.
async function judgeReach({ client, pageUrl }: Patient, health: Found, signal: AbortSignal): Promise<Found> {
  const url = new URL(client.healthUrl, pageUrl)
  if (url.origin === new URL(pageUrl).origin) return { finding: 'reach-same' }
  const values = { host: url.host, origin: new URL(pageUrl).origin }
  if (health.finding !== 'health-no-answer' && health.finding !== 'health-late')
    return { finding: 'reach-fine' }
  return { finding: (await isAnswering(url.href, signal)) ? 'reach-cors' : 'reach-nothing', values }
}

type Listed = { found: Found; models: readonly Model[] | null }

async function tryModels(patient: Patient, signal: AbortSignal): Promise<Listed> {
  const { client } = patient
  const startedAtMs = performance.now()
  try {
    const models = await listModels(client, signal)
    const ms = performance.now() - startedAtMs
    const finding = models.length === 0 ? 'models-none' : 'models-listed'
    return { found: { finding, values: { count: models.length }, ms }, models }
  } catch (error) {
    if (isAbort(error)) throw error
    return { found: await modelsFailure(asApiError(error, client.baseUrl), patient, signal), models: null }
  }
}

async function modelsFailure(
  { kind, facts }: ApiError,
  { client, hasToken, pageUrl }: Patient,
  signal: AbortSignal,
): Promise<Found> {
  const { status = '', raw = '', code } = facts
  if (code === 'web-page' || isPage(raw)) return { finding: 'models-page', values: { url: facts.url } }
  if (code === 'redirected') return { finding: 'models-redirected' }
  if (status === 401) return { finding: hasToken ? 'models-401' : 'models-no-token' }
  if (status === 403) return { finding: 'models-403' }
  if (status === 404) return findPath(client, pageUrl, signal)
  if (kind === 'refused') return { finding: 'models-refused', values: { status } }
  if (kind !== 'unreachable') return { finding: 'models-unreadable', values: { path: facts.path ?? '' } }
  // Without the token the browser asks without a preflight: an answer to that tells who refused.
  const url = new URL(`${client.baseUrl}/models`, pageUrl)
  const isOther = url.origin !== new URL(pageUrl).origin
  const plain = isOther && hasToken ? await plainStatus(url.href, signal) : null
  return { finding: plain === null ? 'models-no-answer' : 'models-preflight' }
}

/** Whether the API begins one segment later: any answer but 404 there says so. */
async function findPath(client: Client, pageUrl: string, signal: AbortSignal): Promise<Found> {
  if (!lacksVersion(client.baseUrl)) return { finding: 'models-path' }
  const versioned = `${new URL(client.baseUrl, pageUrl).href.replace(/\/$/, '')}/v1`
  const status = await plainStatus(`${versioned}/models`, signal)
  const isThere = status !== null && status !== 0 && status !== 404
  return isThere ? { finding: 'models-version', values: { url: versioned } } : { finding: 'models-path' }
}

// An empty object is refused before any model sees it: that a refusal comes is what is asked.
async function tryPost(client: Client, signal: AbortSignal): Promise<Found> {
  const error = await client.post('/chat/completions', {}, { signal }).then(
    async (response) => {
      await response.body?.cancel()
      return null
    },
    (reason: unknown) => reason,
  )
  if (isAbort(error)) throw error
  if (error === null) return { finding: 'post-fine' }
  const { kind, facts } = asApiError(error, client.baseUrl)
  const { status = 0 } = facts
  if (kind === 'unreachable' && facts.code === 'no-answer') return { finding: 'post-preflight' }
  if (status === 401 || status === 403) return { finding: 'post-403', values: { status } }
  if (status === 404 && !/model/i.test(facts.words ?? '')) return { finding: 'post-404' }
  const isExpected = kind === 'refused' && status < 500
  return isExpected
    ? { finding: 'post-fine' }
    : { finding: 'post-refused', values: { status: status || '–' } }
}

const STREAMED = {
  messages: [{ role: 'user', content: 'Count from one to thirty in words, separated by commas.' }],
  max_tokens: 60,
  stream: true,
}

async function tryStream(client: Client, model: string | null, signal: AbortSignal): Promise<Found> {
  if (model === null) return { finding: 'stream-no-model' }
  const startedAtMs = performance.now()
  try {
    const request = { model, ...STREAMED }
    const response = await client.post('/chat/completions', request, { signal, patience: 'streamedChat' })
    const type = response.headers.get('content-type') ?? ''
    if (/\bjson\b/i.test(type)) {
      await response.body?.cancel()
      return { finding: 'stream-whole' }
    }
    return judgeArrival(await readArrival(response, startedAtMs))
  } catch (error) {
    if (isAbort(error)) throw error
    const { kind, facts } = asApiError(error, client.baseUrl)
    const values = { status: facts.status ?? '–', model }
    return { finding: kind === 'refused' ? 'stream-refused' : 'stream-broken', values }
  }
}

async function readArrival(response: Response, startedAtMs: number) {
  const readsMs: number[] = []
  let text = ''
  const decoder = new TextDecoder()
  const reader = response.body?.getReader()
  for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read()) {
    readsMs.push(performance.now() - startedAtMs)
    text += decoder.decode(read.value, { stream: true })
  }
  return { readsMs, events: text.match(/^data:/gm)?.length ?? 0 }
}

function isPage(text: string): boolean {
  return /^\s*<(!doctype|html)/i.test(text)
}
