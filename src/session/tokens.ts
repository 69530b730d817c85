// The tokens that the user gave. Owns: where they are kept and to which server each belongs.
// A token never leaves this module but into a client's Authorization header.
import * as z from 'zod/mini'
import { createStore } from 'zustand/vanilla'

const keptToken = z.object({ token: z.string(), boundTo: z.string() })
const keptTokens = z.catch(z.record(z.string(), keptToken), {})

type KeptTokens = z.infer<typeof keptTokens>

/** How long a token is kept: until this tab closes, or on this device until it is forgotten. */
export type Keeping = 'tab' | 'device'

const KEY = 'taas.tokens'
const channel = new BroadcastChannel(KEY)

export const tokenStore = createStore<Record<Keeping, KeptTokens>>(() => ({
  tab: read('tab'),
  device: read('device'),
}))

/** Keeps a token for a connection, bound to the server that it was entered for. */
export function keepToken(connectionId: string, boundTo: string, token: string, keeping: Keeping): void {
  forgetToken(connectionId)
  tokenStore.setState((kept) => ({ [keeping]: { ...kept[keeping], [connectionId]: { token, boundTo } } }))
  write(keeping)
}

/** Forgets a connection's token here and in every other tab, at once. */
export function forgetToken(connectionId: string): void {
  drop(connectionId)
  channel.postMessage(connectionId)
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

function drop(connectionId: string): void {
  for (const keeping of ['tab', 'device'] as const) {
    const { [connectionId]: _, ...rest } = tokenStore.getState()[keeping]
    tokenStore.setState({ [keeping]: rest })
    write(keeping)
  }
}

channel.onmessage = ({ data }) => {
  if (typeof data === 'string') drop(data)
}

addEventListener('storage', ({ key }) => {
  if (key === KEY || key === null) tokenStore.setState({ device: read('device') })
})

function place(keeping: Keeping): Storage {
  return keeping === 'tab' ? sessionStorage : localStorage
}

// Storage may be blocked or hold something else; then the tokens of this page's life are all there are.
function read(keeping: Keeping): KeptTokens {
  try {
    return keptTokens.parse(JSON.parse(place(keeping).getItem(KEY) ?? '{}'))
  } catch {
    return {}
  }
}

function write(keeping: Keeping): void {
  try {
    place(keeping).setItem(KEY, JSON.stringify(tokenStore.getState()[keeping]))
  } catch {
    // Blocked or full: the token stays in memory for this page's life.
  }
}
