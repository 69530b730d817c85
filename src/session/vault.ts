// Remembered tokens under a passphrase. Owns: their sealed form on this device, and the key while it is open.
// Leaves to others: the tokens themselves (tokens.ts), the ciphers (lib/passphrase.ts).
import * as z from 'zod/mini'
import { createStore } from 'zustand/vanilla'
import { ITERATIONS } from '@/lib/key-recipe.ts'
import { without } from '@/lib/without.ts'
import { deviceStorage } from './browser-storage.ts'
import { isGood, type KeptToken, type KeptTokens } from './kept-tokens.ts'

const sealed = z.object({ iv: z.string(), data: z.string() })
const vaultState = z.object({
  recipe: z.object({
    kdf: z.literal('PBKDF2'),
    hash: z.literal('SHA-256'),
    // Fewer would be a weakened lock, far more a frozen page.
    iterations: z.int().check(z.minimum(ITERATIONS), z.maximum(ITERATIONS * 20)),
    salt: z.string(),
  }),
  /** A known word, sealed: it tells the right passphrase where no token is kept. */
  proof: sealed,
  tokens: z.record(z.string(), z.object({ boundTo: z.string(), until: z.optional(z.number()), sealed })),
})

type Vault = z.infer<typeof vaultState>

const KEY = 'taas.vault'
const PROOF = 'taas'

// Most visits have no lock.
const ciphers = () => import('@/lib/passphrase.ts')

/** The vault of this device, if there is one, and its key while this tab has it open. */
export const vaultStore = createStore<{ vault: Vault | null; key: CryptoKey | null }>(() => ({
  vault: read(),
  key: null,
}))

/** Makes a vault of tokens; it stays open in this tab. */
export async function createVault(passphrase: string, kept: KeptTokens): Promise<void> {
  const { deriveKey, newRecipe, seal } = await ciphers()
  const recipe = newRecipe()
  const key = await deriveKey(passphrase, recipe)
  const entries = await Promise.all(
    Object.entries(kept).map(async ([id, token]) => [id, await sealedEntry(key, id, token)] as const),
  )
  write({ recipe, proof: await seal(key, PROOF, PROOF), tokens: Object.fromEntries(entries) }, key)
}

/** Opens the vault for this tab; null when the passphrase is another. */
export async function openVault(passphrase: string): Promise<KeptTokens | null> {
  const { vault } = vaultStore.getState()
  if (vault === null) return null
  const { deriveKey, unseal } = await ciphers()
  const key = await deriveKey(passphrase, vault.recipe)
  if ((await unseal(key, vault.proof, PROOF)) !== PROOF) return null
  vaultStore.setState({ key })
  return openedTokens(vault, key)
}

/** Forgets the key: what is sealed stays. */
export function closeVault(): void {
  vaultStore.setState({ key: null })
}

/** Ends the vault with all that is sealed in it. */
export function dropVault(): void {
  deviceStorage.removeItem(KEY)
  vaultStore.setState({ vault: null, key: null })
}

/** Seals a token in place of the connection's last one. The vault must be open. */
export async function putSealed(id: string, token: KeptToken): Promise<void> {
  const { key } = vaultStore.getState()
  if (key === null) return
  const entry = await sealedEntry(key, id, token)
  // What was dropped or sealed meanwhile, here or in another tab, stands.
  const vault = read()
  if (vault !== null) write({ ...vault, tokens: { ...vault.tokens, [id]: entry } }, key)
}

/** Forgets a sealed token, open or not. */
export function dropSealed(id: string): void {
  const vault = read()
  if (vault !== null) write({ ...vault, tokens: without(vault.tokens, id) }, vaultStore.getState().key)
}

/** Whether a connection has a token under a lock that is not open. */
export function isUnderLock(
  { vault, key }: ReturnType<typeof vaultStore.getState>,
  id: string,
  boundTo: string,
): boolean {
  const entry = vault?.tokens[id]
  return key === null && entry?.boundTo === boundTo && isGood(entry.until, Date.now())
}

/** Calls back with the tokens whenever another tab has changed what is sealed: none where it is shut here. */
export function onVaultChanged(take: (kept: KeptTokens) => void): void {
  addEventListener('storage', ({ key: changed }) => {
    if (changed !== KEY && changed !== null) return
    const before = vaultStore.getState()
    const vault = read()
    const isSame = vault?.recipe.salt === before.vault?.recipe.salt
    const key = isSame ? before.key : null
    vaultStore.setState({ vault, key })
    if (vault === null || key === null) return take({})
    void openedTokens(vault, key).then(take)
  })
}

async function openedTokens({ tokens }: Vault, key: CryptoKey): Promise<KeptTokens> {
  const { unseal } = await ciphers()
  const opened = await Promise.all(
    Object.entries(tokens).map(async ([id, { boundTo, until, sealed }]) => {
      const token = await unseal(key, sealed, contextOf(id, boundTo))
      if (token === null || !isGood(until, Date.now())) return []
      return [[id, { token, boundTo, ...(until === undefined ? {} : { until }) }] as const]
    }),
  )
  return Object.fromEntries(opened.flat())
}

async function sealedEntry(key: CryptoKey, id: string, { token, boundTo, until }: KeptToken) {
  const { seal } = await ciphers()
  const entry = { boundTo, sealed: await seal(key, token, contextOf(id, boundTo)) }
  return until === undefined ? entry : { ...entry, until }
}

// Sealed with its connection and server: moved to another, it does not open.
function contextOf(id: string, boundTo: string): string {
  return `${id} ${boundTo}`
}

function write(vault: Vault, key: CryptoKey | null): void {
  deviceStorage.setItem(KEY, JSON.stringify(vault))
  vaultStore.setState({ vault, key })
}

function read(): Vault | null {
  try {
    return vaultState.safeParse(JSON.parse(deviceStorage.getItem(KEY) ?? 'null')).data ?? null
  } catch {
    return null
  }
}
