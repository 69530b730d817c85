import type { Faults } from './faults.ts'

/** What is said of one answer beside its text. */
export type AnswerFacts = {
  id: string
  model: string
  created: number
  promptTokens: number
  maxTokens: number
}

/** Tokens in and out, as the reference names them. */
export type Usage = { prompt_tokens: number; completion_tokens: number; total_tokens: number }

export function usageOf(promptTokens: number, completionTokens: number): Usage {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  }
}

/** The `usage` field of an answer, or what a fault makes of it. */
export function usageField(usage: Usage, faults: Faults): { usage?: unknown } {
  if (faults.has('no-usage')) return {}
  if (faults.has('odd-usage')) {
    return { usage: { prompt_tokens: 'many', completion_tokens: null, total_tokens: -1 } }
  }
  return { usage }
}
