/** How OpenAI's own packages call an endpoint: the method, and the fields of the body that it has names for. */
export type OpenAiMethod = { call: string; fields: readonly string[] }

const METHODS: Record<string, OpenAiMethod> = {
  '/models': { call: 'models.list', fields: [] },
  '/chat/completions': {
    call: 'chat.completions.create',
    fields: [
      'model',
      'messages',
      'stream',
      'stream_options',
      'temperature',
      'top_p',
      'max_tokens',
      'stop',
      'n',
      'seed',
      'user',
      'frequency_penalty',
      'presence_penalty',
      'response_format',
      'logit_bias',
      'logprobs',
      'top_logprobs',
      'tools',
      'tool_choice',
    ],
  },
  '/embeddings': {
    call: 'embeddings.create',
    fields: ['model', 'input', 'dimensions', 'encoding_format', 'user'],
  },
  '/audio/speech': {
    call: 'audio.speech.create',
    fields: ['model', 'input', 'voice', 'response_format', 'speed'],
  },
  '/audio/transcriptions': {
    call: 'audio.transcriptions.create',
    fields: ['file', 'model', 'language', 'response_format'],
  },
}

/**
 * The method for a path; null for one that the packages have none for, such as `/rerank`, which goes through
 * their general `post`.
 */
export function openAiMethodOf(path: string): OpenAiMethod | null {
  return Object.hasOwn(METHODS, path) ? (METHODS[path] ?? null) : null
}

/**
 * The fields that a call must name in addition: the packages ask for embeddings in base64 by themselves
 * unless a format is named.
 */
export function namedDefaults(
  path: string,
  fields: readonly (readonly [string, unknown])[],
): [string, unknown][] {
  const isNamed = fields.some(([name]) => name === 'encoding_format')
  return path === '/embeddings' && !isNamed ? [['encoding_format', 'float']] : []
}
