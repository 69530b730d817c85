import * as z from 'zod/mini'

/** The body of POST /rerank. */
export const rerankRequest = z.looseObject({
  model: z.string().check(z.minLength(1)),
  query: z.string().check(z.minLength(1)),
  documents: z.array(z.string()).check(z.minLength(1)),
  top_n: z.optional(z.nullable(z.int().check(z.minimum(1)))),
})

export type RerankRequest = z.infer<typeof rerankRequest>
