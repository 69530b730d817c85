import { expect, it } from 'vitest'
import { appendText, EMPTY_SPLIT, finishText, needsWhole } from '@/lib/split-markdown.ts'
import { fragmentDocument, lineDocument, piecesOf, seededRandom } from '@/lib/test-documents.ts'
import { parseMarkdown } from './parse-markdown.ts'

/**
 * The tree without positions, and without the line ends that stand between blocks: those at the end of
 * code or HTML that was never closed are among them, and nobody sees them.
 */
function treeOf(text: string): unknown[] {
  const visible = (key: string, value: unknown) => {
    if (key === 'position') return undefined
    return key === 'value' ? String(value).trimEnd() : value
  }
  const { children } = JSON.parse(JSON.stringify(parseMarkdown(text, 'x-'), visible))
  return children.filter(
    (child: { type: string; value?: string }) => child.type !== 'text' || child.value?.trim(),
  )
}

function blocksOf(pieces: readonly string[]): string[] {
  return finishText(pieces.reduce(appendText, EMPTY_SPLIT)).groups.flat()
}

it.each([
  ['constructs in a row', fragmentDocument, 1000],
  ['lines at any indent', lineDocument, 2000],
] as const)('%s parse block by block as they do whole', (_, makeDocument, count) => {
  for (let seed = 1; seed <= count; seed += 1) {
    const random = seededRandom(seed)
    const text = makeDocument(random)
    const blocks = blocksOf(piecesOf(random, text))
    if (needsWhole(text)) continue
    const apart = blocks.flatMap(treeOf)
    const whole = treeOf(text)
    // Compared as text first: the deep comparison is only for what it prints.
    if (JSON.stringify(apart) !== JSON.stringify(whole))
      expect(apart, JSON.stringify({ seed, blocks })).toEqual(whole)
  }
})

it('really has the definitions for which it gives up', () => {
  for (const text of [
    '> [a]: b\n\n[a]',
    '- [a]: b\n\n[a]',
    '[a\nb]: c\n\n[a b]',
    '[^1]: d\n\n[^1]',
    '1. [a\\]]: b',
  ]) {
    expect(needsWhole(text), text).toBe(true)
    expect(blocksOf([text]).flatMap(treeOf)).not.toBe(treeOf(text))
  }
  for (const text of ['[a](b): c', 'See [a]: it', 'a[0]: b', '`[a]: b`', '[ ]'])
    expect(needsWhole(text)).toBe(false)
})
