import { describe, expect, test } from 'vitest'
import { jsonOf, readDocumentsJson } from './documents-json.ts'

const state = { query: 'q', documents: ['a', 'two\nlines', ''], topN: null }

test('what is written is read again, with and without top_n', () => {
  expect(readDocumentsJson(jsonOf(state))).toEqual({ edited: state })
  expect(readDocumentsJson(jsonOf({ ...state, topN: 2 }))).toEqual({ edited: { ...state, topN: 2 } })
  expect(jsonOf(state)).not.toContain('top_n')
})

test('documents may be objects with a text', () => {
  expect(readDocumentsJson('{"query":"q","documents":[{"text":"a","id":1},"b"]}')).toEqual({
    edited: { query: 'q', documents: ['a', 'b'], topN: null },
  })
})

describe('what is wrong is named with its line', () => {
  test.each([
    [
      '{\n"query": "q"\n"documents": []\n}',
      { syntax: { line: 3, trouble: 'unexpected', found: '"documents"' } },
    ],
    ['[]', { field: 'whole', name: '', line: 1 }],
    ['{\n"query": 1,\n"documents": []}', { field: 'query', name: 'query', line: 2 }],
    ['{"query": "q"}', { field: 'documents', name: 'documents', line: 1 }],
    ['{"query": "q",\n"documents": "x"}', { field: 'documents', name: 'documents', line: 2 }],
    ['{"query": "q", "documents": [\n"a",\n7]}', { field: 'document', name: '2', line: 3 }],
    ['{"query": "q", "documents": [\n{"txt": "a"}]}', { field: 'document', name: '1', line: 2 }],
    ['{"query": "q", "documents": [],\n"top_n": 0}', { field: 'top_n', name: 'top_n', line: 2 }],
    ['{"query": "q", "documents": [],\n\n"topn": 1}', { field: 'other', name: 'topn', line: 3 }],
  ])('%j', (text, expected) => {
    expect(readDocumentsJson(text)).toEqual(expected)
  })
})
