// What the Rerank page holds and asks, for itself, for Home and for whoever sends documents to it.
import * as z from 'zod/mini'
import type { Ranking } from '@/api/rerank.ts'
import type { RerankRequest } from '@/contract/rerank.ts'
import { createPageState } from './page-state.ts'
import { createRun } from './runs.ts'

const rerankPage = z.object({
  query: z.string(),
  documents: z.array(z.string()),
  topN: z.nullable(z.int()),
  view: z.enum(['list', 'slope', 'table']),
  keepsOrder: z.boolean(),
  /** As what query and documents are edited; as rows while it is absent. */
  mode: z.optional(z.enum(['rows', 'text', 'json'])),
  /** JSON as it was typed, and the request it was typed over: of another one it says nothing any more. */
  json: z.optional(z.object({ text: z.string(), over: z.string() })),
})

export type RerankState = z.infer<typeof rerankPage>

export const rerankState = createPageState<RerankState, RerankState>({
  page: 'rerank',
  initial: { query: '', documents: ['', ''], topN: null, view: 'list', keepsOrder: false },
  schema: rerankPage,
  toKept: (state) => state,
  fromKept: (kept) => kept,
  words: wordsOf,
})

function wordsOf(state: RerankState): string {
  return state.query
}

/** The documents that are sent: those with words in them. */
export function sentDocuments(state: RerankState): string[] {
  return state.documents.filter((document) => document.trim() !== '')
}

/** The body of the request, exactly as it is sent and as Code shows it. */
export function rerankRequestOf(state: RerankState, model: string): RerankRequest {
  const documents = sentDocuments(state)
  return { model, query: state.query, documents, ...(state.topN === null ? {} : { top_n: state.topN }) }
}

const ranking = z.object({
  ranked: z.array(z.object({ index: z.int(), score: z.nullable(z.number()) })),
  missing: z.array(z.int()),
  outOfRange: z.array(z.int()),
  repeated: z.array(z.int()),
  model: z.nullable(z.string()),
})

export const rerankRun = createRun<RerankState, Ranking>({
  page: 'rerank',
  words: wordsOf,
  answer: ranking,
  sent: (asked) => rerankRequestOf(asked, ''),
  ask: async (client, asked, model, signal) => {
    // How an answer is read comes with the first question.
    const { rerankDocuments } = await import('@/api/rerank.ts')
    return rerankDocuments(client, rerankRequestOf(asked, model), signal)
  },
})
