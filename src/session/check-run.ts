// Runs a check: one small request an endpoint, or a model. Owns: their order, stopping them.
// Leaves to others: what came of it (check.ts), how it is said (pages/check).
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
import {
  CHECK_STEPS,
  type CheckName,
  type CheckResult,
  type CheckRow,
  type CheckTarget,
  checkStore,
  type ReportDepth,
} from './check.ts'
import type { ActiveConnection } from './connection.ts'
import { keepModelCheck } from './model-checks.ts'
import { pageClient } from './page-client.ts'
import { fits } from './use-model.ts'

let running: AbortController | null = null

/** Stops the check; what was found stays. */
export function cancelCheck(): void {
  running?.abort()
}

/**
 * Makes one small request an endpoint, one after the other, with one connection or with two side by side:
 * `runChecks` says how.
 */
export function checkEndpoints(connections: Sides, depth: keyof typeof CHECK_STEPS): Promise<void> {
  const rows = CHECK_STEPS[depth].map((name) => ({ name, model: null }))
  const models = new Map<Client, Model[]>()
  return runChecks({ connections, depth, rows, atOnce: 1 }, async ({ name }, client, signal) => {
    if (name === 'health') return tryOne(() => checkHealth(client, signal).then(() => null), null)
    if (name === 'models') {
      return tryOne(async () => {
        const listed = await listModels(client, signal)
        models.set(client, listed)
        return listed.length
      }, null)
    }
    const listed = models.get(client)
    if (listed === undefined) return { found: 'no-list' }
    const model = modelFor(listed, name)
    if (model === null) return { found: 'no-model' }
    return tryOne(() => ask(client, { kind: name, model }, signal).then(() => null), model)
  })
}

const MODELS_AT_ONCE = 3

/** Makes one small request a model, three at once: which of them really answer? `runChecks` says how. */
export function checkModels(connection: ActiveConnection, targets: readonly CheckTarget[]): Promise<void> {
  const rows = targets.map(({ model, kind }) => ({ name: kind, model, kind }))
  return runChecks(
    { connections: [connection, null], depth: 'models', rows, atOnce: MODELS_AT_ONCE },
    ({ model, kind }, client, signal) =>
      tryOne(() => ask(client, { kind, model }, signal).then(() => null), model),
  )
}

/** Whose token is checked, and whose against it, if anybody's. */
type Sides = readonly [ActiveConnection, ActiveConnection | null]

type Plan<Row> = { connections: Sides; depth: ReportDepth; rows: readonly Row[]; atOnce: number }

/**
 * Fills a report row by row, so many at once, and writes it as it goes. A check that is under way is
 * stopped first. No request is ever repeated.
 */
async function runChecks<Row extends { name: CheckName; model: string | null }>(
  { connections: [connection, second], depth, rows, atOnce }: Plan<Row>,
  tryRow: (row: Row, client: Client, signal: AbortSignal) => Promise<CheckResult>,
): Promise<void> {
  running?.abort()
  const stop = new AbortController()
  running = stop
  const { signal } = stop
  const client = pageClient('check', connection)
  const other = second === null ? null : pageClient('check', second)
  checkStore.setState({
    depth,
    status: 'running',
    connectionName: connection.name,
    againstName: second?.name ?? null,
    madeBy: connection.kind,
    baseUrl: client.baseUrl,
    at: Date.now(),
    rows: rows.map(({ name, model }) => ({
      ...{ name, model, result: { found: 'waiting' } },
      against: other === null ? null : { found: 'waiting' },
    })),
  })
  const put = (index: number, change: Partial<Pick<CheckRow, 'result' | 'against'>>) => {
    const { rows } = checkStore.getState()
    const row = rows[index]
    if (running === stop && row !== undefined)
      checkStore.setState({ rows: rows.with(index, { ...row, ...change }) })
  }
  const left = [...rows.entries()]
  const work = async () => {
    for (let next = left.shift(); next !== undefined && !signal.aborted; next = left.shift()) {
      const [index, row] = next
      put(index, { result: { found: 'running' } })
      const result = await tryRow(row, client, signal)
      put(index, { result })
      keep(connection.id, result)
      if (other === null || signal.aborted) continue
      put(index, { against: { found: 'running' } })
      const against = await tryRow(row, other, signal)
      put(index, { against })
      if (second !== null) keep(second.id, against)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  if (running !== stop) return
  // What was not reached any more is told as such.
  checkStore.setState(({ rows }) => ({
    status: 'done',
    rows: rows.map((row) => ({
      ...row,
      result: ended(row.result),
      against: row.against === null ? null : ended(row.against),
    })),
  }))
}

// What was found of a model is of use after the report.
function keep(connectionId: string, result: CheckResult): void {
  if ('model' in result && result.model !== null) keepModelCheck(connectionId, result.model, result)
}

function ended(result: CheckResult): CheckResult {
  return result.found === 'waiting' ? { found: 'cancelled' } : result
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

async function ask(client: Client, { kind, model }: CheckTarget, signal: AbortSignal): Promise<void> {
  if (kind === 'chat') await drain(streamChat(client, chatRequest(model), signal))
  if (kind === 'embeddings') await createEmbeddings(client, { model, input: WORD }, signal)
  if (kind === 'rerank') await rerankDocuments(client, { model, query: WORD, documents: [WORD] }, signal)
  if (kind === 'speech') await createSpeech(client, { model, input: WORD, response_format: 'wav' }, signal)
  if (kind === 'transcription') {
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
