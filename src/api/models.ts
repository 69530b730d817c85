import * as z from 'zod/mini'
import type { Client } from './client.ts'
import { readJson } from './read-json.ts'

/** What a model may be for. */
export const MODEL_KINDS = ['chat', 'embeddings', 'rerank', 'transcription', 'speech'] as const

export type ModelKind = (typeof MODEL_KINDS)[number]

/** A model as we speak of it; `raw` is the server's own entry. */
export type Model = {
  id: string
  owner: string | null
  description: string | null
  kinds: readonly ModelKind[]
  /** How the kinds are known: the server said so, the name suggests it, or the user chose. */
  kindSource: 'declared' | 'guessed' | 'chosen'
  raw: unknown
}

// A remark that is no text is no remark; only an id can make an entry unusable.
const remark = z.catch(z.nullish(z.string()), null)
const entry = z.object({
  id: z.string().check(z.minLength(1)),
  owned_by: remark,
  description: remark,
  type: remark,
  model_type: remark,
})
const list = z.array(z.unknown())
const modelsAnswer = z.union([list, z.object({ data: list }), z.object({ models: list })])

/**
 * Lists the models that the token can see, each id once, in the server's order.
 *
 * Accepts a bare array, `{data}` and `{models}`. An entry without a usable id is left out: one bad
 * entry must not hide the others.
 */
export async function listModels(client: Client, signal?: AbortSignal): Promise<Model[]> {
  const response = await client.get('/models', { signal })
  const answer = await readJson(response, modelsAnswer, `${client.baseUrl}/models`)
  const entries = Array.isArray(answer) ? answer : 'data' in answer ? answer.data : answer.models
  const models = new Map<string, Model>()
  for (const raw of entries) {
    const parsed = entry.safeParse(raw)
    if (parsed.success && !models.has(parsed.data.id)) models.set(parsed.data.id, toModel(parsed.data, raw))
  }
  return [...models.values()]
}

function toModel(read: z.infer<typeof entry>, raw: unknown): Model {
  const declared = declaredKinds(read.type ?? read.model_type ?? '')
  return {
    id: read.id,
    owner: read.owned_by ?? null,
    description: read.description ?? null,
    kinds: declared ?? [guessKind(read.id)],
    kindSource: declared === null ? 'guessed' : 'declared',
    raw,
  }
}

const DECLARED: readonly [RegExp, ModelKind][] = [
  [/^(embeddings?|text-embedding|feature-extraction)$/, 'embeddings'],
  [/rerank|cross-encoder|^score$/, 'rerank'],
  [/transcri|speech-to-text|^stt$|^asr$|automatic-speech-recognition/, 'transcription'],
  [/^speech$|text-to-speech|^tts$/, 'speech'],
  [/^(chat|llm|completion|text-generation|language)$/, 'chat'],
]

function declaredKinds(type: string): readonly ModelKind[] | null {
  if (type === 'any') return MODEL_KINDS
  const kind = DECLARED.find(([pattern]) => pattern.test(type.toLowerCase()))?.[1]
  return kind === undefined ? null : [kind]
}

// Order matters: bge-reranker is a reranker, not an embedding model.
const GUESSES: readonly [RegExp, ModelKind][] = [
  [/rerank|cross-encoder/, 'rerank'],
  [/whisper|transcri|\bstt\b|\basr\b|parakeet|canary/, 'transcription'],
  [/\btts\b|kokoro|piper|\bbark\b|speech|orpheus|chatterbox/, 'speech'],
  [/embed|\bbge\b|\be5\b|\bgte\b|minilm|nomic|\bjina\b/, 'embeddings'],
]

function guessKind(id: string): ModelKind {
  const words = id.toLowerCase().replace(/[_/]/g, '-')
  return GUESSES.find(([pattern]) => pattern.test(words))?.[1] ?? 'chat'
}
