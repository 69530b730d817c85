import { describe, expect, it, test } from 'vitest'
import { wordDifference } from './word-difference.ts'
import { LENIENT } from './word-errors.ts'

test('names what only one of two texts has', () => {
  const { parts, shared } = wordDifference('the red ship sails', 'the blue ship sails')
  expect(parts).toEqual([
    { text: 'the ', kind: 'same' },
    { text: 'red', kind: 'left' },
    { text: 'blue', kind: 'right' },
    { text: ' ship sails', kind: 'same' },
  ])
  expect(shared).toBe(0.75)
})

test('each side can be read back from the parts', () => {
  const left = 'One two three.\n\nFour five — six 🚢.'
  const right = 'One 2 three.\nFour six 🚢 seven.'
  const { parts } = wordDifference(left, right)
  const side = (other: string) =>
    parts
      .filter(({ kind }) => kind !== other)
      .map(({ text }) => text)
      .join('')
  expect(side('right')).toBe(left)
  expect(side('left')).toBe(right)
})

test('equal and empty texts', () => {
  expect(wordDifference('', '').shared).toBe(1)
  expect(wordDifference('a b', 'a b')).toEqual({ parts: [{ text: 'a b', kind: 'same' }], shared: 1 })
})

test('texts with nothing in common are one part each', () => {
  const words = (letter: string) => Array.from({ length: 5_000 }, (_, index) => letter + index).join(' ')
  const { parts, shared } = wordDifference(words('a'), words('b'))
  expect(parts.map(({ kind }) => kind)).toEqual(['left', 'right'])
  expect(shared).toBe(0)
})

describe('with a leniency', () => {
  it('marks only what is an error of words, as it is counted', () => {
    const { parts, shared } = wordDifference('Grüße, SOS 73 — ok?', 'GRÜSSE SOS 37 OK', LENIENT)
    expect(parts.filter(({ kind }) => kind !== 'same')).toEqual([
      { text: ' 73 —', kind: 'left' },
      { text: ' 37', kind: 'right' },
    ])
    expect(shared).toBe(3 / 4)
  })

  it('finds punctuation alone the same, also inside a word', () => {
    expect(wordDifference('— yes', 'Yes!', LENIENT)).toMatchObject({ shared: 1 })
    expect(wordDifference('an e-mail', 'An e mail', LENIENT)).toMatchObject({ shared: 1 })
  })
})
