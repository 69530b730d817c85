import { expect, test } from 'vitest'
import { seededRandom } from './random.ts'
import { countTokens, tokenize } from './tokenizer.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

// Ranges where cutting goes wrong most easily: controls, marks, joiners, Thai, Devanagari, Hangul, flags, lone surrogates.
const ranges: [number, number][] = [
  [0x00, 0x7f],
  [0x300, 0x36f],
  [0x600, 0x6ff],
  [0x900, 0x97f],
  [0xe00, 0xe7f],
  [0x1100, 0x11ff],
  [0x200b, 0x200f],
  [0x4e00, 0x4eff],
  [0xd800, 0xdfff],
  [0xfe00, 0xfe0f],
  [0x1f1e6, 0x1f1ff],
  [0x1f3fb, 0x1f3ff],
  [0x1f466, 0x1f469],
]

function randomText(random: () => number): string {
  const length = Math.floor(random() * 60)
  return Array.from({ length }, () => {
    const [first, last] = ranges[Math.floor(random() * ranges.length)] ?? [65, 90]
    return String.fromCodePoint(first + Math.floor(random() * (last - first + 1)))
  }).join('')
}

test('the pieces of any text joined are the text, and none is empty or ends inside a grapheme', () => {
  const random = seededRandom(11)
  for (let i = 0; i < 3000; i++) {
    const text = randomText(random)
    const pieces = tokenize(text)
    expect(pieces.join('')).toBe(text)
    expect(pieces).not.toContain('')
    const boundaries = new Set(Array.from(graphemes.segment(text), ({ index }) => index))
    let end = 0
    for (const piece of pieces) {
      expect(boundaries.has(end), JSON.stringify(text)).toBe(true)
      end += piece.length
    }
  }
})

test('words are pieces with the space before them, and long words are split', () => {
  expect(tokenize('How do I transcribe?')).toEqual(['How', ' do', ' I', ' trans', 'cribe', '?'])
  expect(tokenize('a\n\n  b')).toEqual(['a', '\n\n  b'])
})

test('an empty text has no piece, white space alone has one', () => {
  expect(tokenize('')).toEqual([])
  expect(tokenize(' \n')).toEqual([' \n'])
  expect(tokenize('end ')).toEqual(['end', ' '])
})

test('long white space is several pieces, never cut inside a line break', () => {
  const lines = ` ${'\r\n'.repeat(20)}`
  expect(countTokens(' '.repeat(160))).toBe(10)
  expect(countTokens(lines)).toBeGreaterThan(1)
  expect(tokenize(lines).filter((piece) => piece.startsWith('\n') || piece.endsWith('\r'))).toEqual([])
})

test('a family and a flag stay whole', () => {
  expect(tokenize('👩‍👩‍👧‍👦🏳️‍🌈')).toEqual(['👩‍👩‍👧‍👦', '🏳️‍🌈'])
})

test('100 KB are cut to their end, and nothing is lost', () => {
  const text = 'The quick brown fox transcribes größere documentation, and then 日本語. '.repeat(1400)
  expect(countTokens(text)).toBeGreaterThan(20_000)
  expect(tokenize(text).join('')).toBe(text)
})
