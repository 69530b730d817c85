import { maskToken } from '@/lib/mask-token.ts'

/**
 * A token of fewer characters is no secret but a placeholder ("none", "ollama"); masking it would
 * damage answers that hold the word.
 */
export const LEAST_SECRET = 16

/** Masks a token in bytes that come piece by piece. `rest` is what `mask` still held back at the end. */
export type ByteMask = {
  mask(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>
  rest(): Uint8Array<ArrayBuffer>
}

/**
 * Masks every occurrence of the token in a body, wherever the body is cut, so that nobody behind it can
 * show or keep it. What may be the beginning of a token is held back until the next piece tells.
 *
 * Null when there is nothing to mask.
 */
export function createByteMask(token: string | null): ByteMask | null {
  if (token === null || token.length < LEAST_SECRET) return null
  const encoder = new TextEncoder()
  const secret = encoder.encode(token)
  const shown = encoder.encode(maskToken(token))
  let held: Uint8Array<ArrayBuffer> = new Uint8Array(0)
  return {
    mask(bytes) {
      const all = joined([held, bytes])
      const parts: Uint8Array<ArrayBuffer>[] = []
      let from = 0
      let at = all.indexOf(secret[0] ?? 0)
      while (at >= 0) {
        const matched = matchAt(all, secret, at)
        if (matched === secret.length) {
          parts.push(all.subarray(from, at), shown)
          from = at + matched
        } else if (at + matched === all.length) break
        at = all.indexOf(secret[0] ?? 0, Math.max(from, at + 1))
      }
      const end = at < 0 ? all.length : at
      held = all.slice(end)
      if (parts.length === 0) return all.subarray(0, end)
      return joined([...parts, all.subarray(from, end)])
    },
    rest: () => held,
  }
}

function matchAt(all: Uint8Array, secret: Uint8Array, at: number): number {
  let matched = 0
  while (matched < secret.length && at + matched < all.length && all[at + matched] === secret[matched]) {
    matched += 1
  }
  return matched
}

function joined(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const filled = parts.filter((part) => part.length > 0)
  const [only] = filled
  if (filled.length === 1 && only !== undefined) return only
  const all = new Uint8Array(filled.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of filled) {
    all.set(part, offset)
    offset += part.length
  }
  return all
}
