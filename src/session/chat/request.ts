// What is asked of a model: a branch of a conversation and the parameters, as the body of a request.
import type { Client } from '@/api/client.ts'
import type { Observe } from '@/api/exchange.ts'
import type { ChatMessage, ChatRequest } from '@/contract/chat.ts'
import { preferences } from '../preferences.ts'
import type { Answer } from './answer.ts'
import type { Conversation } from './conversation.ts'
import { asSent } from './message.ts'
import { type ChatParameters, readExtra } from './parameters.ts'
import { pathTo } from './tree.ts'

/**
 * Whom to ask, with which model and parameters. `connect` makes the client, with somebody to listen to its
 * exchanges; `binding` tells servers behind one address apart.
 */
export type Asked = {
  connect: (listen?: Observe) => Client
  model: string
  madeBy: Answer['madeBy']
  binding: string
  parameters: ChatParameters
}

/** The request that asks on after a branch that ends at `leaf`, with `draft` as what is said next. */
export function requestFor(
  { messages }: Pick<Conversation, 'messages'>,
  leaf: string | null,
  asked: Asked,
  draft = '',
): ChatRequest {
  const said = pathTo(messages, leaf).flatMap((id) => {
    const message = messages[id]
    const sent = message === undefined ? null : asSent(message)
    return sent === null ? [] : [sent]
  })
  return requestOf(draft.trim() === '' ? said : [...said, { role: 'user', content: draft }], asked)
}

/**
 * After which message Send would ask now in the first column: the last one. With nothing typed it is the one that
 * the last answer was given to, so that the request is the one that was sent.
 */
export function askedAfter({ messages, leaves }: Conversation, draft: string): string | null {
  const leaf = leaves[0] ?? null
  const last = messages[leaf ?? '']
  return draft.trim() === '' && last?.role === 'assistant' ? last.parent : leaf
}

// A parameter that is unset is absent: what is shown is what is sent. Usage is asked for, since a stream
// gives none by itself.
function requestOf(said: ChatMessage[], { model, binding, parameters }: Asked): ChatRequest {
  const { system, temperature, topP, maxTokens, stream } = parameters
  const asksUsage = stream && !preferences.getState().noUsage.includes(binding)
  return {
    ...readExtra(parameters).fields,
    model,
    messages: system.trim() === '' ? said : [{ role: 'system', content: system }, ...said],
    stream,
    ...(asksUsage ? { stream_options: { include_usage: true } } : {}),
    ...(temperature === null ? {} : { temperature }),
    ...(topP === null ? {} : { top_p: topP }),
    ...(maxTokens === null ? {} : { max_tokens: maxTokens }),
  }
}
