import type { ChatDelta } from '@/api/chat.ts'
import type { Client } from '@/api/client.ts'
import { ApiError } from '@/api/errors.ts'
import type { ChatRequest } from '@/contract/chat.ts'
import { preferences } from '../preferences.ts'

/**
 * Streams an answer with its usage. A server that refuses to be asked for usage is asked once more without
 * that (a refused request did not run), and never again with it.
 */
export async function* streamWithUsage(
  { client, binding }: { client: Client; binding: string },
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

function refusesUsage(error: unknown): boolean {
  if (!(error instanceof ApiError) || error.kind !== 'refused') return false
  const { status, words = '', raw = '' } = error.facts
  return (status === 400 || status === 422) && /stream_options|include_usage/.test(words + raw)
}
