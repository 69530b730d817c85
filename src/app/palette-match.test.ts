import { expect, test } from 'vitest'
import { matchingEntries, type PaletteEntry } from './palette-match.ts'

const entry = (words: string): PaletteEntry => ({
  id: words,
  words,
  sort: 'palette.page',
  hint: '',
  go: () => {},
})
const entries = ['Chat', 'Embeddings', 'Rerank', 'sandbox-embed (a+b)', 'Rerank: what is a chat'].map(entry)
const found = (search: string) => matchingEntries(entries, search).map(({ words }) => words)

test('all of them without a word', () => expect(found('  ')).toHaveLength(5))
test('what begins a word stands before what stands in one', () => {
  expect(found('embed')).toEqual(['Embeddings', 'sandbox-embed (a+b)'])
  expect(found('rank')).toEqual(['Rerank', 'Rerank: what is a chat'])
  expect(found('chat')).toEqual(['Chat', 'Rerank: what is a chat'])
  expect(found('at')).toEqual(['Chat', 'Rerank: what is a chat'])
})
test('every word counts, in any order; signs are letters like others', () => {
  expect(found('chat rerank')).toEqual(['Rerank: what is a chat'])
  expect(found('(a+b)')).toEqual(['sandbox-embed (a+b)'])
  expect(found('.*')).toEqual([])
  expect(found('sandbox-')).toEqual(['sandbox-embed (a+b)'])
})
