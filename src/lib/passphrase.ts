// Texts sealed with a passphrase, by WebCrypto alone. Owns: which algorithms, with which parameters.
// Leaves to others: where sealed texts are kept (session/vault.ts).

import { ITERATIONS, type KeyRecipe } from './key-recipe.ts'

/** A sealed text: base64. */
export type Sealed = { iv: string; data: string }

const SALT_BYTES = 16
/** What NIST SP 800-38D recommends for AES-GCM. */
const IV_BYTES = 12

/** Whether texts can be sealed here: browsers keep the means for https and this very machine. */
export function canSeal(): boolean {
  return globalThis.crypto?.subtle !== undefined
}

/** A recipe with a random salt. */
export function newRecipe(): KeyRecipe {
  return { kdf: 'PBKDF2', hash: 'SHA-256', iterations: ITERATIONS, salt: randomBase64(SALT_BYTES) }
}

/**
 * The AES-GCM key (256 bits, never extractable) of a passphrase; takes some tenths of a second. Spaces at its
 * ends count, its Unicode form does not (NFKC).
 */
export async function deriveKey(
  passphrase: string,
  { hash, iterations, salt }: KeyRecipe,
): Promise<CryptoKey> {
  const secret = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const material = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash, iterations, salt: fromBase64(salt) },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

/** Seals a text, each time with another random iv. It opens only together with the same `context`. */
export async function seal(key: CryptoKey, text: string, context: string): Promise<Sealed> {
  const iv = randomBase64(IV_BYTES)
  const data = await crypto.subtle.encrypt(algorithm(iv, context), key, new TextEncoder().encode(text))
  return { iv, data: toBase64(new Uint8Array(data)) }
}

/** The text again; null when the key or the context is another, or when anything was changed. */
export async function unseal(key: CryptoKey, { iv, data }: Sealed, context: string): Promise<string | null> {
  try {
    const text = await crypto.subtle.decrypt(algorithm(iv, context), key, fromBase64(data))
    return new TextDecoder().decode(text)
  } catch {
    return null
  }
}

function algorithm(iv: string, context: string): AesGcmParams {
  return { name: 'AES-GCM', iv: fromBase64(iv), additionalData: new TextEncoder().encode(context) }
}

function randomBase64(count: number): string {
  return toBase64(crypto.getRandomValues(new Uint8Array(count)))
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
