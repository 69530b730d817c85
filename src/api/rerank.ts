import * as z from 'zod/mini'
import type { RerankRequest } from '../contract/rerank.ts'
import type { Client } from './client.ts'
import { readJson } from './read-json.ts'

/** One document's score; null when the server gave none that is a number. */
export type RankedDocument = { index: number; score: number | null }

/**
 * The documents best first (unscored ones last), each once. `missing` are the documents that no result
 * names, `outOfRange` and `repeated` the indexes that point nowhere or came twice.
 */
export type Ranking = {
  ranked: RankedDocument[]
  missing: number[]
  outOfRange: number[]
  repeated: number[]
  model: string | null
  /** What the scores are: a reranker's own, or the cosine of each document's embedding with the query's. */
  measure: 'relevance' | 'cosine'
}

const result = z.object({
  index: z.int(),
  relevance_score: z.optional(z.unknown()),
  score: z.optional(z.unknown()),
})
const results = z.array(result)
const rerankAnswer = z.union([
  results,
  z.object({ results, model: z.nullish(z.string()) }),
  z.object({ data: results, model: z.nullish(z.string()) }),
])

/** Ranks documents by relevance to the query; sorts by score itself, since not every server does. */
export async function rerankDocuments(
  client: Client,
  request: RerankRequest,
  signal?: AbortSignal,
): Promise<Ranking> {
  const response = await client.post('/rerank', request, { signal })
  const answer = await readJson(response, rerankAnswer, `${client.baseUrl}/rerank`)
  const entries = Array.isArray(answer) ? answer : 'results' in answer ? answer.results : answer.data
  const scores = new Map<number, number | null>()
  const outOfRange: number[] = []
  const repeated: number[] = []
  for (const entry of entries) {
    if (entry.index < 0 || entry.index >= request.documents.length) outOfRange.push(entry.index)
    else if (scores.has(entry.index)) repeated.push(entry.index)
    else scores.set(entry.index, numberOrNull(entry.relevance_score ?? entry.score))
  }
  const ranked = bestFirst(scores)
  const count = request.documents.length
  const isShort = scores.size < Math.min(request.top_n ?? count, count)
  const missing = isShort ? request.documents.flatMap((_, index) => (scores.has(index) ? [] : [index])) : []
  const model = Array.isArray(answer) ? null : (answer.model ?? null)
  return { ranked, missing, outOfRange, repeated, model, measure: 'relevance' }
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** Scores by index as a ranking: the best first, equal ones in the order of the input, unscored ones last. */
export function bestFirst(scores: ReadonlyMap<number, number | null>): RankedDocument[] {
  return Array.from(scores, ([index, score]) => ({ index, score })).sort(byScore)
}

function byScore(a: RankedDocument, b: RankedDocument): number {
  if (a.score === null || b.score === null) return Number(a.score === null) - Number(b.score === null)
  return b.score - a.score || a.index - b.index
}
