import { expect, it } from 'vitest'
import { coversText, indexAt, placeWords, timedRows } from './timed-text.ts'

const word = (text: string, startSeconds: number) => ({ text, startSeconds, endSeconds: startSeconds + 0.5 })
const transcript = (text: string) => ({ text, segments: [], words: [], source: null })

it('finds words in a text and keeps every letter between them', () => {
  const pieces = placeWords('“Hello,” she SAID — twice.', [
    word(' hello', 0),
    word('um', 0.5),
    word('she', 1),
    word('said', 2),
  ])
  expect(pieces.map(({ text }) => text).join('')).toBe('“Hello,” she SAID — twice.')
  expect(pieces.flatMap(({ text, word }) => (word === null ? [] : [text]))).toEqual(['Hello', 'she', 'SAID'])
})

it('gives each segment its own words', () => {
  const segments = [
    { startSeconds: 0, endSeconds: 2, text: ' we sail' },
    { startSeconds: 2, endSeconds: 4, text: ' to sea' },
  ]
  const words = [word('we', 0), word('sail', 1), word('to', 2), word('sea', 3)]
  const rows = timedRows({ ...transcript('we sail to sea'), segments, words })
  expect(
    rows.map(({ pieces }) => pieces.filter(({ word }) => word !== null).map(({ text }) => text)),
  ).toEqual([
    ['we', 'sail'],
    ['to', 'sea'],
  ])
  expect(coversText(rows, 'we sail to sea')).toBe(true)
  expect(coversText(rows, 'we sail to see')).toBe(false)
})

it('makes rows of words alone: at a sentence, at a pause, and after six seconds', () => {
  const words = [word('One', 0), word('two', 0.6), word('three', 1.2), word('four', 4), word('five', 4.6)]
  const rows = timedRows({ ...transcript('One two. Three four, five'), words })
  expect(rows.map(({ text, startSeconds, endSeconds }) => [text, startSeconds, endSeconds])).toEqual([
    ['One two.', 0, 1.1],
    ['Three', 1.2, 1.7],
    ['four, five', 4, 5.1],
  ])
  const long = Array.from({ length: 13 }, (_, index) => word(`w${index}`, index * 0.6))
  expect(timedRows({ ...transcript(long.map(({ text }) => text).join(' ')), words: long })).toHaveLength(2)
})

it('has no rows without times', () => {
  expect(timedRows(transcript('only text'))).toEqual([])
  expect(coversText([], '')).toBe(false)
})

it('knows what is heard at a moment, and when nothing is', () => {
  const words = [word('a', 1), word('b', 2)]
  expect([0, 1.2, 1.7, 2, 9].map((seconds) => indexAt(words, seconds))).toEqual([-1, 0, -1, 1, -1])
})
