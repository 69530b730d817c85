// Which server the console talks to. Owns: the saved connections and the active one.
// Leaves to others: tokens (tokens.ts), the gateway's own servers (gateway-session.ts).
import { useMemo } from 'react'
import * as z from 'zod/mini'
import { useStore } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'
import { type Client, createClient } from '@/api/client.ts'
import type { ExchangeEvent } from '@/api/exchange.ts'
import { type GatewayServer, gatewaySession, loadGatewaySession } from './gateway-session.ts'
import { forgetToken, type Keeping, keepToken, tokenFor, tokenStore } from './tokens.ts'

const savedConnection = z.object({
  id: z.string(),
  name: z.string(),
  baseUrl: z.string(),
  healthUrl: z.string(),
  /** The origin behind a gateway's route; null for a direct connection. */
  upstream: z.nullable(z.string()),
})
const connectionsState = z.object({
  saved: z.catch(z.array(savedConnection), []),
  activeId: z.catch(z.nullable(z.string()), null),
})

export type SavedConnection = z.infer<typeof savedConnection>

/** A server with the token to use there. `kind` tells how its figures are to be labelled. */
export type ActiveConnection = SavedConnection & {
  kind: 'sandbox' | 'gateway' | 'direct'
  token: string | null
}

type ConnectionsState = z.infer<typeof connectionsState>

export const connectionStore = createStore<ConnectionsState>()(
  persist((): ConnectionsState => ({ saved: [], activeId: null }), {
    name: 'taas.connections',
    storage: createJSONStorage(() => localStorage),
    merge: (kept, current) => ({ ...current, ...connectionsState.safeParse(kept ?? {}).data }),
  }),
)

addEventListener('storage', ({ key }) => {
  if (key === 'taas.connections') void connectionStore.persist.rehydrate()
})

/** What a token is bound to: the address that it is sent to and the server behind it. */
export function bindingOf(place: { baseUrl: string; upstream: string | null }): string {
  return `${place.baseUrl} ${place.upstream ?? ''}`.trim()
}

/** Saves a connection, keeps its token and makes it the active one. */
export function saveConnection(connection: SavedConnection, token: string | null, keeping: Keeping): void {
  connectionStore.setState(withConnection(connection))
  if (token !== null) keepToken(connection.id, bindingOf(connection), token, keeping)
}

function withConnection(connection: SavedConnection): ConnectionsState {
  const { saved } = connectionStore.getState()
  return {
    saved: [...saved.filter(({ id }) => id !== connection.id), connection],
    activeId: connection.id,
  }
}

/** Whether the page must be loaded anew before its policy lets it reach that server. */
export function needsReload({ baseUrl, healthUrl }: Pick<SavedConnection, 'baseUrl' | 'healthUrl'>): boolean {
  const known = [location.origin, ...connectionStore.getState().saved.flatMap(originsOf)]
  return originsOf({ baseUrl, healthUrl }).some((origin) => !known.includes(origin))
}

function originsOf({ baseUrl, healthUrl }: Pick<SavedConnection, 'baseUrl' | 'healthUrl'>): string[] {
  return [baseUrl, healthUrl].map((url) => new URL(url, location.href).origin)
}

const TEST_KEY = 'taas.test'

/**
 * Saves a connection that the page may not reach yet, and loads the page anew: the policy is then wide
 * enough, and the connection is tested where it is listed. Nothing is asked of the server before.
 */
export function saveAndReload(connection: SavedConnection, token: string | null, keeping: Keeping): void {
  const { name = '', storage, version = 0 } = connectionStore.persist.getOptions()
  void storage?.setItem(name, { state: withConnection(connection), version })
  if (token !== null) keepToken(connection.id, bindingOf(connection), token, keeping)
  sessionStorage.setItem(TEST_KEY, connection.id)
  location.reload()
}

/** Whether that connection waits for the test that a reload put off; true once. */
export function takeTest(id: string): boolean {
  if (sessionStorage.getItem(TEST_KEY) !== id) return false
  sessionStorage.removeItem(TEST_KEY)
  return true
}

/** Makes a connection the active one; null is the gateway's default server. */
export function activateConnection(id: string | null): void {
  connectionStore.setState({ activeId: id })
}

/** Removes a connection and forgets its token in every tab. */
export function removeConnection(id: string): void {
  forgetToken(id)
  connectionStore.setState(({ saved, activeId }) => ({
    saved: saved.filter((connection) => connection.id !== id),
    activeId: activeId === id ? null : activeId,
  }))
}

/** The active connection, or null where there is no gateway and no address was given yet. */
export function useConnection(): ActiveConnection | null {
  const { saved, activeId } = useStore(connectionStore)
  const { servers, sandboxToken } = useStore(gatewaySession)
  const kept = useStore(tokenStore)
  return useMemo(() => {
    const chosen = saved.find(({ id }) => id === activeId)
    if (chosen !== undefined) {
      const token = tokenFor(kept, chosen.id, bindingOf(chosen))
      return { ...chosen, kind: chosen.baseUrl.startsWith('/') ? 'gateway' : 'direct', token }
    }
    const [server] = servers
    return server === undefined ? null : defaultConnection(server, sandboxToken, kept)
  }, [saved, activeId, servers, sandboxToken, kept])
}

type KeptTokens = ReturnType<typeof tokenStore.getState>

function defaultConnection(
  server: GatewayServer,
  sandboxToken: string | null,
  kept: KeptTokens,
): ActiveConnection {
  const { name, baseUrl, healthUrl, upstream } = server
  const place = { id: DEFAULT_ID, baseUrl, healthUrl, upstream }
  if (server.kind === 'sandbox') return { ...place, name: 'Sandbox', kind: 'sandbox', token: sandboxToken }
  const token = tokenFor(kept, DEFAULT_ID, bindingOf(place))
  return { ...place, name: upstream ?? name, kind: 'gateway', token }
}

/** The id under which the token of the gateway's default server is kept. */
const DEFAULT_ID = 'default'

/** A client for the active connection. Pages are drawn only while there is one. */
export function useClient(): Client {
  const connection = useConnection()
  return useMemo(() => {
    if (connection === null) throw new Error('A page was drawn without a connection.')
    return createClient(connection, { observe: (event) => renewSandboxToken(connection, event) })
  }, [connection])
}

/** Fetches the sandbox's token anew when it is refused: it is minted at every start of the gateway. */
export function renewSandboxToken(connection: ActiveConnection, event: ExchangeEvent): void {
  if (connection.kind !== 'sandbox' || event.type !== 'response' || event.status !== 401) return
  void loadGatewaySession()
}
