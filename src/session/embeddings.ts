// What the Embeddings page holds and asks, for itself, for Home and for whoever sends texts to it.
import * as z from 'zod/mini'
import type { Embeddings } from '@/api/embeddings.ts'
import type { EmbeddingsRequest } from '@/contract/embeddings.ts'
import { createPageState } from './page-state.ts'
import { preferences } from './preferences.ts'
import { createRun } from './runs.ts'

/** How many label colours a row may choose from; 0 is none. */
export const LABEL_COLOURS = 6

const textRow = z.object({ text: z.string(), label: z.int().check(z.minimum(0), z.maximum(LABEL_COLOURS)) })

const queryMode = z.object({
  top: z.int().check(z.minimum(1)),
  threshold: z.number().check(z.minimum(-1), z.maximum(1)),
  /** Put before the query and before the other texts when they are sent: what some models ask for. */
  queryPrefix: z.string(),
  passagePrefix: z.string(),
})

const embeddingsPage = z.object({
  rows: z.array(textRow),
  dimensions: z.nullable(z.int()),
  order: z.enum(['input', 'similarity', 'pinned']),
  view: z.enum(['matrix', 'map', 'nearest', 'table']),
  /** The row that the others are compared with, by its place in the input. */
  pinned: z.int(),
  /** Whether the reader chose the view; until then a phone shows the nearest texts. */
  isViewChosen: z.optional(z.boolean()),
  /** As what the rows are edited; as rows while it is absent. */
  mode: z.optional(z.enum(['rows', 'text'])),
  /** What the colours of the matrix run over; from 0 to 1 while it is absent. */
  scale: z.optional(z.enum(['fixed', 'auto', 'diverging'])),
  /** The rows that are marked in every picture, by their places among those that were sent. */
  selected: z.optional(z.array(z.int())),
  /** The pinned row as a query: how many and how near rows it finds, and what stands before the texts. */
  query: z.optional(queryMode),
  /** What the points of the map are coloured by, and how they are placed; labels and PCA while it is absent. */
  map: z.optional(z.object({ colours: z.enum(['label', 'group']), layout: z.enum(['pca', 'umap']) })),
})

/** What a column of Compare may have of its own. */
export const columnParameters = z.object({ dimensions: z.catch(z.optional(z.nullable(z.int())), undefined) })

export type TextRow = z.infer<typeof textRow>
export type EmbeddingsState = z.infer<typeof embeddingsPage>
export type QueryMode = z.infer<typeof queryMode>

export const embeddingsState = createPageState<EmbeddingsState, EmbeddingsState>({
  page: 'embeddings',
  initial: { rows: [{ text: '', label: 0 }], dimensions: null, order: 'input', view: 'matrix', pinned: 0 },
  schema: embeddingsPage,
  toKept: (state) => state,
  fromKept: (kept) => kept,
  words: wordsOf,
})

function wordsOf(state: EmbeddingsState): string {
  return sentRows(state)[0]?.text ?? ''
}

/** A row as it was sent; `number` is its own in the list, from 1, empty rows counted. */
export type SentRow = TextRow & { number: number }

/** The rows that are sent: those with words in them. */
export function sentRows(state: EmbeddingsState): SentRow[] {
  return state.rows
    .map((row, index) => ({ ...row, number: index + 1 }))
    .filter(({ text }) => text.trim() !== '')
}

/** How vectors are asked for, unless the server is known to refuse it. */
export type Encoding = 'base64' | 'float'

/** How a server is asked for vectors; base64 is a quarter of the bytes. */
export function encodingFor(baseUrl: string): Encoding {
  return preferences.getState().noBase64.includes(baseUrl) ? 'float' : 'base64'
}

/** The body of the request as Code shows it; what is sent is the same, in batches when there are many texts. */
export function embeddingsRequestOf(
  state: EmbeddingsState,
  model: string,
  encoding: Encoding = 'float',
): EmbeddingsRequest {
  const { queryPrefix = '', passagePrefix = '' } = state.query ?? {}
  const input = sentRows(state).map(
    ({ text }, place) => (place === state.pinned ? queryPrefix : passagePrefix) + text,
  )
  return {
    model,
    input,
    ...(state.dimensions === null ? {} : { dimensions: state.dimensions }),
    ...(encoding === 'base64' ? { encoding_format: encoding } : {}),
  }
}

const embeddings = z.object({
  vectors: z.array(z.nullable(z.instanceof(Float32Array))),
  damaged: z.array(z.int()),
  // Answers of before this was told have none.
  repeated: z._default(z.array(z.int()), []),
  outOfRange: z._default(z.array(z.int()), []),
  totalTokens: z.nullable(z.number()),
  model: z.nullable(z.string()),
})

export const embeddingsRun = createRun<EmbeddingsState, Embeddings>({
  page: 'embeddings',
  words: wordsOf,
  answer: embeddings,
  sent: (asked) => embeddingsRequestOf(asked, ''),
  withParameters: (asked, parameters) => {
    const { dimensions } = columnParameters.parse(parameters)
    return dimensions === undefined ? asked : { ...asked, dimensions }
  },
  ask: async (client, asked, model, signal) => {
    // How an answer is read comes with the first question.
    const { embedTexts } = await import('./embed-texts.ts')
    return embedTexts(client, embeddingsRequestOf(asked, model, encodingFor(client.baseUrl)), signal)
  },
})
