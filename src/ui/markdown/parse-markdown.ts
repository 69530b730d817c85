import type { Root } from 'hast'
import type { Nodes, Root as Tree } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mathFromMarkdown } from 'mdast-util-math'
import { type Handlers, toHast } from 'mdast-util-to-hast'
import { gfm } from 'micromark-extension-gfm'
import { math } from 'micromark-extension-math'
import { bracketMath } from './bracket-math.ts'

const PARSING = {
  extensions: [gfm(), math(), bracketMath],
  mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown()],
}

// Raw HTML is shown as the text that it is: nothing of a reply becomes markup but through Markdown.
const handlers: Handlers = {
  html: (_state, node, parent: Nodes | undefined) => {
    const text = { type: 'text' as const, value: String(node.value) }
    const isBlock = parent?.type !== 'paragraph' && parent?.type !== 'tableCell' && parent?.type !== 'heading'
    return isBlock ? { type: 'element', tagName: 'p', properties: {}, children: [text] } : text
  },
}

/** What one text may be at most and still be rendered: nobody writes more, and more stops the page. */
export const MOST_CHARACTERS = 500_000

const MOST = {
  /** Quotes, lists and the like within each other. */
  depth: 60,
  nodes: 50_000,
  /** Cells of one table; short rows are filled up, so few characters can ask for many. */
  cells: 5_000,
  /** Brackets that open in a row: what they may mean takes long to find out. */
  openings: 500,
}

const MARKERS_IN_A_ROW = new RegExp(
  `^(?:[ \\t]{0,8}(?:>|[-+*][ \\t]|\\d{1,9}[.)][ \\t])){${MOST.depth},}`,
  'm',
)
const OPENINGS_IN_A_ROW = new RegExp(`(?:\\[[^\\[\\]\\n]{0,2}){${MOST.openings},}`)

/**
 * Parses Markdown (GFM and math) to a tree of elements. Ids that footnotes make begin with
 * `idPrefix`, so that two texts on one page do not mix their notes. Null for a text that is too deep or
 * too large: it is to be shown as it is.
 */
export function parseMarkdown(text: string, idPrefix: string): Root | null {
  if (text.length > MOST_CHARACTERS || MARKERS_IN_A_ROW.test(text) || OPENINGS_IN_A_ROW.test(text))
    return null
  try {
    const source = fromMarkdown(text, PARSING)
    if (isTooMuch(source)) return null
    const tree = toHast(source, { handlers, clobberPrefix: idPrefix })
    return tree.type === 'root' ? tree : { type: 'root', children: tree.type === 'doctype' ? [] : [tree] }
  } catch (error) {
    // The parser calls itself: too deep for the stack before the tree could be measured.
    if (error instanceof RangeError) return null
    throw error
  }
}

// A loop and a list of its own, since a walk that calls itself would be the first to fall.
function isTooMuch(tree: Tree): boolean {
  const left: { node: Nodes; depth: number }[] = [{ node: tree, depth: 0 }]
  let nodes = 0
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { node, depth } = next
    nodes += 1
    if (nodes > MOST.nodes || depth > MOST.depth || cellsOf(node) > MOST.cells) return true
    if (!('children' in node)) continue
    for (const child of node.children) left.push({ node: child, depth: depth + 1 })
  }
  return false
}

function cellsOf(node: Nodes): number {
  if (node.type !== 'table') return 0
  const widest = node.children.reduce((most, row) => Math.max(most, row.children.length), 0)
  return node.children.length * widest
}
