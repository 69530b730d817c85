// Which server the console talks to. Owns: every connection there is, with its token, and the one in use here.
// Leaves to others: what is saved (saved-connections.ts), tokens (tokens.ts), the gateway's own servers
// (gateway-session.ts).
import { createContext, use, useMemo } from 'react'
import { useStore } from 'zustand'
import { type Client, createClient } from '@/api/client.ts'
import type { ExchangeEvent } from '@/api/exchange.ts'
import { HIDDEN } from '@/lib/hide-own.ts'
import { useDemoMode } from './demo-mode.ts'
import { recordExchange } from './exchanges.ts'
import { type GatewayServer, gatewaySession, loadGatewaySession, serverAt } from './gateway-session.ts'
import type { SavedConnection } from './saved-connection.ts'
import { bindingOf, connectionStore, DEFAULT_ID } from './saved-connections.ts'
import { tokenFor, tokenStore } from './tokens.ts'
import { isUnderLock, vaultStore } from './vault.ts'

/** A server with the token to use there. `kind` tells how its figures are to be labelled. */
export type ActiveConnection = SavedConnection & {
  kind: 'sandbox' | 'gateway' | 'direct'
  token: string | null
  /** Its token is remembered under a passphrase that was not given yet. */
  isLocked: boolean
  /** The gateway that it leads through has no such server any more. */
  isGone: boolean
}

/** Every connection there is: the gateway's default server, if there is a gateway, then the saved ones. */
export function useConnections(): ActiveConnection[] {
  const { saved } = useStore(connectionStore)
  const { servers, sandboxToken } = useStore(gatewaySession)
  const tokens = useStore(tokenStore)
  const vault = useStore(vaultStore)
  const isDemo = useDemoMode()
  return useMemo(() => {
    const kept = { ...tokens, vault }
    const first = servers.slice(0, 1).map((server) => defaultConnection(server, sandboxToken, kept))
    const all = [...first, ...saved.map((connection) => withToken(connection, kept, servers))]
    return isDemo ? all.map(withoutName) : all
  }, [saved, servers, sandboxToken, tokens, vault, isDemo])
}

// The gateway's own sandbox is nobody's.
function withoutName(connection: ActiveConnection): ActiveConnection {
  const isNobodys = connection.id === DEFAULT_ID && connection.kind === 'sandbox'
  return isNobodys ? connection : { ...connection, name: HIDDEN }
}

/** A part of the screen that uses another connection than the active one: a column of Compare. */
export const ConnectionScope = createContext<ActiveConnection | null>(null)

/** The connection in use here, or null where there is no gateway and no address was given yet. */
export function useConnection(): ActiveConnection | null {
  const active = useActiveConnection()
  return use(ConnectionScope) ?? active
}

function useActiveConnection(): ActiveConnection | null {
  const connections = useConnections()
  const { activeId } = useStore(connectionStore)
  const find = (sought: string) => connections.find(({ id }) => id === sought)
  return (activeId === null ? undefined : find(activeId)) ?? find(DEFAULT_ID) ?? null
}

type Kept = ReturnType<typeof tokenStore.getState> & { vault: ReturnType<typeof vaultStore.getState> }

function withToken(
  connection: SavedConnection,
  kept: Kept,
  servers: readonly GatewayServer[],
): ActiveConnection {
  const isRoute = connection.baseUrl.startsWith('/')
  const server = serverAt(connection.baseUrl, servers)
  const isGone = isRoute && server === undefined
  // What the gateway passes on to is the gateway's to say: what was saved may lead elsewhere by now.
  const upstream = server?.upstream ?? (isGone ? connection.upstream : null)
  const boundTo = bindingOf({ ...connection, upstream })
  const token = isGone ? null : tokenFor(kept, connection.id, boundTo)
  const isLocked = token === null && isUnderLock(kept.vault, connection.id, boundTo)
  const kind = server?.kind === 'sandbox' ? 'sandbox' : isRoute ? 'gateway' : 'direct'
  return { ...connection, upstream, kind, token, isLocked, isGone }
}

function defaultConnection(server: GatewayServer, sandboxToken: string | null, kept: Kept): ActiveConnection {
  const { name, baseUrl, healthUrl, upstream } = server
  const place = { id: DEFAULT_ID, baseUrl, healthUrl, upstream, isGone: false }
  if (server.kind === 'sandbox') {
    return { ...place, name: 'Sandbox', kind: 'sandbox', token: sandboxToken, isLocked: false }
  }
  const token = tokenFor(kept, DEFAULT_ID, bindingOf(place))
  const isLocked = token === null && isUnderLock(kept.vault, DEFAULT_ID, bindingOf(place))
  return { ...place, name: upstream ?? name, kind: 'gateway', token, isLocked }
}

/** A client for the active connection. Pages are drawn only while there is one. */
export function useClient(): Client {
  const connection = useConnection()
  return useMemo(() => {
    if (connection === null) throw new Error('A page was drawn without a connection.')
    return createClient(connection, {
      observe: (event) => {
        recordExchange(null, event)
        renewSession(connection, event)
      },
    })
  }, [connection])
}

/**
 * Asks the gateway anew who it is when an answer shows that this is due: the sandbox refused its token, which is
 * minted at every start, or the gateway answers again after it did not.
 */
export function renewSession({ id, kind }: ActiveConnection, event: ExchangeEvent): void {
  if (event.type !== 'response') return
  const isRefused = event.status === 401 && id === DEFAULT_ID && kind === 'sandbox'
  const isBack = gatewaySession.getState().isUnreachable && kind !== 'direct'
  if (isRefused || isBack) void loadGatewaySession()
}
