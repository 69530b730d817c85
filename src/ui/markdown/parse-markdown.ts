import type { Root } from 'hast'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mathFromMarkdown } from 'mdast-util-math'
import { type Handlers, toHast } from 'mdast-util-to-hast'
import { gfm } from 'micromark-extension-gfm'
import { math } from 'micromark-extension-math'

const PARSING = {
  extensions: [gfm(), math()],
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

/**
 * Parses Markdown (GFM and math) to a tree of elements. Ids that footnotes make begin with
 * `idPrefix`, so that two texts on one page do not mix their notes.
 */
export function parseMarkdown(text: string, idPrefix: string): Root {
  const tree = toHast(fromMarkdown(text, PARSING), { handlers, clobberPrefix: idPrefix })
  return tree.type === 'root' ? tree : { type: 'root', children: tree.type === 'doctype' ? [] : [tree] }
}
