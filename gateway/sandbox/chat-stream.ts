import { type AnswerFacts, usageField, usageOf } from './chat-facts.ts'
import type { Reply } from './chat-reply.ts'
import type { Clock } from './clock.ts'
import { type Faults, faultNumber } from './faults.ts'
import { pace } from './pace.ts'

type StreamFacts = AnswerFacts & {
  includeUsage: boolean
  /** Told how many tokens were sent, when the stream has ended, however. */
  onEnd: (tokens: number) => void
}

/** One server-sent event; only deltas are counted by the faults. */
type StreamEvent = { kind: 'delta' | 'other' | 'done'; text: string }

const FOREVER_MS = 24 * 60 * 60 * 1000
const FAULT_AFTER = 4

/**
 * The body of a streamed answer: role, pieces as they fall due, finish reason, usage, `[DONE]`.
 *
 * Ends at once when the client leaves, told by the signal (Node) or by the stream's own
 * cancellation (a service worker has no other way).
 */
export function chatStream(
  reply: Reply,
  answer: StreamFacts,
  faults: Faults,
  clock: Clock,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const left = new AbortController()
  const gone = AbortSignal.any([signal, left.signal])
  const sent = { tokens: 0, isTold: false }
  // Told by whoever ends it: a generator that never began has no `finally`.
  const end = () => {
    if (!sent.isTold) answer.onEnd(sent.tokens)
    sent.isTold = true
  }
  const writes = withFaults(events(reply, answer, faults, clock, gone, sent), faults, clock, gone)
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await writes.next()
      if (!done && !gone.aborted) return controller.enqueue(value)
      end()
      controller.close()
      await writes.return(undefined)
    },
    async cancel() {
      left.abort()
      end()
      await writes.return(undefined)
    },
  })
}

function event(kind: StreamEvent['kind'], payload: unknown): StreamEvent {
  return { kind, text: `data: ${typeof payload === 'string' ? payload : JSON.stringify(payload)}\n\n` }
}

async function* events(
  reply: Reply,
  answer: StreamFacts,
  faults: Faults,
  clock: Clock,
  signal: AbortSignal,
  sent: { tokens: number },
): AsyncGenerator<StreamEvent[]> {
  const chunk = (choices: unknown[], extra: object = {}) => ({
    id: answer.id,
    object: 'chat.completion.chunk',
    created: answer.created,
    model: answer.model,
    choices,
    ...extra,
  })
  const choice = (delta: object, reason: string | null = null) => [{ index: 0, delta, finish_reason: reason }]

  yield [event('other', chunk(choice({ role: 'assistant', content: faults.has('null') ? null : '' })))]
  const silent = faults.has('empty') || faults.has('null')
  for await (const batch of pace(silent ? [] : reply.reasoning, reply.rate, 0, clock, signal)) {
    yield batch.map((piece) => event('delta', chunk(choice({ reasoning_content: piece }))))
  }
  let reason = faults.get('finish') || 'stop'
  const pieces = silent ? [] : limited(reply.pieces, answer.maxTokens, () => (reason = 'length'))
  for await (const batch of pace(pieces, reply.rate, reply.firstMs, clock, signal)) {
    sent.tokens += batch.length
    yield batch.map((piece) => event('delta', chunk(choice({ content: piece }))))
  }
  if (!faults.has('no-finish')) yield [event('other', chunk(faults.has('empty') ? [] : choice({}, reason)))]
  if (answer.includeUsage) {
    yield [event('other', chunk([], usageField(usageOf(answer.promptTokens, sent.tokens), faults)))]
  }
  yield [event('done', '[DONE]')]
}

function* limited(pieces: Iterable<string>, most: number, onLimit: () => void): Generator<string> {
  let count = 0
  for (const piece of pieces) {
    if (count >= most) return onLimit()
    count += 1
    yield piece
  }
}

const encoder = new TextEncoder()

