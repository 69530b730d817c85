import * as z from 'zod/mini'

/** A server as it is saved: never with a token. */
export const savedConnection = z.object({
  id: z.string(),
  name: z.string(),
  baseUrl: z.string(),
  healthUrl: z.string(),
  /** The origin behind a gateway's route; null for a direct connection. */
  upstream: z.nullable(z.string()),
})

export type SavedConnection = z.infer<typeof savedConnection>
