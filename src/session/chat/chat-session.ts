// The running conversation. Owns: which answers are streaming, and stopping them.
// Leaves to others: what a delta means (answer.ts), how bytes become deltas (api/chat.ts).
import type { ChatDelta } from '@/api/chat.ts'
import type { Client } from '@/api/client.ts'
import { ApiError, asApiError, isAbort } from '@/api/errors.ts'
import type { ChatMessage, ChatRequest } from '@/contract/chat.ts'
import { addHistory } from '../history.ts'
import { preferences } from '../preferences.ts'
import { type Answer, addDelta, endAnswer, startAnswer } from './answer.ts'
import { type ChatState, chatState, isConversation, putAnswer, putMessage } from './chat-state.ts'
import { type PerFrame, perFrame } from './per-frame.ts'

/** Whom to ask, and with which model. `binding` tells servers behind one address apart. */
export type Asked = { client: Client; model: string; madeBy: Answer['madeBy']; binding: string }

type Run = { stop: AbortController; paint: PerFrame; heardAtMs: number }

// By answer, outside React: an answer goes on while its reader looks at another page.
const running = new Map<string, Run>()

/** Sends what was typed as a new message and streams the answer below it. */
export async function sendMessage(asked: Asked, text: string): Promise<void> {
  putMessage({ id: crypto.randomUUID(), role: 'user', text })
  await ask(asked, crypto.randomUUID())
}

/** Asks again for an answer; what had come of it is set aside, not thrown away. */
export async function retryAnswer(asked: Asked, id: string): Promise<void> {
  await ask(asked, id)
}

/** Asks the model to go on where a limit cut it; the rest is added to the same answer. */
export async function continueAnswer(asked: Asked, id: string): Promise<void> {
  const message = chatState.store.getState().messages[id]
  if (message?.role === 'assistant') await ask(asked, id, message.answer)
}

/** Stops one answer; its text stays. */
export function stopAnswer(id: string): void {
  running.get(id)?.stop.abort()
}

/** How long the server has said nothing to an answer that runs, since the question or its last words. */
export function silentMs(id: string): number {
  return performance.now() - (running.get(id)?.heardAtMs ?? performance.now())
}

/** Stops the answer that was asked for last; false when none is running. */
export function stopLatest(): boolean {
  const id = [...running.keys()].at(-1)
  if (id !== undefined) stopAnswer(id)
  return id !== undefined
}

/** Empties the conversation, stopping what runs; the returned function brings it back. */
export function clearConversation(): () => void {
  leaveConversation()
  const { order, messages, unread } = chatState.store.getState()
  chatState.store.setState({ order: [], messages: {}, unread: [] })
  return () => {
    const current = chatState.store.getState()
    chatState.store.setState({
      order: [...order, ...current.order],
      messages: { ...messages, ...current.messages },
      unread: [...unread, ...current.unread],
    })
  }
}

/**
 * Opens a conversation of the history in place of the one on screen, which has its own entry there. What
 * is being typed stays. False when the entry does not fit: then nothing is stopped or changed.
 */
export function openConversation(kept: unknown): boolean {
  if (!isConversation(kept)) return false
  leaveConversation()
  const { draft } = chatState.store.getState()
  chatState.restore(kept)
  chatState.store.setState({ draft })
  return true
}

// Stops what runs here and keeps it in the history as far as it came. A run that was left writes no more:
// another conversation may stand in its place by the time it ends.
function leaveConversation(): void {
  for (const { stop, paint } of running.values()) {
    paint.now()
    stop.abort()
  }
  running.clear()
  const { order, messages } = chatState.store.getState()
  const broken = order.flatMap((id) => {
    const message = messages[id]
    const isBroken = message?.role === 'assistant' && BROKEN.includes(message.answer.status)
    return isBroken ? [{ id, answer: message.answer }] : []
  })
  for (const { id, answer } of broken) {
    if (answer.status === 'streaming') putAnswer(id, endAnswer(answer, { status: 'stopped' }, answer.totalMs))
  }
  const last = broken.at(-1)
  if (last !== undefined) keepInHistory(last.answer)
}

// Answers whose end no entry of the history has.
const BROKEN: readonly Answer['status'][] = ['streaming', 'interrupted']

