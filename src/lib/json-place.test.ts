import { describe, expect, test } from 'vitest'
import { jsonTrouble, lineAt, lineOfValue } from './json-place.ts'

describe('jsonTrouble', () => {
  test.each([
    '{"a": [1, -2.5e3, true, null, "x\\n\\u00e9 \\"q\\""], "b": {}, "c": []}',
    ' "alone" ',
    '0',
    '["\u{1f600}", "ü"]',
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  ])('a text that is JSON has none (%#)', (text) => {
    expect(() => JSON.parse(text)).not.toThrow()
    expect(jsonTrouble(text)).toBeNull()
  })

  test.each([
    ['[1,\n2,\n]', { line: 3, trouble: 'comma', found: ']' }],
    ['{"a": 1,\n\n}', { line: 3, trouble: 'comma', found: '}' }],
    ['[\n"one"\n"two"]', { line: 3, trouble: 'unexpected', found: '"two"' }],
    ['["open\n]', { line: 1, trouble: 'string', found: '"open' }],
    ['["bad \\x escape"]', { line: 1, trouble: 'string', found: '"bad' }],
    ['{"a": [1, 2', { line: 1, trouble: 'ended', found: '' }],
    ['', { line: 1, trouble: 'ended', found: '' }],
    ['{"a" 1}', { line: 1, trouble: 'unexpected', found: '1' }],
    ['{a: 1}', { line: 1, trouble: 'unexpected', found: 'a' }],
    ['{"a": 01}', { line: 1, trouble: 'unexpected', found: '01' }],
    ['[1] 2', { line: 1, trouble: 'unexpected', found: '2' }],
    ['{"a": }', { line: 1, trouble: 'unexpected', found: '}' }],
    ['[NaN]', { line: 1, trouble: 'unexpected', found: 'NaN' }],
    ['[1}', { line: 1, trouble: 'unexpected', found: '}' }],
  ])('%j', (text, expected) => {
    expect(() => JSON.parse(text)).toThrow()
    expect(jsonTrouble(text)).toEqual(expected)
  })
})

test('a value is found by its path', () => {
  const text = '{\n"query": "q",\n"documents": [\n"a",\n7\n],\n"top_n": 0}'
  expect(lineOfValue(text, ['query'])).toBe(2)
  expect(lineOfValue(text, ['documents', 1])).toBe(5)
  expect(lineOfValue(text, ['top_n'])).toBe(7)
  expect(lineOfValue(text, ['absent'])).toBe(1)
})

test('the line of a place', () => {
  expect([0, 1, 2, 3].map((offset) => lineAt('a\nb\n', offset))).toEqual([1, 1, 2, 2])
})
