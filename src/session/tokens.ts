// The tokens that the user gave. Owns: where they are kept and to which server each belongs.
// A token never leaves this module but into a client's Authorization header.
import * as z from 'zod/mini'
import { createStore } from 'zustand/vanilla'
import { deviceStorage, tabStorage } from './browser-storage.ts'

const keptToken = z.object({ token: z.string(), boundTo: z.string() })
const keptTokens = z.catch(z.record(z.string(), keptToken), {})

type KeptTokens = z.infer<typeof keptTokens>

/** How long a token is kept: until this tab closes, or on this device until it is forgotten. */
export type Keeping = 'tab' | 'device'

const KEY = 'taas.tokens'
const places = { tab: tabStorage, device: deviceStorage }
// A connection's id, or null for all of them.
const forgetting = z.object({ forget: z.nullable(z.string()) })
const channel = openChannel()

export const tokenStore = createStore<Record<Keeping, KeptTokens>>(() => ({
  tab: read('tab'),
  device: read('device'),
}))

/**
 * Keeps a token for a connection, bound to the server that it was entered for, in place of the one it had.
 *
 * Other tabs learn of a token remembered on the device; one that such a tab keeps for itself stays there.
 */
export function keepToken(connectionId: string, boundTo: string, token: string, keeping: Keeping): void {
  const other = keeping === 'tab' ? 'device' : 'tab'
  change(other, (kept) => without(kept, connectionId))
  change(keeping, (kept) => ({ ...kept, [connectionId]: { token, boundTo } }))
}

/** Forgets a connection's token here and in every other tab, at once. */
export function forgetToken(connectionId: string): void {
  change('tab', (kept) => without(kept, connectionId))
  change('device', (kept) => without(kept, connectionId))
  channel?.postMessage({ forget: connectionId })
}

/** Forgets every token here and in every other tab, at once. */
export function forgetAllTokens(): void {
  change('tab', () => ({}))
  change('device', () => ({}))
  channel?.postMessage({ forget: null })
}

/** The token of a connection, if it was entered for that very server. */
export function tokenFor(
  kept: Record<Keeping, KeptTokens>,
  connectionId: string,
  boundTo: string,
): string | null {
  const found = kept.tab[connectionId] ?? kept.device[connectionId]
  return found?.boundTo === boundTo ? found.token : null
}

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
  if (key === KEY || key === null) tokenStore.setState({ device: read('device') })
})

// Starts from what stands in the storage: another tab may have written a moment ago.
function change(keeping: Keeping, edit: (kept: KeptTokens) => KeptTokens): void {
  const kept = edit(read(keeping))
  places[keeping].setItem(KEY, JSON.stringify(kept))
  tokenStore.setState({ [keeping]: kept })
}

function without(kept: KeptTokens, connectionId: string): KeptTokens {
  const { [connectionId]: _, ...rest } = kept
  return rest
}

function read(keeping: Keeping): KeptTokens {
  try {
    return keptTokens.parse(JSON.parse(places[keeping].getItem(KEY) ?? '{}'))
  } catch {
    return {} // It holds something else.
  }
}

// Some browsers refuse it along with storage; there is no other tab to tell then.
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(KEY)
  } catch {
    return null
  }
}
