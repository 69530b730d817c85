import * as z from 'zod/mini'
import type { EmbeddingsRequest } from '../contract/embeddings.ts'
import type { Client } from './client.ts'
import { ApiError } from './errors.ts'
import { readJson } from './read-json.ts'

/**
 * The vectors in the order of the texts: `vectors[i]` belongs to text `i`, null where none came.
 * `damaged` names the texts whose vector holds something that is no finite number, `repeated` those for which
 * several came, so that none can be trusted, `outOfRange` the indexes that point past the texts.
 */
export type Embeddings = {
  vectors: (Float32Array | null)[]
  damaged: number[]
  repeated: number[]
  outOfRange: number[]
  totalTokens: number | null
  model: string | null
}

const embeddingsAnswer = z.object({
  model: z.nullish(z.string()),
  data: z.array(
    z.object({
      index: z.int().check(z.minimum(0)),
      // What is no number (null, 1e999) damages its vector, not the answer.
      embedding: z.union([z.string(), z.custom<unknown[]>(Array.isArray)]),
    }),
  ),
  usage: z.catch(z.nullish(z.object({ total_tokens: z.int().check(z.minimum(0)) })), null),
})

/**
 * Embeds one text or several. Numbers and base64 of little-endian float32 are read alike, whichever
 * was asked for, and vectors are put in order by their index.
 *
 * An index that stands twice costs its own text's vector, none of the others'. Throws `ApiError` `unreadable`
 * when no vector can be told to belong to a text.
 */
export async function createEmbeddings(
  client: Client,
  request: EmbeddingsRequest,
  signal?: AbortSignal,
): Promise<Embeddings> {
  const response = await client.post('/embeddings', request, { signal })
  const url = `${client.baseUrl}/embeddings`
  const answer = await readJson(response, embeddingsAnswer, url)
  const count = typeof request.input === 'string' ? 1 : request.input.length
  const vectors = new Array<Float32Array | null>(count).fill(null)
  const repeated = new Set<number>()
  const outOfRange: number[] = []
  for (const { index, embedding } of answer.data) {
    if (index >= count) outOfRange.push(index)
    else if (vectors[index] !== null) repeated.add(index)
    else vectors[index] = typeof embedding === 'string' ? fromBase64(embedding, url) : toFloats(embedding)
  }
  // Which of several is the text's own nobody knows.
  for (const index of repeated) vectors[index] = null
  if (answer.data.length > 0 && vectors.every((vector) => vector === null)) {
    throw new ApiError('unreadable', { code: 'unexpected', url, path: `data.index ${answer.data[0]?.index}` })
  }
  return {
    vectors,
    damaged: vectors.flatMap((vector, index) => (vector !== null && !isWhole(vector) ? [index] : [])),
    repeated: [...repeated].sort((a, b) => a - b),
    outOfRange,
    totalTokens: answer.usage?.total_tokens ?? null,
    model: answer.model ?? null,
  }
}

function toFloats(numbers: unknown[]): Float32Array {
  return Float32Array.from(numbers, (number) => (typeof number === 'number' ? number : Number.NaN))
}

// A loop: `every` calls a function a number, and there are millions.
function isWhole(vector: Float32Array): boolean {
  for (const value of vector) if (!Number.isFinite(value)) return false
  return true
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

function fromBase64(text: string, url: string): Float32Array {
  const bytes = decoded(text)
  if (bytes === null || bytes.byteLength % 4 !== 0) {
    throw new ApiError('unreadable', { code: 'unexpected', url, path: 'data.embedding (base64)' })
  }
  if (IS_LITTLE_ENDIAN) return new Float32Array(bytes.buffer)
  const view = new DataView(bytes.buffer)
  return Float32Array.from({ length: bytes.byteLength / 4 }, (_, index) => view.getFloat32(index * 4, true))
}

// Newer browsers decode by themselves, several times as fast.
const bytesFromBase64: unknown = Reflect.get(Uint8Array, 'fromBase64')

function decoded(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    if (typeof bytesFromBase64 === 'function') return bytesFromBase64.call(Uint8Array, base64)
    const binary = atob(base64)
    const bytes = new Uint8Array(binary.length)
    for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index)
    return bytes
  } catch {
    return null
  }
}
