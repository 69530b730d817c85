// The request as JSON that can be edited. Pure.
import * as z from 'zod/mini'
import { type JsonTrouble, jsonTrouble, lineOfValue } from '@/lib/json-place.ts'
import type { RerankState } from '@/session/rerank.ts'

/** What the JSON holds of the page's state. */
export type Edited = Pick<RerankState, 'query' | 'documents' | 'topN'>

/** What came of a text: what it holds, or what is wrong with it and on which line. */
export type ReadJson =
  | { edited: Edited }
  | { syntax: JsonTrouble }
  | { field: 'whole' | 'query' | 'documents' | 'document' | 'top_n' | 'other'; name: string; line: number }

const entry = z.union([z.string(), z.object({ text: z.string() })])
const edited = z.strictObject({
  query: z.string(),
  documents: z.array(entry),
  top_n: z.nullish(z.int().check(z.minimum(1))),
})

/** The state as JSON, one document a line. What is unset is absent. */
export function jsonOf({ query, documents, topN }: Edited): string {
  const top = topN === null ? {} : { top_n: topN }
  return JSON.stringify({ query, documents, ...top }, null, 2)
}

/** Reads edited JSON: `query`, `documents` as texts or as objects with `text`, and perhaps `top_n`. */
export function readDocumentsJson(text: string): ReadJson {
  const syntax = jsonTrouble(text)
  if (syntax !== null) return { syntax }
  const read = edited.safeParse(JSON.parse(text))
  if (read.success) {
    const { query, documents, top_n: topN = null } = read.data
    return {
      edited: {
        query,
        documents: documents.map((each) => (typeof each === 'string' ? each : each.text)),
        topN,
      },
    }
  }
  const [issue] = read.error.issues
  if (issue?.code === 'unrecognized_keys') {
    const [name = ''] = issue.keys
    return { field: 'other', name, line: lineOfValue(text, [name]) }
  }
  const path = issue?.path ?? []
  const [name, number] = path
  const line = lineOfValue(text, path.slice(0, 2))
  if (name === 'documents' && typeof number === 'number')
    return { field: 'document', name: String(number + 1), line }
  if (name === 'query' || name === 'documents' || name === 'top_n') return { field: name, name, line }
  return { field: 'whole', name: '', line }
}
