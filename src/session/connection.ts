// Which server the console talks to. Owns: the saved connections and the active one.
// Leaves to others: tokens (tokens.ts), the gateway's own servers (gateway-session.ts).
import { createContext, use, useMemo } from 'react'
import * as z from 'zod/mini'
import { useStore } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'
import { type Client, createClient } from '@/api/client.ts'
import type { ExchangeEvent } from '@/api/exchange.ts'
import { freeName } from '@/lib/free-name.ts'
import { HIDDEN } from '@/lib/hide-own.ts'
import { deviceStorage, tabStorage } from './browser-storage.ts'
import { useDemoMode } from './demo-mode.ts'
import { recordExchange } from './exchanges.ts'
import { type GatewayServer, gatewaySession, loadGatewaySession } from './gateway-session.ts'
import { type Keeping, keepToken, tokenFor, tokenStore } from './tokens.ts'
import { isUnderLock, vaultStore } from './vault.ts'

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
  /** Its token is remembered under a passphrase that was not given yet. */
  isLocked: boolean
  /** The gateway that it leads through has no such server any more. */
  isGone: boolean
}

type ConnectionsState = z.infer<typeof connectionsState>

/** The id of the gateway's default server. */
export const DEFAULT_ID = 'default'

const NAME = 'taas.connections'
const CHOICE = 'taas.active'
const storage = createJSONStorage<ConnectionsState>(() => deviceStorage)

/** The saved connections, shared by all tabs, and this tab's choice, which begins as the last of any tab. */
const connectionStore = createStore<ConnectionsState>()(
  persist((): ConnectionsState => ({ saved: [], activeId: null }), {
    name: NAME,
    storage,
    merge: (kept, current) => {
      const { saved, activeId } = { ...current, ...connectionsState.safeParse(kept ?? {}).data }
      const own = readChoice()
      return { saved, activeId: own === undefined ? activeId : own }
    },
  }),
)

connectionStore.subscribe(({ activeId }) => writeChoice(activeId))
writeChoice(connectionStore.getState().activeId)

addEventListener('storage', ({ key }) => {
  if (key === NAME || key === null) void connectionStore.persist.rehydrate()
})

// Undefined where this tab has not chosen yet; null is a choice, the gateway's default server.
function readChoice(): string | null | undefined {
  const kept = tabStorage.getItem(CHOICE)
  return kept === '' ? null : (kept ?? undefined)
}

function writeChoice(activeId: string | null): void {
  tabStorage.setItem(CHOICE, activeId ?? '')
}

// What the page's policy allows was fixed when it was loaded (public/theme.js).
const reachable = new Set([location.origin, ...connectionStore.getState().saved.flatMap(originsOf)])

/** What a token is bound to: the address that it is sent to and the server behind it. */
export function bindingOf(place: { baseUrl: string; upstream: string | null }): string {
  return `${place.baseUrl} ${place.upstream ?? ''}`.trim()
}

/** Saves a connection, keeps its token and makes it the active one. */
export function saveConnection(connection: SavedConnection, token: string | null, keeping: Keeping): void {
  connectionStore.setState(withConnection(connection))
  if (token !== null) changeToken(connection, token, keeping)
}

/** Keeps a token for a connection, bound to the server that stands behind its address now. */
export function changeToken(connection: SavedConnection, token: string, keeping: Keeping): void {
  const upstream = serverAt(connection.baseUrl)?.upstream ?? null
  keepToken(connection.id, bindingOf({ ...connection, upstream }), token, keeping)
}

/** The name for a new connection: as wanted, with a number where another is called so already. */
export function nameForNew(wanted: string): string {
  return freeName(
    wanted,
    connectionStore.getState().saved.map(({ name }) => name),
  )
}

/** Saves a connection beside the others, without choosing it. */
export function addConnection(connection: SavedConnection, token: string, keeping: Keeping): void {
  connectionStore.setState(({ saved }) => ({ saved: [...saved, connection] }))
  changeToken(connection, token, keeping)
}

function withConnection(connection: SavedConnection): ConnectionsState {
  const { saved } = connectionStore.getState()
  return {
    saved: [...saved.filter(({ id }) => id !== connection.id), connection],
    activeId: connection.id,
  }
}

/**
 * Whether the page must be loaded anew before its policy lets it reach that server. Not where the browser
 * keeps nothing: the connection would be lost by it.
 */
export function needsReload(place: Pick<SavedConnection, 'baseUrl' | 'healthUrl'>): boolean {
  return originsOf(place).some((origin) => !reachable.has(origin)) && deviceStorage.keeps()
}

function originsOf({ baseUrl, healthUrl }: Pick<SavedConnection, 'baseUrl' | 'healthUrl'>): string[] {
  return [baseUrl, healthUrl].flatMap((url) => URL.parse(url, location.href)?.origin ?? [])
}

const TEST_KEY = 'taas.test'

/**
 * Saves a connection that the page may not reach yet, and loads the page anew: the policy is then wide
 * enough, and the connection is tested where it is listed; it becomes the active one when it answers. Nothing
 * is asked of the server before.
 */
export function saveAndReload(connection: SavedConnection, token: string | null, keeping: Keeping): void {
  const { activeId } = connectionStore.getState()
  void storage?.setItem(NAME, { state: { ...withConnection(connection), activeId }, version: 0 })
  if (token !== null) changeToken(connection, token, keeping)
  tabStorage.setItem(TEST_KEY, connection.id)
  location.reload()
}

// The page is left as it is until it goes: it may ask nothing of a server out of its reach.
function reloadWith(id: string): void {
  writeChoice(id)
  location.reload()
}

/** Whether that connection waits for the test that a reload put off; true once. */
export function takeTest(id: string): boolean {
  if (tabStorage.getItem(TEST_KEY) !== id) return false
  tabStorage.removeItem(TEST_KEY)
  return true
}

/**
 * Makes a connection the active one in this tab. The page is loaded anew for one that another tab saved
 * and that this page's policy does not know.
 */
export function activateConnection(id: string): void {
  const chosen = connectionStore.getState().saved.find((connection) => connection.id === id)
  if (chosen !== undefined && needsReload(chosen)) reloadWith(chosen.id)
  else connectionStore.setState({ activeId: id === DEFAULT_ID ? null : id })
}

/** Takes a saved connection away, or all of them (null); what is known of it is forgotten by `forget.ts`. */
export function dropConnection(id: string | null): void {
  connectionStore.setState(({ saved, activeId }) => ({
    saved: id === null ? [] : saved.filter((connection) => connection.id !== id),
    activeId: id === null || activeId === id ? null : activeId,
  }))
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

// The gateway's server at an address, which may also be written out in full.
function serverAt(
  baseUrl: string,
  servers: readonly GatewayServer[] = gatewaySession.getState().servers,
): GatewayServer | undefined {
  const full = (url: string) => URL.parse(url, location.href)?.href
  return servers.find((server) => full(server.baseUrl) === full(baseUrl))
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
