import * as z from 'zod/mini'
import type { ChatRequest } from '../contract/chat.ts'
import type { Client } from './client.ts'
import { readComplaint } from './error-body.ts'
import { ApiError } from './errors.ts'
import { readEvents, type ServerEvent } from './event-stream.ts'
import type { TextMask } from './mask-text.ts'
import { readText } from './read-body.ts'
import { parseAnswer } from './read-json.ts'
import { sniffBody } from './sniff.ts'

/** Tokens in and out as the server counted them; null where it did not say. */
export type TokenUsage = { prompt: number | null; completion: number | null; total: number | null }

/** What one network read added to an answer. Absent fields added nothing. */
export type ChatDelta = {
  text?: string
  reasoning?: string
  finishReason?: string
  usage?: TokenUsage
  model?: string
  /** Events in this read that could not be read. */
  unreadable?: number
  /** A token that came in pieces was masked: what came holds it still. */
  isMasked?: true
}

// A count that is no whole number of tokens is no count.
const tokenCount = z.catch(z.nullable(z.int().check(z.minimum(0))), null)
const usage = z.catch(
  z.nullish(z.object({ prompt_tokens: tokenCount, completion_tokens: tokenCount, total_tokens: tokenCount })),
  null,
)
const part = z.object({ text: z.optional(z.string()) })
const content = z.nullish(z.union([z.string(), z.array(part)]))
const words = { content, reasoning: z.nullish(z.string()), reasoning_content: z.nullish(z.string()) }

const choices = z.array(
  z.object({
    delta: z.nullish(z.object(words)),
    message: z.nullish(z.object(words)),
    finish_reason: z.nullish(z.string()),
  }),
)
const chatChunk = z.object({
  model: z.nullish(z.string()),
  choices: z.nullish(choices),
  usage: z.optional(usage),
  error: z.optional(z.unknown()),
})
const chunkWithError = z.object({ choices: z.array(z.unknown()), error: z.optional(z.unknown()) })
const chatAnswer = z.extend(chatChunk, { choices })

type Chunk = z.infer<typeof chatChunk>

const PATH = '/chat/completions'
const JSON_PREFIX = /^\s*[{[]/

/**
 * Asks for a completion and yields what each network read adds, in order.
 *
 * Works whether the server streams or not, whatever was asked for: `request.stream` only asks. A
 * reader needs no other way out than leaving the loop, which closes the request. Throws `ApiError`:
 * the server's refusal, also in the middle of a stream; `cut-short` when the body ends with neither a
 * finish reason nor `[DONE]`. Single events that cannot be read are counted, not thrown.
 */
export async function* streamChat(
  client: Client,
  request: ChatRequest,
  signal?: AbortSignal,
): AsyncGenerator<ChatDelta> {
  const patience = request.stream === true ? 'streamedChat' : 'plain'
  const answered = await client.post(PATH, request, { signal, patience })
  yield* withoutToken(readChat(answered, client.baseUrl + PATH), client)
}

// The body is clean of the token, but for one that comes in pieces, each in an event of its own.
async function* withoutToken(deltas: AsyncIterable<ChatDelta>, client: Client): AsyncGenerator<ChatDelta> {
  const masks = { text: client.textMask(), reasoning: client.textMask() }
  function* rest() {
    const held = added(masks.text?.rest(), masks.reasoning?.rest())
    if (Object.keys(held).length > 0) yield held
  }
  try {
    for await (const delta of deltas) {
      const { text, reasoning, ...others } = delta
      const clean = (mask: TextMask | null, said = '') => mask?.mask(said) ?? said
      const clear = added(clean(masks.text, text), clean(masks.reasoning, reasoning))
      const isMasked = masks.text?.hasMasked() === true || masks.reasoning?.hasMasked() === true
      yield { ...others, ...clear, ...(isMasked && { isMasked }) }
    }
  } catch (error) {
    yield* rest()
    throw error
  }
  yield* rest()
}

function added(text = '', reasoning = ''): Pick<ChatDelta, 'text' | 'reasoning'> {
  return { ...(text !== '' && { text }), ...(reasoning !== '' && { reasoning }) }
}

/**
 * Reads a completion that has come, as `streamChat` does: what each read of the body adds, in order. For one
 * that was recorded, too, whose body comes again.
 */
export async function* readChat(answered: Response, url: string): AsyncGenerator<ChatDelta> {
  const { kind, response } = await sniffBody(answered)
  if (kind === 'events') return yield* readStream(response, url)
  const answer = parseAnswer(await readText(response), chatAnswer, url, response.status)
  yield merge([answer])
}

async function* readStream(response: Response, url: string): AsyncGenerator<ChatDelta> {
  let isComplete = false
  for await (const events of readEvents(response)) {
    const chunks: Chunk[] = []
    let unreadable = 0
    let refusal: ApiError | null = null
    for (const event of events) {
      if (event.type === 'done') isComplete = true
      if (event.type !== 'event') continue
      const value = parseJson(event.data)
      const chunk = chatChunk.safeParse(value)
      refusal = chunk.success && isPlain(event, chunk.data) ? null : refusalIn(event, value, url)
      if (refusal !== null) break
      if (chunk.success) chunks.push(chunk.data)
      else unreadable += 1
    }
    const delta = merge(chunks)
    if (delta.finishReason !== undefined) isComplete = true
    yield unreadable > 0 ? { ...delta, unreadable } : delta
    if (refusal !== null) throw refusal
  }
  if (!isComplete) throw new ApiError('cut-short', { code: 'ended-early', url })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

// Nearly all of a stream: choices and nothing that could be a complaint.
function isPlain({ event }: ServerEvent & { type: 'event' }, { choices, error }: Chunk): boolean {
  return event !== 'error' && Array.isArray(choices) && error === undefined
}

// Servers that fail after a 200 say so in at least five shapes, some only by the event's name, some in a
// field beside the choices.
function refusalIn(event: ServerEvent & { type: 'event' }, value: unknown, url: string): ApiError | null {
  const named = event.event === 'error'
  if (!named && (typeof value !== 'object' || value === null)) return null
  const parsed = chunkWithError.safeParse(value)
  const complaint = readComplaint(parsed.success ? { error: parsed.data.error } : value)
  if (complaint === null && !named) return null
  const words = complaint?.words ?? (JSON_PREFIX.test(event.data) ? '' : event.data)
  return new ApiError('refused', {
    code: 'failed-midway',
    url,
    words,
    fields: complaint?.fields ?? [],
    raw: event.data,
  })
}

function merge(chunks: Chunk[]): ChatDelta {
  const delta: ChatDelta = {}
  for (const chunk of chunks) {
    if (chunk.model) delta.model = chunk.model
    if (chunk.usage) {
      const { prompt_tokens, completion_tokens, total_tokens } = chunk.usage
      delta.usage = { prompt: prompt_tokens, completion: completion_tokens, total: total_tokens }
    }
    const choice = chunk.choices?.[0]
    if (choice === undefined) continue
    const said = choice.delta ?? choice.message
    const text = textOf(said?.content)
    const reasoning = said?.reasoning_content ?? said?.reasoning ?? ''
    if (text !== '') delta.text = (delta.text ?? '') + text
    if (reasoning !== '') delta.reasoning = (delta.reasoning ?? '') + reasoning
    if (choice.finish_reason) delta.finishReason = choice.finish_reason
  }
  return delta
}

function textOf(said: z.infer<typeof content>): string {
  if (typeof said === 'string') return said
  return (said ?? []).map((each) => each.text ?? '').join('')
}
