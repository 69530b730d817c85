// The saved connections, and which one is active. Owns: how they are kept, by this device and this tab, and when the
// page must be loaded anew for one. Leaves to others: tokens (tokens.ts), the connection in use (connection.ts).
import * as z from 'zod/mini'
import { createJSONStorage, persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'
import { freeName } from '@/lib/free-name.ts'
import { deviceStorage, tabStorage } from './browser-storage.ts'
import { serverAt } from './gateway-session.ts'
import { type SavedConnection, savedConnection } from './saved-connection.ts'
import { type Keeping, keepToken } from './tokens.ts'

const connectionsState = z.object({
  saved: z.catch(z.array(savedConnection), []),
  activeId: z.catch(z.nullable(z.string()), null),
})

type ConnectionsState = z.infer<typeof connectionsState>

/** The id of the gateway's default server. */
export const DEFAULT_ID = 'default'

const NAME = 'taas.connections'
const CHOICE = 'taas.active'
const storage = createJSONStorage<ConnectionsState>(() => deviceStorage)

/** The saved connections, shared by all tabs, and this tab's choice, which begins as the last of any tab. */
export const connectionStore = createStore<ConnectionsState>()(
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

/**
 * Saves the connections of a file beside the others, each id once; of one that is here already nothing is taken, nor
 * of one that calls itself the gateway's own.
 */
export function bringConnections(brought: readonly SavedConnection[]): void {
  connectionStore.setState(({ saved }) => {
    const known = new Set([DEFAULT_ID, ...saved.map(({ id }) => id)])
    const isNew = ({ id }: SavedConnection) => !known.has(id) && known.add(id)
    return { saved: [...saved, ...brought.filter(isNew)] }
  })
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
