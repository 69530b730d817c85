import { expect, it } from 'vitest'
import { fragmentDocument, lineDocument, piecesOf, seededRandom } from '@/lib/test-documents.ts'
import { type Parsed, parseGrown } from './grow-tree.ts'
import { parseMarkdown } from './parse-markdown.ts'

const seen = (tree: unknown) => JSON.stringify(tree, (key, value) => (key === 'position' ? undefined : value))

it.each([
  ['constructs in a row', fragmentDocument],
  ['lines at any indent', lineDocument],
  ['words with marks between them', wordDocument],
] as const)('%s, grown piece by piece, are what they are when parsed whole', (_, makeDocument) => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = seededRandom(seed)
    let parsed: Parsed | null = null
    let text = ''
    for (const piece of piecesOf(random, makeDocument(random))) {
      text += piece
      parsed = parseGrown(parsed, text, 'x-')
      const whole = parseMarkdown(text, 'x-')
      if (seen(parsed.tree) !== seen(whole)) expect(parsed.tree, JSON.stringify(text)).toEqual(whole)
    }
  }
})

it('shares all of the tree but the way to its last text', () => {
  const before = parseGrown(null, '- one\n- **two**\n- three', 'x-')
  const after = parseGrown(before, '- one\n- **two**\n- three and more.', 'x-')
  const [list, listAfter] = [before.tree?.children[0], after.tree?.children[0]]
  if (list?.type !== 'element' || listAfter?.type !== 'element') throw new Error('no list')
  expect(listAfter.children[1]).toBe(list.children[1])
  expect(listAfter.children[5]).not.toBe(list.children[5])
})

// Written as models do, a word or a mark at a time; the marks are those that may change what came before.
function wordDocument(random: () => number): string {
  const marks =
    '* _ ** ` [ ](/a) # - 1. | \\ & &amp; < > <b> <div ~~ $ $$ ``` www. http:// a@b.c ! [^1] : = \n \n\n'.split(
      ' ',
    )
  const words = ['word', 'Wort', 'été', '語', '7', 'www', 'a', 'http', 'x1', '1']
  const one = () => (random() < 0.25 ? pick(random, marks) : pick(random, words))
  return Array.from({ length: 24 }, () => one() + pick(random, [' ', ' ', ' ', '', '. ', ', '])).join('')
}

function pick(random: () => number, from: readonly string[]): string {
  return from[Math.floor(random() * from.length)] ?? ''
}
