import { describe, expect, test } from 'vitest'
import type { HistoryRecord } from '@/session/database.ts'
import { foundEntries, type HistoryFilter } from './filter.ts'

const entry = (id: string, facts: Partial<HistoryRecord>): HistoryRecord => ({
  id,
  page: 'rerank',
  at: 0,
  model: 'sandbox-lexical',
  words: 'what is quantum',
  outcome: 'done',
  status: null,
  totalMs: 1,
  state: {},
  name: null,
  request: null,
  hasAnswer: false,
  sounds: [],
  bytes: 0,
  ...facts,
})
const entries = [
  entry('a', {}),
  entry('b', { page: 'chat', model: 'gpt-4o', words: 'Explain QUANTUM entanglement', name: 'My favourite' }),
  entry('c', { outcome: 'failed', status: 429, words: 'audio upload' }),
]
const all: HistoryFilter = { search: '', page: null, outcome: 'any' }
const idsOf = (filter: Partial<HistoryFilter>) =>
  foundEntries(entries, { ...all, ...filter }).map(({ id }) => id)

describe('foundEntries', () => {
  test('everything without a filter, in the order given', () => expect(idsOf({})).toEqual(['a', 'b', 'c']))
  test('words in any order and any case, in text, name, model and status', () => {
    expect(idsOf({ search: 'quantum' })).toEqual(['a', 'b'])
    expect(idsOf({ search: 'entanglement  explain' })).toEqual(['b'])
    expect(idsOf({ search: 'favourite' })).toEqual(['b'])
    expect(idsOf({ search: '429' })).toEqual(['c'])
    expect(idsOf({ search: 'lexical quantum' })).toEqual(['a'])
  })
  test('by page and outcome together', () => {
    expect(idsOf({ page: 'rerank' })).toEqual(['a', 'c'])
    expect(idsOf({ page: 'rerank', outcome: 'failed' })).toEqual(['c'])
    expect(idsOf({ outcome: 'saved' })).toEqual(['b'])
  })
})
