import * as z from 'zod/mini'
import { DIMENSIONS_RANGE } from './limits.ts'

/** The body of POST /embeddings. */
export const embeddingsRequest = z.looseObject({
  model: z.string().check(z.minLength(1)),
  input: z.union([z.string(), z.array(z.string()).check(z.minLength(1))]),
  dimensions: z.optional(
    z.nullable(z.int().check(z.minimum(DIMENSIONS_RANGE.min), z.maximum(DIMENSIONS_RANGE.max))),
  ),
  encoding_format: z.optional(z.nullable(z.enum(['float', 'base64']))),
})

export type EmbeddingsRequest = z.infer<typeof embeddingsRequest>
