import * as z from 'zod/mini'
import { createStore } from 'zustand/vanilla'
import { deviceStorage } from './browser-storage.ts'

const server = z.object({
  name: z.string(),
  kind: z.enum(['sandbox', 'upstream']),
  baseUrl: z.string(),
  healthUrl: z.string(),
  upstream: z.nullable(z.string()),
})
const servers = z.array(server)
const sessionAnswer = z.object({
  servers,
  sandboxToken: z.nullable(z.string()),
  testToken: z.nullish(z.string()),
})

/** A server that the gateway reaches for us, the first one being its default. */
export type GatewayServer = z.infer<typeof server>

type GatewaySession = {
  servers: readonly GatewayServer[]
  /** The sandbox's token lives here, in memory, and nowhere else. */
  sandboxToken: string | null
  /** Whether the origin of this page gave no answer when it was asked last: the console came from this browser. */
  isUnreachable: boolean
}

export const gatewaySession = createStore<GatewaySession>(() => ({
  servers: [],
  sandboxToken: null,
  isUnreachable: false,
}))

const ANSWER_WITHIN_MS = 5_000
const KEY = 'taas.gateway'

/**
 * Asks the gateway which servers it has. Anything but its own JSON means that there is no gateway
 * here (a static host): then there are no servers, and the console asks for an address. Once it has
 * answered, a failure to ask it anew leaves what it said; so does no answer at all, also over a reload: its
 * servers, though not their token, are remembered.
 */
export async function loadGatewaySession(): Promise<void> {
  const answer = await askSession()
  if (answer === null) {
    gatewaySession.setState((session) => ({
      servers: session.servers.length > 0 ? session.servers : remembered(),
      isUnreachable: true,
    }))
    return
  }
  const read = sessionAnswer.safeParse(answer.body)
  if (!read.success) return gatewaySession.setState({ isUnreachable: false })
  const { servers, sandboxToken } = read.data
  gatewaySession.setState({ servers, sandboxToken, isUnreachable: false })
  deviceStorage.setItem(KEY, JSON.stringify(servers))
}

// Null where nobody answers, or only somebody who says that the gateway does not.
async function askSession(): Promise<{ body: unknown } | null> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
    const response = await fetch('/gateway/session', { cache: 'no-store', signal })
    if (response.status >= 500) return null
    return { body: await response.json().catch(() => null) }
  } catch {
    return null
  }
}

function remembered(): readonly GatewayServer[] {
  try {
    return servers.parse(JSON.parse(deviceStorage.getItem(KEY) ?? '[]'))
  } catch {
    return []
  }
}

/** The gateway's server at an address, which may also be written out in full. */
export function serverAt(
  baseUrl: string,
  servers: readonly GatewayServer[] = gatewaySession.getState().servers,
): GatewayServer | undefined {
  const full = (url: string) => URL.parse(url, location.href)?.href
  return servers.find((server) => full(server.baseUrl) === full(baseUrl))
}
