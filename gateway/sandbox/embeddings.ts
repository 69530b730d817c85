import { embeddingsRequest } from '../../src/contract/embeddings.ts'
import { MAX_EMBEDDING_TOKENS } from '../../src/contract/limits.ts'
import { readFaults, sharedFault, transportFault } from './faults.ts'
import { embedText } from './hash-embedding.ts'
import { readJsonBody } from './json-body.ts'
import { FAULTS_MODEL, requireModel } from './models.ts'
import { type FieldError, refusal } from './refusal.ts'
import type { Room } from './room.ts'
import { countTokens } from './tokenizer.ts'

const DEFAULT_DIMENSIONS = 768

/** POST /v1/embeddings: one vector a text, as numbers or as base64 of little-endian float32. */
export async function createEmbeddings(request: Request, { clock, permit }: Room): Promise<Response> {
  const body = await readJsonBody(request, embeddingsRequest)
  const single = typeof body.input === 'string'
  const texts = typeof body.input === 'string' ? [body.input] : body.input
  const model = requireModel(body.model, 'embeddings', permit)
  const faults = model.id === FAULTS_MODEL ? readFaults(texts[0] ?? '') : new Map<string, string>()
  const fault = await sharedFault(faults, request, clock, false)
  if (fault !== null) return fault

  const counts = texts.map(countTokens)
  const tooLong = counts.flatMap((count, index): FieldError[] =>
    count <= MAX_EMBEDDING_TOKENS
      ? []
      : [
          {
            loc: single ? ['body', 'input'] : ['body', 'input', index],
            msg: `Text has ${count} tokens; at most ${MAX_EMBEDDING_TOKENS} are allowed`,
            type: 'too_long',
          },
        ],
  )
  if (tooLong.length > 0) return refusal(422, tooLong)

  const dimensions = body.dimensions ?? DEFAULT_DIMENSIONS
  const data = texts.map((text, index) => {
    const vector = embedText(text, dimensions)
    const embedding = body.encoding_format === 'base64' ? toBase64(vector) : Array.from(vector)
    return { object: 'embedding', index, embedding }
  })
  const tokens = counts.reduce((sum, count) => sum + count, 0)
  permit.spend(tokens)
  const answer = {
    object: 'list',
    model: model.id,
    data,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  }
  return transportFault(faults, Response.json(answer, { headers: { 'x-taas-sandbox': 'hash' } }), clock)
}

/** Base64 of the vector as little-endian float32, whatever the machine's own order. */
function toBase64(vector: Float32Array): string {
  const view = new DataView(new ArrayBuffer(vector.length * 4))
  for (const [index, value] of vector.entries()) view.setFloat32(index * 4, value, true)
  let binary = ''
  for (let offset = 0; offset < view.byteLength; offset += 1) {
    binary += String.fromCharCode(view.getUint8(offset))
  }
  return btoa(binary)
}
