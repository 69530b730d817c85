import * as z from 'zod/mini'
import { createStore } from 'zustand/vanilla'

const server = z.object({
  name: z.string(),
  kind: z.enum(['sandbox', 'upstream']),
  baseUrl: z.string(),
  healthUrl: z.string(),
  upstream: z.nullable(z.string()),
})
const sessionAnswer = z.object({
  servers: z.array(server),
  sandboxToken: z.nullable(z.string()),
  testToken: z.nullish(z.string()),
})

/** A server that the gateway reaches for us, the first one being its default. */
export type GatewayServer = z.infer<typeof server>

type GatewaySession = {
  servers: readonly GatewayServer[]
  /** The sandbox's token lives here, in memory, and nowhere else. */
  sandboxToken: string | null
}

export const gatewaySession = createStore<GatewaySession>(() => ({ servers: [], sandboxToken: null }))

const ANSWER_WITHIN_MS = 5_000

/**
 * Asks the gateway which servers it has. Anything but its own JSON means that there is no gateway
 * here (a static host): then there are no servers, and the console asks for an address. Once it has
 * answered, a failure to ask it anew leaves what it said.
 */
export async function loadGatewaySession(): Promise<void> {
  try {
    const response = await fetch('/gateway/session', {
      cache: 'no-store',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
    gatewaySession.setState(sessionAnswer.parse(await response.json()))
  } catch {
    // What was known stands: nothing at the start, the servers of before at a renewal.
  }
}
