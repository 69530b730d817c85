// The running answers. Owns: which are streaming, and stopping them; each writes only its own message.
// Leaves to others: what a delta means (answer.ts), how bytes become deltas (api/chat.ts), where an answer
// stands in its conversation (chat-session.ts).

import type { Client } from '@/api/client.ts'
import { ApiError, asApiError, isAbort } from '@/api/errors.ts'
import { checkHealth } from '@/api/health.ts'
import { openChannel } from '../open-channel.ts'
import { rememberAsked } from '../preferences.ts'
import { streamNow } from '../recorded-stream.ts'
import { addDelta, endAnswer } from './answer.ts'
import { holdAnswer } from './answer-lock.ts'
import { keepBegun, keepInHistory } from './chat-history.ts'
import {
  type ConversationStore,
  keepConversation,
  keepMessage,
  putAnswer,
  putMessage,
  showLeaf,
} from './conversation.ts'
import type { AnswerMessage } from './message.ts'
import { type PerFrame, perFrame } from './per-frame.ts'
import { stopReplay } from './replay.ts'
import { type Asked, requestFor } from './request.ts'
import { runningAnswers } from './running.ts'
import { streamWithUsage } from './stream-with-usage.ts'

type Run = {
  conversation: ConversationStore
  client: Client
  stop: AbortController
  paint: PerFrame
  heardAtMs: number
  keptAtMs: number
}

// By answer, outside React: an answer goes on while its reader looks at another page.
const running = new Map<string, Run>()

/** What comes is kept at least this often while it comes: driven by the reads, never by a timer. */
const KEEP_EVERY_MS = 500

// An answer that another tab writes is stopped there.
const stops = openChannel('taas.stop-answer')
if (stops !== null) {
  stops.onmessage = ({ data }: MessageEvent<string>) => running.get(data)?.stop.abort()
}

/** Stops one answer, in whichever tab it comes in; its text stays. */
export function stopAnswer(id: string): void {
  const run = running.get(id)
  if (run === undefined) stops?.postMessage(id)
  else run.stop.abort()
}

/** Stops every answer of a conversation, also one that is played again; false when none is coming in there. */
export function stopConversation(conversation: ConversationStore): boolean {
  if (stopReplay(conversation)) return true
  const streaming = Object.values(conversation.getState().messages).filter(
    (message) => message.role === 'assistant' && message.answer.status === 'streaming',
  )
  for (const { id } of streaming) stopAnswer(id)
  return streaming.length > 0
}

/** How long the server has said nothing to an answer that runs, since the question or its last words. */
export function silentMs(id: string): number {
  return performance.now() - (running.get(id)?.heardAtMs ?? performance.now())
}

/**
 * Streams an answer into its message, which is put in place first and shown in its column. `after` is where
 * the request ends: the message that it answers, or its own beginning when it is continued.
 */
export async function runAnswer(
  conversation: ConversationStore,
  asked: Asked,
  message: AnswerMessage,
  column: number,
  after: string | null = message.parent,
): Promise<void> {
  const { id } = message
  stopAnswer(id)
  rememberAsked(asked.binding, 'chat', asked.model)
  let { answer } = message
  const stop = new AbortController()
  // A stopped run whose place was taken writes no more.
  const isCurrent = () => running.get(id) === run
  const paint = perFrame(() => isCurrent() && putAnswer(conversation, id, answer))
  const now = performance.now()
  let exchangeId = ''
  const client = asked.connect((event) => {
    if (event.type === 'request') exchangeId = event.id
  })
  const run: Run = { conversation, client, stop, paint, heardAtMs: now, keptAtMs: now }
  running.set(id, run)
  countRunning()
  const release = holdAnswer(id)
  putMessage(conversation, message)
  if (after !== id && conversation.getState().leaves[column] !== id) showLeaf(conversation, column, id)
  // Columns of Compare may have parameters of their own: the conversation's are the page's.
  if (column === 0) conversation.setState({ parameters: asked.parameters })
  keepConversation(conversation)
  const request = requestFor(conversation.getState(), after, asked)
  const elapsedMs = () => performance.now() - now
  const begun = setTimeout(() => keepBegun(conversation, answer), KEEP_EVERY_MS)
  let isMasked = false
  try {
    const whom = { client, binding: asked.binding }
    for await (const delta of streamWithUsage(whom, request, stop.signal)) {
      run.heardAtMs = performance.now()
      answer = addDelta(answer, delta, elapsedMs())
      isMasked ||= delta.isMasked === true
      paint.soon()
      if (run.heardAtMs - run.keptAtMs >= KEEP_EVERY_MS) void keepRun(id, run)
    }
    answer = endAnswer(answer, { status: 'done' }, elapsedMs())
  } catch (error) {
    answer = endAnswer(answer, failureOf(stop.signal.reason ?? error), elapsedMs())
  } finally {
    clearTimeout(begun)
    if (isCurrent()) {
      const kept = keepRun(id, run)
      running.delete(id)
      keepConversation(conversation)
      // What was added to an answer is not how all of it came; in pieces it may hold what is masked in the whole.
      const stream = after === id || isMasked ? null : streamNow(exchangeId)
      void keepInHistory(conversation, answer, { id, stream })
      // Another tab that gets the lock must find the end, not what came before it.
      void kept.finally(release)
    } else release()
    countRunning()
  }
}

// What is kept is what is on screen.
function keepRun(id: string, run: Run): Promise<void> {
  run.paint.now()
  run.keptAtMs = performance.now()
  return keepMessage(run.conversation, id)
}

function keepRunning(): void {
  for (const [id, run] of running) void keepRun(id, run)
}
addEventListener('pagehide', keepRunning)
addEventListener('visibilitychange', keepRunning)

// A network that went away cuts no stream by itself: the bytes just stop. The server is asked, since one on
// this computer needs no network.
addEventListener('offline', () => {
  for (const run of running.values()) void stopIfLost(run)
})

async function stopIfLost({ client, stop }: Run): Promise<void> {
  const isThere = await checkHealth(client, AbortSignal.timeout(ANSWERS_WITHIN_MS)).then(
    () => true,
    (error) => error instanceof ApiError && error.kind !== 'unreachable',
  )
  if (!isThere) stop.abort(new ApiError('cut-short', { code: 'connection-lost', url: client.baseUrl }))
}

const ANSWERS_WITHIN_MS = 1_500

function countRunning(): void {
  runningAnswers.setState({ count: running.size })
}

type Failure = { status: 'stopped' | 'interrupted' } | { status: 'failed'; error: ApiError }

// A page that goes away cuts its own streams, before `pagehide` even comes; that is no fault of the
// connection. Leaving may still be called off (a download), then the mark ends by itself.
const LEAVING_MS = 3_000
let leavingSince = Number.NEGATIVE_INFINITY
addEventListener('beforeunload', () => {
  leavingSince = performance.now()
})

function failureOf(error: unknown): Failure {
  if (performance.now() - leavingSince < LEAVING_MS) return { status: 'interrupted' }
  if (isAbort(error)) return { status: 'stopped' }
  return { status: 'failed', error: asApiError(error, location.href) }
}
