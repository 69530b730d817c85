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
  type CheckReport,
  type CheckResult,
  type CheckRow,
  type CheckTarget,
  checkStore,
  type ReportDepth,
} from './check.ts'
import { recordReport } from './check-record.ts'
import type { ActiveConnection } from './connection.ts'
import { addHistory } from './history.ts'
import { keepCheck } from './kept-checks.ts'
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
export function checkEndpoints(
  connections: Sides,
  depth: keyof typeof CHECK_STEPS,
  words: ReportWords,
): Promise<void> {
  const rows = CHECK_STEPS[depth].map((name) => ({ name, model: null }))
  const models = new Map<Client, Model[]>()
  return runChecks({ connections, depth, rows, atOnce: 1, words }, async ({ name }, client, signal) => {
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
export function checkModels(
  connection: ActiveConnection,
  targets: readonly CheckTarget[],
  words: ReportWords,
): Promise<void> {
  const rows = targets.map(({ model, kind }) => ({ name: kind, model, kind }))
  return runChecks(
    { connections: [connection, null], depth: 'models', rows, atOnce: MODELS_AT_ONCE, words },
    ({ model, kind }, client, signal) =>
      tryOne(() => ask(client, { kind, model }, signal).then(() => null), model),
  )
}

/** Whose token is checked, and whose against it, if anybody's. */
type Sides = readonly [ActiveConnection, ActiveConnection | null]

/** What the history calls a check that ended. */
type ReportWords = (report: CheckReport) => string

type Plan<Row> = {
  connections: Sides
  depth: ReportDepth
  rows: readonly Row[]
  atOnce: number
  words: ReportWords
}

/**
 * Fills a report row by row, so many at once, and writes it as it goes. A check that is under way is
 * stopped first. No request is ever repeated. The whole is one entry of the history, and its end is kept with
 * the connection unless it was stopped.
 */
async function runChecks<Row extends { name: CheckName; model: string | null }>(
  { connections: [connection, second], depth, rows, atOnce, words }: Plan<Row>,
  tryRow: (row: Row, client: Client, signal: AbortSignal) => Promise<CheckResult>,
): Promise<void> {
  running?.abort()
  const stop = new AbortController()
  running = stop
  const { signal } = stop
  const startedAtMs = performance.now()
  const client = pageClient('check', connection)
  const other = second === null ? null : pageClient('check', second)
  checkStore.setState({
    depth,
    status: 'running',
    isRecalled: false,
    connectionId: connection.id,
    connectionName: connection.name,
    againstId: second?.id ?? null,
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
    const { rows, status } = checkStore.getState()
    const row = rows[index]
    // Another report may be on screen meanwhile: one of the history, or none.
    if (running === stop && status === 'running' && row !== undefined)
      checkStore.setState({ rows: rows.with(index, { ...row, ...change }) })
  }
  const left = [...rows.entries()]
  const work = async () => {
    for (let next = left.shift(); next !== undefined && !signal.aborted; next = left.shift()) {
      const [index, row] = next
      put(index, { result: { found: 'running' } })
      const result = await tryRow(row, client, signal)
      put(index, { result })
      keepModel(connection.id, result)
      if (other === null || signal.aborted) continue
      put(index, { against: { found: 'running' } })
      const against = await tryRow(row, other, signal)
      put(index, { against })
      if (second !== null) keepModel(second.id, against)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  // One whose connection was removed meanwhile is forgotten already.
  if (running !== stop || checkStore.getState().status !== 'running') return
  // What was not reached any more is told as such.
  checkStore.setState(({ rows }) => ({
    status: 'done',
    rows: rows.map((row) => ({
      ...row,
      result: ended(row.result),
      against: row.against === null ? null : ended(row.against),
    })),
  }))
  keepReport(words, signal.aborted, performance.now() - startedAtMs)
}

function keepReport(words: ReportWords, isCancelled: boolean, totalMs: number): void {
  const report = checkStore.getState()
  const { connectionId, againstId, depth, madeBy, rows } = report
  const record = recordReport(report)
  if (!isCancelled) keepCheck({ connectionId, againstId, depth, record })
  const isBad = rows.some(
    ({ result, against }) => isTrouble(result) || (against !== null && isTrouble(against)),
  )
  void addHistory({
    page: 'check',
    model: null,
    words: words(report),
    outcome: isCancelled ? 'cancelled' : isBad ? 'failed' : 'done',
    status: null,
    totalMs,
    state: { depth, connectionId },
    came: { answer: record, madeBy },
  })
}

function isTrouble({ found }: CheckResult): boolean {
  return found === 'refused' || found === 'failed'
}

// What was found of a model is of use after the report.
function keepModel(connectionId: string, result: CheckResult): void {
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
