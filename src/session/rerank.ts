// What the Rerank page holds and asks, for itself, for Home and for whoever sends documents to it.
import * as z from 'zod/mini'
import type { Ranking } from '@/api/rerank.ts'
import type { EmbeddingsRequest } from '@/contract/embeddings.ts'
import type { RerankRequest } from '@/contract/rerank.ts'
import { createPageState } from './page-state.ts'
import { listedModels } from './query-client.ts'
import { createRun } from './runs.ts'
import { fits } from './use-model.ts'

const relevance = z.object({
  /** The documents that a reader called relevant, by their text: so they stay marked wherever they stand. */
  documents: z.array(z.string()),
  /** How many of the first documents the measures look at. */
  k: z.int().check(z.minimum(1)),
  /** Whether marks can be set in the list. */
  isMarking: z.boolean(),
})

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
  /** Documents of a lesser score are dropped; none is while it is absent. */
  threshold: z.optional(z.number()),
  relevance: z.optional(relevance),
})

export type Relevance = z.infer<typeof relevance>
export type RerankState = z.infer<typeof rerankPage>

export const rerankState = createPageState<RerankState, RerankState>({
  page: 'rerank',
  initial: { query: '', documents: ['', ''], topN: null, view: 'list', keepsOrder: false },
  schema: rerankPage,
  toKept: (state) => state,
  fromKept: (kept) => kept,
  words: wordsOf,
})

// Documents without a query, and JSON that is none yet, were typed as well.
function wordsOf(state: RerankState): string {
  return state.query.trim() || (sentDocuments(state)[0] ?? state.json?.text ?? '')
}

/** The documents that are sent: those with words in them. */
export function sentDocuments(state: RerankState): string[] {
  return state.documents.filter((document) => document.trim() !== '')
}

/** The number of each document that is sent, as its row has it: from 1, empty rows counted. */
export function sentNumbers(state: RerankState): number[] {
  return state.documents.flatMap((document, index) => (document.trim() === '' ? [] : [index + 1]))
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
  // Answers that were kept before there was a choice have none.
  measure: z._default(z.enum(['relevance', 'cosine']), 'relevance'),
})

/** What is sent to rank by cosine: the query, then the documents, as texts to embed. */
export function cosineRequestOf(state: RerankState, model: string): EmbeddingsRequest {
  return { model, input: [state.query, ...sentDocuments(state)] }
}

/** Whether a model gives embeddings and no ranking: then documents are ranked by their cosine with the query. */
export function ranksByCosine(baseUrl: string, model: string): boolean {
  const listed = listedModels(baseUrl).find(({ id }) => id === model)
  return listed !== undefined && fits(listed, 'embeddings') && !fits(listed, 'rerank')
}

export const rerankRun = createRun<RerankState, Ranking>({
  page: 'rerank',
  words: wordsOf,
  answer: ranking,
  sent: (asked) => rerankRequestOf(asked, ''),
  ask: async (client, asked, model, signal) => {
    // How an answer is read comes with the first question.
    if (ranksByCosine(client.baseUrl, model)) {
      const { rankByCosine } = await import('./rank-by-cosine.ts')
      return rankByCosine(client, cosineRequestOf(asked, model), asked.topN, signal)
    }
    const { rerankDocuments } = await import('@/api/rerank.ts')
    return rerankDocuments(client, rerankRequestOf(asked, model), signal)
  },
})
