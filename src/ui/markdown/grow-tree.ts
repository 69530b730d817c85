import type { Element, Root, RootContent, Text } from 'hast'
import { MOST_CHARACTERS, parseMarkdown } from './parse-markdown.ts'

/** A text and its tree, as `parseMarkdown` makes it. */
export type Parsed = { text: string; tree: Root | null }

/** Words and what stands between them: within a line that has begun they open and close nothing. */
const WORDS = /^[\p{L}\p{N} .,;]+$/u
/** A last word that no letter behind it makes a link, a mark or an item of. */
const PLAIN_END = /(?:^|[ \n])[\p{L}\p{N}]*\p{L}[.,;]?$/u
const MAYBE_LINK = /www\./i
/** Within these a longer text is not just a longer text: an address, a formula, a language. */
const WHOLE = new Set(['a', 'code', 'pre'])

/**
 * The tree of a text that has grown from `before`. Nearly all of a reply is words behind words: then the
 * last text of the tree grows, and nothing is parsed. Everything else is parsed anew.
 */
export function parseGrown(before: Parsed | null, text: string, idPrefix: string): Parsed {
  const tree = before === null || text.length > MOST_CHARACTERS ? null : grown(before, text)
  return { text, tree: tree ?? parseMarkdown(text, idPrefix) }
}

function grown({ text: before, tree }: Parsed, text: string): Root | null {
  if (tree === null || !text.startsWith(before) || !PLAIN_END.test(before)) return null
  const more = text.slice(before.length)
  // The last word may be the beginning of the address.
  if (!WORDS.test(more) || MAYBE_LINK.test(text.slice(before.lastIndexOf(' ') + 1))) return null
  return withMore(tree, before.length, more)
}

// A copy of the way down to the last text; the rest is shared. Null where the text does not end the source.
function withMore<Node extends Root | Element>(parent: Node, endsAt: number, more: string): Node | null {
  const at = parent.children.findLastIndex(({ type, position }) => type !== 'text' || position !== undefined)
  const last = parent.children[at]
  const next = last === undefined ? null : longer(last, endsAt, more)
  return next === null ? null : { ...parent, children: parent.children.with(at, next) }
}

function longer(node: RootContent, endsAt: number, more: string): Element | Text | null {
  if (node.type === 'element') return WHOLE.has(node.tagName) ? null : withMore(node, endsAt, more)
  if (node.type !== 'text' || node.position?.end.offset !== endsAt) return null
  const value = (node.value + more).trimEnd()
  const { start, end } = node.position
  const offset = endsAt + more.trimEnd().length
  return { ...node, value, position: { start, end: { ...end, offset } } }
}
