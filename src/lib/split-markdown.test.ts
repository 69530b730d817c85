import { describe, expect, it } from 'vitest'
import { appendText, EMPTY_SPLIT, finishText, joinSplit, type SplitText } from './split-markdown.ts'
import { fragmentDocument, lineDocument, piecesOf, seededRandom } from './test-documents.ts'

const blocksOf = (text: string) => finishText(appendText(EMPTY_SPLIT, text)).groups.flat()

describe('at random', () => {
  it('the blocks joined are the text, at every prefix, and a full group is never touched again', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = seededRandom(seed)
      const text = Array.from({ length: 8 }, () => fragmentDocument(random) + lineDocument(random)).join(
        '\n\n',
      )
      let split: SplitText = EMPTY_SPLIT
      let prefix = ''
      for (const piece of piecesOf(random, text)) {
        const before = split
        split = appendText(before, piece)
        prefix += piece
        if (joinSplit(split) !== prefix) expect(joinSplit(split)).toBe(prefix)
        const full = before.groups.slice(0, -1)
        expect(full.every((group, index) => split.groups[index] === group)).toBe(true)
        const last = before.groups.at(-1) ?? []
        const now = split.groups[before.groups.length - 1] ?? []
        expect(last.every((block, index) => now[index] === block)).toBe(true)
      }
      const done = finishText(split)
      expect([done.live, done.openFence, joinSplit(done)]).toEqual(['', null, text])
      expect(done.groups.every(({ length }) => length > 0 && length <= 24)).toBe(true)
    }
  })

  it('the blocks are the same however the text comes', () => {
    for (let seed = 1; seed <= 1000; seed += 1) {
      const random = seededRandom(seed)
      const text = seed % 2 === 0 ? fragmentDocument(random) : lineDocument(random)
      const whole = blocksOf(text)
      const inPieces = finishText(piecesOf(random, text).reduce(appendText, EMPTY_SPLIT)).groups.flat()
      if (String(inPieces) !== String(whole)) expect(inPieces).toEqual(whole)
    }
  })
})

describe('a block is finished', () => {
  it.each<[string, string[]]>([
    ['a\n\nb\n\nc', ['a\n\n', 'b\n\n', 'c']],
    ['a\r\n\r\nb', ['a\r\n\r\n', 'b']],
    ['a\r\rb\r', ['a\r\r', 'b\r']],
    ['- a\n\n- b\n\ntext', ['- a\n\n- b\n\n', 'text']],
    [
      '1. a\n   ```\n   x\n\n   y\n   ```\n2. b\n\ntext',
      ['1. a\n   ```\n   x\n\n   y\n   ```\n2. b\n\n', 'text'],
    ],
    ['Steps:\n- a\n  ```\n  x\n  ```\n\ntext', ['Steps:\n- a\n  ```\n  x\n  ```\n\n', 'text']],
    ['a\n```\nx\n\ny\n```\nb', ['a\n', '```\nx\n\ny\n```\n', 'b']],
    ['1. a\n  ```\nx\n\ny\n  ```\nb', ['1. a\n', '  ```\nx\n\ny\n  ```\n', 'b']],
    ['$$\nx\n\ny\n$$\n\nb', ['$$\nx\n\ny\n$$\n', '\n', 'b']],
    ['<pre>\n\nx\n</script>\n\nb', ['<pre>\n\nx\n</script>\n\n', 'b']],
    ['<!-->\n\nb', ['<!-->\n\n', 'b']],
    ['> a\n\n> b', ['> a\n\n', '> b']],
    ['a\n\n\u00a0\n\nb', ['a\n\n', '\u00a0\n\n', 'b']],
    ['a\n\n    code\n\n    code\n\nb', ['a\n\n    code\n\n    code\n\n', 'b']],
  ])('%j', (text, blocks) => {
    expect(blocksOf(`${text}\n`)).toEqual([...blocks.slice(0, -1), `${blocks.at(-1)}\n`])
  })

  it('never where only the parser could tell', () => {
    expect(blocksOf('<span>\n```\n\nx\n```\n\ny')).toHaveLength(1)
    expect(blocksOf('a\n2. b\n   ```\nx\n\ny\n   ```\n\nz')).toHaveLength(1)
  })
})

describe('the open fence', () => {
  it('is told while it is open, and the live block begins with it', () => {
    const split = appendText(EMPTY_SPLIT, 'a\n\n````js\nconst a\n\n```\n')
    expect([split.openFence, split.live]).toEqual(['````', '````js\nconst a\n\n```\n'])
    const closed = appendText(split, '````\n')
    expect([closed.openFence, closed.live]).toEqual([null, ''])
  })

  it('is none before its line has ended', () => {
    expect(appendText(EMPTY_SPLIT, '```js').openFence).toBeNull()
    expect(appendText(appendText(EMPTY_SPLIT, '```js\r'), '\n').openFence).toBe('```')
  })
})

it('gives the same blocks, however small the pieces', () => {
  const text = `${'word '.repeat(20)}\n\n`
  let split = EMPTY_SPLIT
  for (let count = 0; count < 2_000; count += 1) {
    for (let at = 0; at < text.length; at += 4) split = appendText(split, text.slice(at, at + 4))
  }
  expect(split.groups.flat()).toHaveLength(2_000 - 1)
  expect(joinSplit(split)).toBe(text.repeat(2_000))
})
