// What works with a connection: one small request an endpoint. Owns: the runner and its last report.
import { createStore } from 'zustand/vanilla'
import { streamChat } from '@/api/chat.ts'
import type { Client } from '@/api/client.ts'
import { createEmbeddings } from '@/api/embeddings.ts'
import { type ApiError, asApiError, isAbort } from '@/api/errors.ts'
import { checkHealth } from '@/api/health.ts'
import { listModels, type Model, type ModelKind } from '@/api/models.ts'
import { rerankDocuments } from '@/api/rerank.ts'
import { createSpeech } from '@/api/speech.ts'
import { transcribeAudio } from '@/api/transcription.ts'
import { encodeWav } from '@/lib/encode-wav.ts'
import type { ActiveConnection } from './connection.ts'
import { pageClient } from './runs.ts'
import { fits } from './use-model.ts'

export type CheckDepth = 'quick' | 'endpoints'

export const CHECK_STEPS = {
  quick: ['health', 'models'],
  endpoints: ['health', 'models', 'chat', 'embeddings', 'rerank', 'transcription', 'speech'],
} as const

export type CheckName = (typeof CHECK_STEPS)[CheckDepth][number]

/**
 * What a request found. `reached`: the endpoint answered 400 or 422, so it is there, but whether the token
 * may use it is not proven. `no-model`: the server lists no model for it, `no-list`: there was no list to choose from; nothing was sent.
 */
export type CheckResult =
  | { found: 'waiting' | 'running' | 'no-model' | 'no-list' | 'cancelled' }
  | { found: 'allowed'; ms: number; count: number | null; model: string | null }
  | { found: 'refused' | 'reached' | 'failed'; ms: number; error: ApiError; model: string | null }

export type CheckReport = {
  depth: CheckDepth
  status: 'idle' | 'running' | 'done'
  connectionName: string
  baseUrl: string
  /** When it was made: milliseconds since 1970. */
  at: number
  rows: readonly { name: CheckName; result: CheckResult }[]
}

export const checkStore = createStore<CheckReport>(() => ({
  depth: 'quick',
  status: 'idle',
  connectionName: '',
  baseUrl: '',
  at: 0,
  rows: [],
}))

let running: AbortController | null = null

/** Stops the check; what was found stays. */
export function cancelCheck(): void {
  running?.abort()
}

/**
 * Makes one small request an endpoint, one after the other, and writes the report as it goes. A check that
 * is under way is stopped first. No request is ever repeated.
 */
export async function runCheck(connection: ActiveConnection, depth: CheckDepth): Promise<void> {
  running?.abort()
  const stop = new AbortController()
  running = stop
  const client = pageClient('check', connection)
  const names = CHECK_STEPS[depth]
  checkStore.setState({
    depth,
    status: 'running',
    connectionName: connection.name,
    baseUrl: client.baseUrl,
    at: Date.now(),
    rows: names.map((name) => ({ name, result: { found: 'waiting' } })),
  })
  const put = (name: CheckName, result: CheckResult) => {
    if (running !== stop) return
    checkStore.setState(({ rows }) => ({
      rows: rows.map((row) => (row.name === name ? { name, result } : row)),
    }))
  }
  let models: Model[] | null = null
  for (const name of names) {
    put(name, { found: 'running' })
    const model = name === 'health' || name === 'models' ? null : modelFor(models ?? [], name)
    if (name !== 'health' && name !== 'models' && model === null) {
      put(name, { found: models === null ? 'no-list' : 'no-model' })
      continue
    }
    const result = await tryOne(async () => {
      if (name === 'models') {
        models = await listModels(client, stop.signal)
        return models.length
      }
      await ask(client, name, model ?? '', stop.signal)
      return null
    }, model)
    put(name, result)
    if (stop.signal.aborted) break
  }
  if (running !== stop) return
  // What was not reached any more is told as such.
  checkStore.setState(({ rows }) => ({
    rows: rows.map((row) =>
      row.result.found === 'waiting' ? { ...row, result: { found: 'cancelled' } } : row,
    ),
  }))
  checkStore.setState({ status: 'done' })
}

// The cheapest model to try is not known; the first that fits is the one that the pages would take.
function modelFor(models: readonly Model[], kind: ModelKind): string | null {
  return models.find((model) => fits(model, kind))?.id ?? null
}

async function tryOne(ask: () => Promise<number | null>, model: string | null): Promise<CheckResult> {
  const startedAtMs = performance.now()
  const elapsedMs = () => performance.now() - startedAtMs
  try {
    const count = await ask()
    return { found: 'allowed', ms: elapsedMs(), count, model }
  } catch (error) {
    if (isAbort(error)) return { found: 'cancelled' }
    const fault = asApiError(error, location.href)
    return { found: foundBy(fault), ms: elapsedMs(), error: fault, model }
  }
}

function foundBy({ kind, facts }: ApiError): 'refused' | 'reached' | 'failed' {
  if (kind !== 'refused') return 'failed'
  return facts.status === 400 || facts.status === 422 ? 'reached' : 'refused'
}

const WORD = 'Hi'
const CLIP_RATE = 16_000
const CLIP_SAMPLES = CLIP_RATE / 5

async function ask(client: Client, name: CheckName, model: string, signal: AbortSignal): Promise<void> {
  if (name === 'health') await checkHealth(client, signal)
  if (name === 'chat') await drain(streamChat(client, chatRequest(model), signal))
  if (name === 'embeddings') await createEmbeddings(client, { model, input: WORD }, signal)
  if (name === 'rerank') await rerankDocuments(client, { model, query: WORD, documents: [WORD] }, signal)
  if (name === 'speech') await createSpeech(client, { model, input: WORD, response_format: 'wav' }, signal)
  if (name === 'transcription') {
    const silence = encodeWav(new Float32Array(CLIP_SAMPLES), CLIP_RATE)
    const file = new Blob([silence], { type: 'audio/wav' })
    await transcribeAudio(client, { file, fileName: 'silence.wav', model }, signal)
  }
}

function chatRequest(model: string) {
  return { model, messages: [{ role: 'user' as const, content: WORD }], max_tokens: 1, stream: false }
}

async function drain(deltas: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of deltas);
}
