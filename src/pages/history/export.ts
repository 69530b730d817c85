import type { HistoryRecord } from '@/session/database.ts'
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

/** A value as JSON can hold it: numbers in bulk as lists, sounds by their type and size. */
export function plain(_: string, value: unknown): unknown {
  if (value instanceof Blob) return { type: value.type, bytes: value.size }
  if (value instanceof Float32Array) return Array.from(value)
  return value
}
