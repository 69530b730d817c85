import type { Dialect, PlannedEndpoint } from './upstream-plan.ts'

/** How a request of the reference is put to a server of another dialect; a null body goes as it came. */
export type Rewriting = { path: string; body: ((body: Record<string, unknown>) => unknown) | null }

/**
 * The rewriting that a dialect asks for; null where the reference's own form will do.
 *
 * - `plain`: `/rerank` without a version, as older servers have it;
 * - `tei`: the same path with `texts` for `documents`, as Text Embeddings Inference wants it. It ranks all of
 *   them and knows one model only, so that `model` and `top_n` are left out; the console cuts the list.
 */
export function rewritingOf(endpoint: PlannedEndpoint, dialect: Dialect): Rewriting | null {
  if (endpoint !== 'rerank' || dialect === 'openai') return null
  return { path: '/rerank', body: dialect === 'tei' ? toTei : null }
}

function toTei({ query, documents, return_documents }: Record<string, unknown>): unknown {
  return { query, texts: documents, ...(return_documents === true ? { return_text: true } : {}) }
}
