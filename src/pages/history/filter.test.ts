import { describe, expect, test } from 'vitest'
import type { HistoryRecord } from '@/session/database.ts'
import { foundEntries, type HistoryFilter, modelsOf } from './filter.ts'

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
  entry('d', { page: 'speech', model: null, outcome: 'unsent', words: 'a draft' }),
]
const all: HistoryFilter = { search: '', page: null, model: null, outcome: 'any' }
const idsOf = (filter: Partial<HistoryFilter>) =>
  foundEntries(entries, { ...all, ...filter }).map(({ id }) => id)

describe('foundEntries', () => {
  test('everything without a filter, in the order given', () =>
    expect(idsOf({})).toEqual(['a', 'b', 'c', 'd']))
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
    expect(idsOf({ outcome: 'cancelled' })).toEqual([])
    expect(idsOf({ outcome: 'unsent' })).toEqual(['d'])
  })
  test('by model; those there are, each once', () => {
    expect(modelsOf(entries)).toEqual(['gpt-4o', 'sandbox-lexical'])
    expect(idsOf({ model: 'gpt-4o' })).toEqual(['b'])
    expect(idsOf({ model: 'sandbox-lexical', outcome: 'failed' })).toEqual(['c'])
  })
})
