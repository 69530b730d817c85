// Ranks documents without a reranker: by how near their embeddings are to the query's.
import type { Client } from '@/api/client.ts'
import { bestFirst, type Ranking } from '@/api/rerank.ts'
import type { EmbeddingsRequest } from '@/contract/embeddings.ts'
import { dotOf, unitVectors } from '@/lib/similarity.ts'
import { embedTexts } from './embed-texts.ts'
import { encodingFor } from './embeddings.ts'

/**
 * Ranks documents by the cosine of their embeddings with the query's, -1 to 1, the best `most` of them where
 * that is set. `request` has the query as its first text, then the documents. A document whose cosine is not
 * defined (no vector, a damaged one, all zeros) has no score; so has every one where it is the query's vector
 * that is so.
 */
export async function rankByCosine(
  client: Client,
  request: EmbeddingsRequest,
  most: number | null,
  signal: AbortSignal,
): Promise<Ranking> {
  const encoding = encodingFor(client.baseUrl)
  const asked = encoding === 'base64' ? { ...request, encoding_format: encoding } : request
  const { vectors, model } = await embedTexts(client, asked, signal)
  const [query, ...documents] = unitVectors(vectors).units
  const scores = new Map(
    documents.map((document, index) => [index, query && document ? clamped(dotOf(query, document)) : null]),
  )
  const ranked = bestFirst(scores).slice(0, most ?? documents.length)
  return { ranked, missing: [], outOfRange: [], repeated: [], model, measure: 'cosine' }
}

// Rounding must not make a cosine of 1.0000001.
function clamped(cosine: number): number {
  return Math.max(-1, Math.min(1, cosine))
}
