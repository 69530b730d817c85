/** The pages that send requests, by the name under which their state, runs and history are kept. */
export const PAGE_NAMES = [
  'home',
  'chat',
  'embeddings',
  'rerank',
  'transcription',
  'speech',
  'models',
  'check',
] as const

export type PageName = (typeof PAGE_NAMES)[number]
