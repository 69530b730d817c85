import { describe, expect, it } from 'vitest'
import { countCodePoints } from './code-points.ts'
import { splitText } from './split-text.ts'

const sentence = 'Order 4172 ships on Tuesday, 3 March, at half past nine. '
const family = '👨‍👩‍👧‍👦'
const flag = '🇩🇪'

it('leaves what fits in one part, counted by code points', () => {
  expect(splitText('😀'.repeat(4096), 4096)).toEqual(['😀'.repeat(4096)])
  expect(splitText('', 10)).toEqual([''])
})

it('cuts at the ends of sentences, in as few parts as they allow', () => {
  const text = sentence.repeat(211)
  const parts = splitText(text, 4096)
  expect(parts).toHaveLength(3)
  for (const part of parts) expect(part.endsWith('nine. ')).toBe(true)
  expect(parts.join('')).toBe(text)
})

it('cuts a sentence that is too long between words, and goes on with the next sentence', () => {
  const parts = splitText(`${'word '.repeat(12)}end. Short one.`, 40)
  expect(parts.map((part) => part.trim())).toEqual([
    'word word word word word word word word',
    'word word word word end. Short one.',
  ])
})

it('cuts at the ends of Japanese sentences', () => {
  expect(splitText('サーバーは動いています。'.repeat(3), 26)).toEqual([
    'サーバーは動いています。サーバーは動いています。',
    'サーバーは動いています。',
  ])
})

describe.each([
  ['a word without an end', 'x'.repeat(10_000)],
  ['families', family.repeat(3_000)],
  ['flags', flag.repeat(5_000)],
  ['accents', 'é̂'.repeat(4_000)],
  ['line breaks', `${'\r\n'.repeat(3_000)}end`],
  ['mixed', `${sentence}${family}\n\n${flag} `.repeat(150)],
])('%s', (_name, text) => {
  const parts = splitText(text, 4096)

  it('loses nothing and keeps to the limit', () => {
    expect(parts.join('')).toBe(text)
    for (const part of parts) expect(countCodePoints(part)).toBeLessThanOrEqual(4096)
  })

  it('cuts no character', () => {
    const graphemes = (words: string) => Array.from(new Intl.Segmenter('en').segment(words)).length
    expect(parts.reduce((sum, part) => sum + graphemes(part), 0)).toBe(graphemes(text))
  })
})

it('cuts inside a character only where that alone is over the limit', () => {
  const parts = splitText(`a${'\u0301'.repeat(25)}`, 10)
  expect(parts.map(countCodePoints)).toEqual([10, 10, 6])
})
