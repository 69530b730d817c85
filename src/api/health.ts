import * as z from 'zod/mini'
import type { Client } from './client.ts'
import { readText } from './read-body.ts'

/** What a health check found. `words` is the server's own status word where it gave one. */
export type Health = {
  state: 'up' | 'degraded' | 'down' | 'unknown'
  latencyMs: number
  words: string | null
}

const healthAnswer = z.object({ status: z.optional(z.unknown()), message: z.optional(z.unknown()) })

const UP_WORDS = /^(ok|okay|healthy|up|alive|running|pass|ready)[.!]?$/i
/** A sentence such as "Ollama is running". */
const UP_SENTENCE = /^(?!.*\b(not|no|never)\b)[\w -]{1,60} is (ok|healthy|up|alive|running|ready)[.!]?$/i
const DEGRADED_WORDS = /degraded|warn|partial/i

/** Slower than this is degraded: milliseconds. */
const SLOW_MS = 2_000

/**
 * Asks for health without a token. Throws the client's `ApiError` when the server refuses or gives
 * no answer; a good answer in words that we do not know is `unknown`, never `up`.
 */
export async function checkHealth(client: Client, signal?: AbortSignal): Promise<Health> {
  const startedAt = performance.now()
  const response = await client.getHealth({ signal })
  const body = await readText(response)
  const latencyMs = performance.now() - startedAt
  const state = stateOf(body)
  return {
    ...state,
    state: state.state === 'up' && latencyMs > SLOW_MS ? 'degraded' : state.state,
    latencyMs,
  }
}

function stateOf(body: string): { state: Health['state']; words: string | null } {
  if (body.trim() === '') return { state: 'up', words: null }
  const words = statusWords(body)
  if (words === null) return { state: 'unknown', words: null }
  if (DEGRADED_WORDS.test(words)) return { state: 'degraded', words }
  return { state: UP_WORDS.test(words) || UP_SENTENCE.test(words) ? 'up' : 'unknown', words }
}

function statusWords(body: string): string | null {
  if (!/^\s*[{["]/.test(body)) return body.trim().slice(0, 100)
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'string') return value.slice(0, 100)
    const parsed = healthAnswer.safeParse(value)
    if (!parsed.success) return null
    const word = parsed.data.status ?? parsed.data.message
    return typeof word === 'string' ? word.slice(0, 100) : null
  } catch {
    return null
  }
}
