// The tokens that the user gave. Owns: where they are kept and to which server each belongs.
// A token never leaves this module but into a client's Authorization header.
import * as z from 'zod/mini'
import { createStore } from 'zustand/vanilla'
import { isSameValue } from '@/lib/same-value.ts'
import { without } from '@/lib/without.ts'
import { deviceStorage, tabStorage } from './browser-storage.ts'
import { knowTokens } from './held-token.ts'
import { isGood, type KeptTokens, readKeptTokens, withoutExpired } from './kept-tokens.ts'
import { openChannel } from './open-channel.ts'
import {
  closeVault,
  createVault,
  dropSealed,
  dropVault,
  onVaultChanged,
  openVault,
  putSealed,
  vaultStore,
} from './vault.ts'

/** How long a token is kept: until this tab closes, for a day, or on this device until it is forgotten. */
export type Keeping = 'tab' | 'day' | 'device'

type Place = 'tab' | 'device'

const KEY = 'taas.tokens'
const DAY_MS = 24 * 60 * 60 * 1000
const places = { tab: tabStorage, device: deviceStorage }
// A connection's id, or null for all of them.
const forgetting = z.object({ forget: z.nullable(z.string()) })
const channel = openChannel(KEY)

export const tokenStore = createStore<Record<Place, KeptTokens>>(() => ({
  tab: read('tab'),
  // What is under a lock is here only once it was opened.
  device: vaultStore.getState().vault === null ? read('device') : {},
}))

/**
 * Keeps a token for a connection, bound to the server that it was entered for, in place of the one it had.
 * Where the remembered tokens are locked and not open, it is kept for this tab.
 *
 * Other tabs learn of a token remembered on the device; one that such a tab keeps for itself stays there.
 */
export function keepToken(connectionId: string, boundTo: string, token: string, keeping: Keeping): void {
  const place: Place = keeping === 'tab' || isShut() ? 'tab' : 'device'
  const other = place === 'tab' ? 'device' : 'tab'
  const until = keeping === 'day' ? { until: Date.now() + DAY_MS } : {}
  change(other, (kept) => without(kept, connectionId))
  change(place, (kept) => ({ ...kept, [connectionId]: { token, boundTo, ...until } }))
}

/** Forgets a connection's token here and in every other tab, at once, locked or not. */
export function forgetToken(connectionId: string): void {
  change('tab', (kept) => without(kept, connectionId))
  change('device', (kept) => without(kept, connectionId))
  dropSealed(connectionId)
  channel?.postMessage({ forget: connectionId })
}

/** Forgets every token here and in every other tab, at once, and the lock with those under it. */
export function forgetAllTokens(): void {
  dropVault()
  change('tab', () => ({}))
  change('device', () => ({}))
  channel?.postMessage({ forget: null })
}

/** The token of a connection, if it was entered for that very server and its time is not over. */
export function tokenFor(
  kept: Record<Place, KeptTokens>,
  connectionId: string,
  boundTo: string,
): string | null {
  const found = kept.tab[connectionId] ?? kept.device[connectionId]
  return found?.boundTo === boundTo && isGood(found.until, Date.now()) ? found.token : null
}

/** Puts the remembered tokens under a passphrase; they stay open in this tab. */
export async function lockTokens(passphrase: string): Promise<void> {
  const { device } = tokenStore.getState()
  await createVault(passphrase, device)
  // The key takes a moment: what was remembered or forgotten in it counts.
  const now = read('device')
  deviceStorage.removeItem(KEY)
  tokenStore.setState({ device: now })
  sealChanges(device, now)
}

/** Opens the remembered tokens for this tab; false when the passphrase is another. */
export async function unlockTokens(passphrase: string): Promise<boolean> {
  const device = await openVault(passphrase)
  if (device !== null) tokenStore.setState({ device })
  return device !== null
}

/** Shuts the remembered tokens in this tab. */
export function shutTokens(): void {
  closeVault()
  tokenStore.setState({ device: {} })
}

/** Remembers the opened tokens without a passphrase again. */
export function removeLock(): void {
  if (isShut()) return
  const { device } = tokenStore.getState()
  dropVault()
  change('device', () => device)
}

/** Forgets the lock and every token under it: the way out of a forgotten passphrase. */
export function wipeLockedTokens(): void {
  dropVault()
  tokenStore.setState({ device: {} })
}

// Wherever they were typed, they are known.
knowTokens(() => {
  const { tab, device } = tokenStore.getState()
  return [...Object.values(tab), ...Object.values(device)].map(({ token }) => token)
})

// The device's storage is written by the tab that forgets, and by it alone: what this tab remembers of
// it may be older than what stands there.
if (channel !== null) {
  channel.onmessage = ({ data }) => {
    const told = forgetting.safeParse(data)
    if (!told.success) return
    const { forget } = told.data
    const rest = (kept: KeptTokens) => (forget === null ? {} : without(kept, forget))
    change('tab', rest)
    tokenStore.setState(({ device }) => ({ device: rest(device) }))
  }
}

addEventListener('storage', ({ key }) => {
  if ((key === KEY || key === null) && vaultStore.getState().vault === null) {
    tokenStore.setState({ device: read('device') })
  }
})
onVaultChanged((device) =>
  tokenStore.setState({ device: vaultStore.getState().vault === null ? read('device') : device }),
)

// A tab that stays open past the time of a token forgets it then.
let expiry: ReturnType<typeof setTimeout> | undefined
tokenStore.subscribe(awaitExpiry)
awaitExpiry()

function awaitExpiry(): void {
  clearTimeout(expiry)
  const { tab, device } = tokenStore.getState()
  const times = [...Object.values(tab), ...Object.values(device)].flatMap(({ until }) => until ?? [])
  if (times.length > 0) expiry = setTimeout(forgetExpired, Math.max(0, Math.min(...times) - Date.now()))
}

function forgetExpired(): void {
  for (const place of ['tab', 'device'] as const) change(place, (kept) => withoutExpired(kept, Date.now()))
}

// Starts from what stands in the storage: another tab may have written a moment ago.
function change(place: Place, edit: (kept: KeptTokens) => KeptTokens): void {
  if (place === 'device' && vaultStore.getState().vault !== null) {
    changeSealed(edit)
    return
  }
  const kept = edit(read(place))
  places[place].setItem(KEY, JSON.stringify(kept))
  tokenStore.setState({ [place]: kept })
}

function changeSealed(edit: (kept: KeptTokens) => KeptTokens): void {
  const { device } = tokenStore.getState()
  const kept = edit(device)
  tokenStore.setState({ device: kept })
  sealChanges(device, kept)
}

function sealChanges(before: KeptTokens, now: KeptTokens): void {
  for (const id of Object.keys(before)) if (!(id in now)) dropSealed(id)
  for (const [id, token] of Object.entries(now)) {
    if (!isSameValue(before[id], token)) void putSealed(id, token)
  }
}

function isShut(): boolean {
  const { vault, key } = vaultStore.getState()
  return vault !== null && key === null
}

function read(place: Place): KeptTokens {
  return readKeptTokens(places[place].getItem(KEY), Date.now())
}
