// What the Embeddings page holds and asks, for itself, for Home and for whoever sends texts to it.
import * as z from 'zod/mini'
import type { Embeddings } from '@/api/embeddings.ts'
import type { EmbeddingsRequest } from '@/contract/embeddings.ts'
import { createPageState } from './page-state.ts'
import { createRun } from './runs.ts'

/** How many label colours a row may choose from; 0 is none. */
export const LABEL_COLOURS = 6

const textRow = z.object({ text: z.string(), label: z.int().check(z.minimum(0), z.maximum(LABEL_COLOURS)) })

const embeddingsPage = z.object({
  rows: z.array(textRow),
  dimensions: z.nullable(z.int()),
  order: z.enum(['input', 'similarity']),
  view: z.enum(['matrix', 'nearest', 'table']),
  /** The row that the others are compared with, by its place in the input. */
  pinned: z.int(),
  /** Whether the reader chose the view; until then a phone shows the nearest texts. */
  isViewChosen: z.optional(z.boolean()),
  /** As what the rows are edited; as rows while it is absent. */
  mode: z.optional(z.enum(['rows', 'text'])),
})

export type TextRow = z.infer<typeof textRow>
export type EmbeddingsState = z.infer<typeof embeddingsPage>

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

/** The body of the request, exactly as it is sent and as Code shows it. */
export function embeddingsRequestOf(state: EmbeddingsState, model: string): EmbeddingsRequest {
  const input = sentRows(state).map(({ text }) => text)
  return { model, input, ...(state.dimensions === null ? {} : { dimensions: state.dimensions }) }
}

export const embeddingsRun = createRun<EmbeddingsState, Embeddings>({
  page: 'embeddings',
  words: wordsOf,
  ask: async (client, asked, model, signal) => {
    // How an answer is read comes with the first question.
    const { createEmbeddings } = await import('@/api/embeddings.ts')
    return createEmbeddings(client, embeddingsRequestOf(asked, model), signal)
  },
})
