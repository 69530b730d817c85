import { type ChatRequest, chatRequest, messageText } from '../../src/contract/chat.ts'
import { type AnswerFacts, usageField, usageOf } from './chat-facts.ts'
import { continueReply, type Reply, replyTo, splitBegun } from './chat-reply.ts'
import { chatStream } from './chat-stream.ts'
import { type Faults, readFaults, sharedFault, transportFault } from './faults.ts'
import { readJsonBody } from './json-body.ts'
import { FAULTS_MODEL, requireModel } from './models.ts'
import { fieldRefusal } from './refusal.ts'
import type { Permit, Room } from './room.ts'
import { countTokens, tokenize } from './tokenizer.ts'

/** POST /v1/chat/completions: plain or streamed, with limits, stops and usage honoured exactly. */
export async function completeChat(request: Request, { clock, pace, permit }: Room): Promise<Response> {
  const body = await readJsonBody(request, chatRequest)
  if ((body.n ?? 1) !== 1) return fieldRefusal(['n'], 'Input should be 1: the sandbox gives one choice')
  const model = requireModel(body.model, 'chat', permit)
  const { asked, begun } = splitBegun(body)
  const faults: Faults = model.id === FAULTS_MODEL ? readFaults(lastText(asked)) : new Map<string, string>()
  const streams = faults.has('sse') || (body.stream === true && !faults.has('json'))
  const fault = await sharedFault(faults, request, clock, true)
  if (fault !== null) return fault

  const { origin } = new URL(request.url)
  const place = { baseUrl: `${origin}/v1`, healthUrl: `${origin}/health` }
  const whole = replyTo(asked, model.id, faults, place, clock, pace)
  const reply = stopAt(continueReply(whole, begun), stopTexts(body))
  const answer = {
    id: `chatcmpl-${crypto.randomUUID()}`,
    model: model.id,
    created: Math.floor(clock.now() / 1000),
    promptTokens: body.messages.reduce((sum, message) => sum + countTokens(messageText(message)), 0),
    maxTokens: body.max_tokens ?? Number.POSITIVE_INFINITY,
  }
  const headers = { 'x-taas-sandbox': reply.engine }
  const response = streams
    ? new Response(
        chatStream(
          reply,
          {
            ...answer,
            includeUsage: wantsUsage(body),
            onEnd: (sent) => permit.spend(answer.promptTokens + sent),
          },
          faults,
          clock,
          request.signal,
        ),
        {
          headers: {
            ...headers,
            'content-type': faults.has('sse-type') ? 'text/plain' : 'text/event-stream; charset=utf-8',
            'x-accel-buffering': 'no',
          },
        },
      )
    : Response.json(completion(reply, answer, faults, permit), { headers })
  return transportFault(faults, response, clock)
}

function completion(reply: Reply, answer: AnswerFacts, faults: Faults, permit: Permit): unknown {
  const pieces: string[] = []
  let reason = faults.get('finish') || 'stop'
  for (const piece of reply.pieces) {
    if (pieces.length >= answer.maxTokens) {
      reason = 'length'
      break
    }
    pieces.push(piece)
  }
  permit.spend(answer.promptTokens + pieces.length)
  const reasoning = reply.reasoning.length > 0 ? { reasoning_content: reply.reasoning.join('') } : {}
  const content = faults.has('null') ? null : pieces.join('')
  const message = { role: 'assistant', content, ...reasoning }
  return {
    id: answer.id,
    object: 'chat.completion',
    created: answer.created,
    model: answer.model,
    choices: faults.has('empty') ? [] : [{ index: 0, message, finish_reason: reason }],
    ...usageField(usageOf(answer.promptTokens, pieces.length), faults),
  }
}

function lastText(body: ChatRequest): string {
  const last = body.messages.at(-1)
  return last === undefined ? '' : messageText(last)
}

function wantsUsage(body: ChatRequest): boolean {
  return body.stream_options?.include_usage === true
}

function stopTexts(body: ChatRequest): string[] {
  const stops = typeof body.stop === 'string' ? [body.stop] : (body.stop ?? [])
  return stops.filter((stop) => stop !== '')
}

// A stop text may lie across pieces, so the whole text is made first; engines are quick and finite.
function stopAt(reply: Reply, stops: string[]): Reply {
  if (stops.length === 0) return reply
  const text = [...reply.pieces].join('')
  const ends = stops.map((stop) => text.indexOf(stop)).filter((index) => index >= 0)
  return { ...reply, pieces: tokenize(text.slice(0, Math.min(text.length, ...ends))) }
}
