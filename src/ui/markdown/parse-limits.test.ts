import { expect, it } from 'vitest'
import { parseMarkdown } from './parse-markdown.ts'

const row = (cells: number) => `|${'a|'.repeat(cells)}\n`
const table = (columns: number, rows: number) =>
  `${row(columns)}|${'-|'.repeat(columns)}\n${row(1).repeat(rows)}`

it.each([
  ['quotes within quotes', '>'.repeat(5_000)],
  ['quotes within quotes, with blanks', `${'> '.repeat(5_000)}x`],
  ['lists on one line', `${'- '.repeat(3_000)}x`],
  ['numbered lists on one line', `${'1. '.repeat(3_000)}x`],
  ['lists by indent', Array.from({ length: 120 }, (_, depth) => `${'  '.repeat(depth)}- x\n`).join('')],
  ['emphasis within emphasis', `${'*a '.repeat(200)}${'b*'.repeat(200)}`],
  ['brackets that open', '['.repeat(20_000)],
  ['images that open', '![a'.repeat(20_000)],
  ['a table of a million cells', table(1_000, 1_000)],
  ['more than can be read', 'word '.repeat(110_000)],
])('%s are not rendered', (_, text) => {
  expect(parseMarkdown(text, 'x-')).toBeNull()
})

it.each([
  ['twenty quotes', `${'> '.repeat(20)}x`],
  ['a large table', table(20, 200)],
  ['long prose', 'A word and *another*.\n\n'.repeat(3_000)],
  ['a rule and a row of stars', `${'-'.repeat(500)}\n\n${'* '.repeat(20)}`],
])('%s are rendered', (_, text) => {
  expect(parseMarkdown(text, 'x-')).not.toBeNull()
})
