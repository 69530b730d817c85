import type { EmbeddingsRequest } from '../contract/embeddings.ts'
import type { Client } from './client.ts'
import { createEmbeddings, type Embeddings } from './embeddings.ts'
import { ApiError } from './errors.ts'

/** Texts in one request: its answer is read in one piece, and must not hold up the page. */
export const BATCH_TEXTS = 128
const AT_ONCE = 3

/** How many requests the texts of one are sent with. */
export function batchCount({ input }: EmbeddingsRequest): number {
  return typeof input === 'string' ? 1 : Math.max(1, Math.ceil(input.length / BATCH_TEXTS))
}

/** What is known of a run in batches. */
export type Batches = {
  /** The answers by batch, null for those that have not come; filled in place, so that a later run goes on. */
  parts: (Embeddings | null)[]
  /** Told whenever one has come. */
  onPart: () => void
  /** Told when the server refuses base64. */
  onNoBase64: () => void
}

/**
 * Embeds all texts of a request, in batches of 128, three at a time, but for those whose part is there
 * already. When a batch fails the others are cancelled and its failure is thrown; what came stands in
 * `parts`. A refused field is named by its place among all texts.
 *
 * A server that says no to base64 is asked again for numbers: a refused request did not run.
 */
export async function embedInBatches(
  client: Client,
  request: EmbeddingsRequest,
  { parts, onPart, onNoBase64 }: Batches,
  signal: AbortSignal,
): Promise<Embeddings> {
  const stop = new AbortController()
  const either = AbortSignal.any([signal, stop.signal])
  let asked = request
  const send = async (batch: number) => {
    const from = batch * BATCH_TEXTS
    const part = (of: EmbeddingsRequest) =>
      typeof of.input === 'string' ? of : { ...of, input: of.input.slice(from, from + BATCH_TEXTS) }
    try {
      parts[batch] = await createEmbeddings(client, part(asked), either)
    } catch (error) {
      if (asked.encoding_format !== 'base64' || !refusesBase64(error)) throw placed(error, from)
      const { encoding_format: _, ...plain } = request
      asked = plain
      onNoBase64()
      return send(batch)
    }
    onPart()
  }
  // The first by itself: what it tells of the server, the others need not find out.
  const [first, ...rest] = parts.flatMap((part, batch) => (part === null ? [batch] : []))
  const work = async () => {
    for (let batch = rest.shift(); batch !== undefined; batch = rest.shift()) await send(batch)
  }
  try {
    if (first !== undefined) await send(first)
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  } catch (error) {
    stop.abort()
    throw error
  }
  return joined(parts.flatMap((part) => part ?? []))
}

function joined(parts: readonly Embeddings[]): Embeddings {
  const tokens = parts.flatMap(({ totalTokens }) => totalTokens ?? [])
  return {
    vectors: parts.flatMap(({ vectors }) => vectors),
    damaged: parts.flatMap(({ damaged }, batch) => damaged.map((index) => batch * BATCH_TEXTS + index)),
    repeated: parts.flatMap(({ repeated }, batch) => repeated.map((index) => batch * BATCH_TEXTS + index)),
    outOfRange: parts.flatMap(({ outOfRange }, batch) =>
      outOfRange.map((index) => batch * BATCH_TEXTS + index),
    ),
    // A sum with a gap in it would be no sum.
    totalTokens: tokens.length < parts.length ? null : tokens.reduce((sum, count) => sum + count, 0),
    model: parts[0]?.model ?? null,
  }
}

function placed(error: unknown, from: number): unknown {
  if (!(error instanceof ApiError) || error.facts.fields === undefined) return error
  const fields = error.facts.fields.map(({ field, message }) => ({
    field: field.replace(/^((?:body\.)?input\.)(\d+)/, (_, path, index) => `${path}${Number(index) + from}`),
    message,
  }))
  return new ApiError(error.kind, { ...error.facts, fields })
}

function refusesBase64(error: unknown): boolean {
  if (!(error instanceof ApiError) || error.kind !== 'refused') return false
  const { status, words = '', raw = '' } = error.facts
  return (status === 400 || status === 422) && /encoding_format|base64/i.test(words + raw)
}
