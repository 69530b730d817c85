import { maskIn } from '@/lib/mask-token.ts'
import { LEAST_SECRET } from './mask-bytes.ts'

/**
 * Masks a token in a text that comes piece by piece. `rest` is what `mask` still held back at the end; `hasMasked`
 * tells whether there was a token.
 */
export type TextMask = { mask(text: string): string; rest(): string; hasMasked(): boolean }

/**
 * Masks every occurrence of the token in a text, wherever the text is cut: a server that streams it back puts its
 * pieces into events of their own, where no mask of the body finds it. What may be the beginning of a token is held
 * back until the next piece tells.
 *
 * Null when there is nothing to mask.
 */
export function createTextMask(token: string | null): TextMask | null {
  if (token === null || token.length < LEAST_SECRET) return null
  let held = ''
  let hasMasked = false
  return {
    mask(text) {
      const come = held + text
      const all = maskIn(come, token)
      hasMasked ||= all !== come
      held = beginningAt(all, token)
      return all.slice(0, all.length - held.length)
    },
    rest: () => held,
    hasMasked: () => hasMasked,
  }
}

// The end of a text with which a token may begin; empty where there is none.
function beginningAt(text: string, token: string): string {
  const first = token.charAt(0)
  let at = text.indexOf(first, Math.max(0, text.length - token.length + 1))
  while (at >= 0) {
    const end = text.slice(at)
    if (token.startsWith(end)) return end
    at = text.indexOf(first, at + 1)
  }
  return ''
}
