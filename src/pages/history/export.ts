import type { HistoryRecord } from '@/session/database.ts'
import { maskTokens } from '@/session/held-token.ts'
import { readHistory } from '@/session/history.ts'

/**
 * The entries with their answers as a JSON list, an entry a line; a sound stands by its type and size. In pieces,
 * since 200 MB of vectors as digits are longer than one text may be.
 */
export async function exportEntries(entries: readonly HistoryRecord[]): Promise<Blob> {
  const lines: string[] = []
  for (const entry of entries) {
    lines.push(lines.length === 0 ? '[\n' : ',\n', JSON.stringify(await wholeEntry(entry), plain))
  }
  return new Blob([...lines, lines.length === 0 ? '[]\n' : '\n]\n'], { type: 'application/json' })
}

async function wholeEntry({ id, page, at, model, words, outcome, status, totalMs, name }: HistoryRecord) {
  const opened = await readHistory(id)
  return {
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
  }
}

/**
 * A value as JSON can hold it: numbers in bulk as lists, sounds by their type and size. What looks like a token
 * is masked: older consoles kept it as it was typed.
 */
export function plain(_: string, value: unknown): unknown {
  if (typeof value === 'string') return maskTokens(value)
  if (value instanceof Blob) return { type: value.type, bytes: value.size }
  if (value instanceof Float32Array) return Array.from(value)
  return value
}
