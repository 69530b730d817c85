import { expect, test } from 'vitest'
import { warnedLines } from './warned-lines.ts'

test('a row is named by the line at which it begins', () => {
  const warnings = new Map([
    [1, 'long'],
    [2, 'twice'],
  ])
  expect(warnedLines(['a\nb', 'c', 'd'], warnings)).toEqual([
    { words: 'long', lines: [3], more: 0 },
    { words: 'twice', lines: [4], more: 0 },
  ])
})

test('what is said of many lines is said once and last, with the first of them', () => {
  const texts = Array.from({ length: 12 }, () => 'a')
  const warnings = new Map([...texts.entries()].map(([place]) => [place, place === 11 ? 'long' : 'twice']))
  expect(warnedLines(texts, warnings)).toEqual([
    { words: 'long', lines: [12], more: 0 },
    { words: 'twice', lines: [1, 2, 3, 4, 5, 6, 7, 8], more: 3 },
  ])
  expect(warnedLines(texts, new Map())).toEqual([])
})
