/** The routes that an upstream is asked for, below its prefix, with the one method each answers to. */
export const UPSTREAM_ROUTES: ReadonlyMap<string, 'GET' | 'POST'> = new Map([
  ['/health', 'GET'],
  ['/v1/models', 'GET'],
  ['/v1/chat/completions', 'POST'],
  ['/v1/embeddings', 'POST'],
  ['/v1/rerank', 'POST'],
  ['/v1/audio/transcriptions', 'POST'],
  ['/v1/audio/speech', 'POST'],
  // Not of the reference; some servers list their voices here.
  ['/v1/audio/voices', 'GET'],
])

/** `/up/NAME/rest` as name and rest; null for any other path. Nothing is decoded. */
export function splitUpstreamPath(path: string): { name: string; rest: string } | null {
  const match = /^\/up\/([^/]+)(\/.*)$/.exec(path)
  return match?.[1] && match[2] ? { name: match[1], rest: match[2] } : null
}
