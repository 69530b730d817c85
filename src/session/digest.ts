const known = new WeakMap<Blob, Promise<string>>()

/**
 * The key of a sound: the same for the same bytes, so that they are kept once. Where the browser has no
 * digests (a page that came by plain http from another machine), each sound has a key of its own.
 */
export function soundKey(sound: Blob): Promise<string> {
  const found = known.get(sound) ?? keyOf(sound)
  known.set(sound, found)
  return found
}

async function keyOf(sound: Blob): Promise<string> {
  const digest = await digestOf(await sound.arrayBuffer())
  return digest === null ? crypto.randomUUID() : `${digest} ${sound.type}`
}

/** SHA-256 of a text, in hexadecimal digits; null where the browser has no digests. */
export function textDigest(text: string): Promise<string | null> {
  return digestOf(new TextEncoder().encode(text))
}

async function digestOf(bytes: BufferSource): Promise<string | null> {
  const subtle: SubtleCrypto | undefined = crypto.subtle
  if (subtle === undefined) return null
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