async function* withFaults(
  batches: AsyncGenerator<StreamEvent[]>,
  faults: Faults,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  yield* keepAlive(faults, clock, signal)
  let deltas = 0
  for await (const batch of batches) {
    let text = ''
    for (const each of batch) {
      if (each.kind === 'done') {
        yield* split(text, faults)
        yield* ending(each.text, faults, clock, signal)
        return
      }
      const fault = each.kind === 'delta' ? dueFault(faults, deltas) : null
      if (fault !== null) {
        yield* split(text, faults)
        text = ''
        if (fault.text !== '') yield encoder.encode(fault.text)
        await clock.sleep(fault.waitMs, signal)
        if (fault.kind === 'reset') throw new Error('reset on request')
        if (fault.kind === 'end') return
      }
      if (each.kind === 'delta') deltas += 1
      text += each.text
    }
    yield* split(text, faults)
  }
}

type DueFault = { kind: 'end' | 'go-on' | 'reset'; text: string; waitMs: number }

/** The fault that strikes before the next delta, after `deltas` of them have gone out. */
function dueFault(faults: Faults, deltas: number): DueFault | null {
  if (faultNumber(faults, 'cut', 20) === deltas) return { kind: 'end', text: '', waitMs: 0 }
  // A moment for what was written to leave, since a reset throws away what waits in the socket.
  if (faultNumber(faults, 'reset', 20) === deltas) return { kind: 'reset', text: '', waitMs: 50 }
  if (faultNumber(faults, 'stall', 20) === deltas) return { kind: 'end', text: '', waitMs: FOREVER_MS }
  if (deltas !== FAULT_AFTER) return null
  const pauseMs = faultNumber(faults, 'pause', 8000)
  if (pauseMs !== null) return { kind: 'go-on', text: '', waitMs: pauseMs }
  if (faults.has('garble')) return { kind: 'go-on', text: 'data: {"choices":[{"delta":{"con\n\n', waitMs: 0 }
  const form = faults.get('error-mid-stream')
  return form === undefined ? null : { kind: 'end', text: errorEvent(form), waitMs: 0 }
}

function errorEvent(form: string): string {
  const words = 'The model stopped: failed on request in the middle of the stream.'
  if (form === 'string') return `data: ${JSON.stringify({ error: words })}\n\n`
  if (form === 'detail') return `data: ${JSON.stringify({ detail: words })}\n\n`
  if (form === 'event') return `event: error\ndata: ${JSON.stringify({ message: words })}\n\n`
  if (form === 'html') return '<html><body><h1>502 Bad Gateway</h1></body></html>\n'
  return `data: ${JSON.stringify({ error: { message: words, type: 'sandbox_fault', code: 500 } })}\n\n`
}

async function* keepAlive(faults: Faults, clock: Clock, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const untilMs = clock.now() + (faultNumber(faults, 'keepalive', 10_000) ?? 0)
  while (clock.now() < untilMs && !signal.aborted) {
    yield encoder.encode(': keep-alive\n\n')
    await clock.sleep(250, signal)
  }
}

async function* ending(
  done: string,
  faults: Faults,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  if (faults.has('no-done')) return
  yield encoder.encode(done)
  if (faults.has('done-open')) await clock.sleep(FOREVER_MS, signal)
  if (!faults.has('double-done')) return
  const late = { choices: [{ index: 0, delta: { content: 'AFTER DONE' }, finish_reason: null }] }
  yield encoder.encode(`${done}${done}data: ${JSON.stringify(late)}\n\n`)
}

function* split(text: string, faults: Faults): Generator<Uint8Array> {
  if (text === '') return
  const bytes = encoder.encode(text)
  if (!faults.has('split-utf8')) return yield bytes
  // Every cut falls inside a character that has several bytes, where there is one.
  let start = 0
  for (let index = 1; index < bytes.length; index += 1) {
    if (((bytes[index] ?? 0) & 0xc0) !== 0x80) continue
    yield bytes.subarray(start, index)
    start = index
  }
  yield bytes.subarray(start)
}
