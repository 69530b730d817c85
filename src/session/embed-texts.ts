// Embeds the texts of a page. Owns: what is kept of a run that did not end well, and which servers refuse
// base64. Leaves to others: batches and requests (api), how a run is shown (runs.ts).
import type { Client } from '@/api/client.ts'
import { batchCount, embedInBatches } from '@/api/embed-batches.ts'
import type { Embeddings } from '@/api/embeddings.ts'
import type { EmbeddingsRequest } from '@/contract/embeddings.ts'
import { batchProgress } from './batch-progress.ts'
import { preferences } from './preferences.ts'

const KEPT_RUNS = 2

/** The batches that came of runs in several, by what was asked of whom; the latest last. */
const kept = new Map<string, (Embeddings | null)[]>()

/** Embeds all texts; asking again what failed or was cancelled sends only the batches that did not come. */
export async function embedTexts(
  client: Client,
  request: EmbeddingsRequest,
  signal: AbortSignal,
): Promise<Embeddings> {
  const total = batchCount(request)
  const key = total === 1 ? '' : JSON.stringify([client.baseUrl, { ...request, encoding_format: null }])
  const parts = kept.get(key) ?? new Array<Embeddings | null>(total).fill(null)
  if (total > 1) keep(key, parts)
  const onPart = () => {
    const done = parts.filter((part) => part !== null).length
    if (total > 1) batchProgress.setState({ [request.model]: { done, total } })
  }
  const onNoBase64 = () =>
    preferences.setState(({ noBase64 }) => ({ noBase64: [...new Set([...noBase64, client.baseUrl])] }))
  forgetProgress(request.model)
  const embeddings = await embedInBatches(client, request, { parts, onPart, onNoBase64 }, signal)
  kept.delete(key)
  forgetProgress(request.model)
  return embeddings
}

function keep(key: string, parts: (Embeddings | null)[]): void {
  kept.delete(key)
  kept.set(key, parts)
  const [oldest] = kept.keys()
  if (kept.size > KEPT_RUNS && oldest !== undefined) kept.delete(oldest)
}

function forgetProgress(model: string): void {
  batchProgress.setState(({ [model]: _, ...others }) => others, true)
}