async function ask(asked: Asked, id: string, before?: Answer): Promise<void> {
  stopAnswer(id)
  let answer = beginAnswer(asked, id, before)
  const stop = new AbortController()
  // A stopped run whose place was taken writes no more.
  const isCurrent = () => running.get(id) === run
  const paint = perFrame(() => isCurrent() && putAnswer(id, answer))
  const run: Run = { stop, paint, heardAtMs: performance.now() }
  running.set(id, run)
  putMessage({ id, role: 'assistant', answer })
  const request = requestFor(chatState.store.getState(), id, asked, before !== undefined)
  const startedAtMs = performance.now()
  const elapsedMs = () => performance.now() - startedAtMs
  try {
    for await (const delta of streamWithUsage(asked, request, stop.signal)) {
      run.heardAtMs = performance.now()
      answer = addDelta(answer, delta, elapsedMs())
      paint.soon()
    }
    answer = endAnswer(answer, { status: 'done' }, elapsedMs())
  } catch (error) {
    answer = endAnswer(answer, failureOf(error), elapsedMs())
  } finally {
    if (isCurrent()) {
      paint.now()
      running.delete(id)
      chatState.flush()
      keepInHistory(answer)
    }
  }
}

// An answer that is continued begins with what it has; one that is asked again sets its text aside.
function beginAnswer({ model, madeBy }: Asked, id: string, before: Answer | undefined): Answer {
  const { parameters, messages } = chatState.store.getState()
  const started = startAnswer({ model, madeBy, maxTokens: parameters.maxTokens })
  if (before !== undefined) {
    const { text, reasoning, earlier } = before
    return { ...addDelta(started, { text, reasoning }, 0), earlier, firstTokenMs: null }
  }
  const last = messages[id]
  if (last?.role !== 'assistant') return started
  const { text, earlier } = last.answer
  return { ...started, earlier: text === '' ? earlier : [...earlier, text] }
}

// A conversation is one entry of the history, known by its first message.
function keepInHistory(answer: Answer): void {
  const { order, messages } = chatState.store.getState()
  const first = messages[order[0] ?? '']
  if (first?.role !== 'user') return
  void addHistory(
    {
      page: 'chat',
      model: answer.model,
      words: first.text.slice(0, 200),
      outcome: answer.status === 'done' ? 'done' : answer.status === 'failed' ? 'failed' : 'cancelled',
      status: answer.status === 'failed' ? (answer.error.facts.status ?? null) : null,
      totalMs: answer.totalMs,
      state: chatState.kept(),
    },
    first.id,
  )
}

// A server that refuses to be asked for usage is asked once more without that (a refused request did not
// run), and never again with it.
async function* streamWithUsage(
  { client, binding }: Asked,
  request: ChatRequest,
  signal: AbortSignal,
): AsyncGenerator<ChatDelta> {
  // How a stream is read comes with the first question: the page is drawn without it.
  const { streamChat } = await import('@/api/chat.ts')
  try {
    yield* streamChat(client, request, signal)
  } catch (error) {
    const { stream_options: asksUsage, ...plain } = request
    if (asksUsage === undefined || !refusesUsage(error)) throw error
    preferences.setState(({ noUsage }) => ({ noUsage: [...noUsage, binding] }))
    yield* streamChat(client, plain, signal)
  }
}

function refusesUsageAt(binding: string): boolean {
  return preferences.getState().noUsage.includes(binding)
}

function refusesUsage(error: unknown): boolean {
  if (!(error instanceof ApiError) || error.kind !== 'refused') return false
  const { status, words = '', raw = '' } = error.facts
  return (status === 400 || status === 422) && /stream_options|include_usage/.test(words + raw)
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

/** The request for one answer: every message before it, and its own beginning when it is to be continued. */
function requestFor(state: ChatState, id: string, asked: Asked, continues: boolean): ChatRequest {
  const end = state.order.indexOf(id) + (continues ? 1 : 0)
  return requestOf(state, saidIn(state, end), asked)
}

/** The request that Send would make now: the whole conversation and what is being typed. */
export function draftRequest(state: ChatState, asked: Asked): ChatRequest {
  const draft: ChatMessage[] = state.draft.trim() === '' ? [] : [{ role: 'user', content: state.draft }]
  return requestOf(state, [...saidIn(state, state.order.length), ...draft], asked)
}

function saidIn({ order, messages }: ChatState, end: number): ChatMessage[] {
  return order.slice(0, end).flatMap((id): ChatMessage[] => {
    const message = messages[id]
    if (message === undefined) return []
    if (message.role === 'user') return [{ role: 'user', content: message.text }]
    return message.answer.text === '' ? [] : [{ role: 'assistant', content: message.answer.text }]
  })
}

// A parameter that is unset is absent: what is shown is what is sent. Usage is asked for, since a stream
// gives none by itself.
function requestOf({ parameters }: ChatState, said: ChatMessage[], { model, binding }: Asked): ChatRequest {
  const { system, temperature, topP, maxTokens, stream } = parameters
  return {
    model,
    messages: system.trim() === '' ? said : [{ role: 'system', content: system }, ...said],
    stream,
    ...(stream && !refusesUsageAt(binding) ? { stream_options: { include_usage: true } } : {}),
    ...(temperature === null ? {} : { temperature }),
    ...(topP === null ? {} : { top_p: topP }),
    ...(maxTokens === null ? {} : { max_tokens: maxTokens }),
  }
}
