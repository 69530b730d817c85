import type { HistoryRecord } from '@/session/database.ts'
import { maskTokens } from '@/session/held-token.ts'
import { readHistory } from '@/session/history.ts'

/** The entries with their answers as JSON; a sound stands by its type and size. */
export async function exportEntries(entries: readonly HistoryRecord[]): Promise<string> {
  const whole: unknown[] = []
  for (const { id, page, at, model, words, outcome, status, totalMs, name } of entries) {
    const opened = await readHistory(id)
    whole.push({
      page,
      at: new Date(at).toISOString(),
      model,
      name,
      words,
      outcome,
      status,
      totalMs: Math.round(totalMs),
      asked: opened?.state ?? null,
      answer: opened?.kept?.answer ?? null,
    })
  }
  return JSON.stringify(whole, plain, 2)
}

/**
 * A value as JSON can hold it: numbers in bulk as lists, sounds by their type and size. What looks like a token
 * is masked: what was typed and held back is in the history as well.
 */
export function plain(_: string, value: unknown): unknown {
  if (typeof value === 'string') return maskTokens(value)
  if (value instanceof Blob) return { type: value.type, bytes: value.size }
  if (value instanceof Float32Array) return Array.from(value)
  return value
}
