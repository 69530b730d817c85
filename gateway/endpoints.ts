/** The endpoints that a token can be permitted to use. */
export const ENDPOINTS = ['models', 'chat', 'embeddings', 'rerank', 'transcription', 'speech'] as const

export type Endpoint = (typeof ENDPOINTS)[number]
