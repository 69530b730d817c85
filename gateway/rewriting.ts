import type { Dialect, PlannedEndpoint } from './upstream-plan.ts'

/** A body as a server of another dialect wants it; `answer`, where it is not null, puts a good answer right. */
export type Rewritten = { text: string; answer: ((answer: Buffer) => string | Buffer) | null }

/**
 * How a request of the reference is put to a server of another dialect; without `rewrite` it goes as it came.
 * `rewrite` throws where the body is no JSON object.
 */
export type Rewriting = { path: string; rewrite: ((body: Buffer) => Rewritten) | null }

/**
 * The rewriting that a dialect asks for; null where the reference's own form will do.
 *
 * - `plain`: `/rerank` without a version, as older servers have it;
 * - `tei`: the same path with `texts` for `documents`, as Text Embeddings Inference wants it. It knows one
 *   model only and ranks all that it is given, so that `model` is left out and its list is cut to `top_n` here.
 */
export function rewritingOf(endpoint: PlannedEndpoint, dialect: Dialect): Rewriting | null {
  if (endpoint !== 'rerank' || dialect === 'openai') return null
  return { path: '/rerank', rewrite: dialect === 'tei' ? toTei : null }
}

function toTei(bytes: Buffer): Rewritten {
  const { query, documents, top_n, return_documents } = readObject(bytes)
  const body = { query, texts: documents, ...(return_documents === true ? { return_text: true } : {}) }
  const isCount = typeof top_n === 'number' && Number.isInteger(top_n) && top_n > 0
  return { text: JSON.stringify(body), answer: isCount ? (ranks) => best(ranks, top_n) : null }
}

/** So many of the ranks, the highest scores first; what is no list stays as it came. */
function best(answer: Buffer, count: number): string | Buffer {
  try {
    const ranks: unknown = JSON.parse(answer.toString())
    if (!Array.isArray(ranks)) return answer
    return JSON.stringify(ranks.toSorted((a, b) => scoreOf(b) - scoreOf(a)).slice(0, count))
  } catch {
    return answer
  }
}

function scoreOf(rank: unknown): number {
  const score = typeof rank === 'object' && rank !== null && 'score' in rank ? rank.score : null
  return typeof score === 'number' ? score : -Number.MAX_VALUE
}

function readObject(bytes: Buffer): Record<string, unknown> {
  const value: unknown = JSON.parse(bytes.toString())
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('No object.')
  return { ...value }
}
