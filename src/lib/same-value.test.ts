import { expect, test } from 'vitest'
import { isSameValue } from './same-value.ts'

test.each([
  [1, 1, true],
  [Number.NaN, Number.NaN, true],
  ['a', 'b', false],
  [null, {}, false],
  [['a', ['b']], ['a', ['b']], true],
  [['a'], ['a', 'b'], false],
  [['a'], { 0: 'a' }, false],
  [{ a: 1, b: undefined }, { a: 1 }, true],
  [{ a: 1 }, { b: 1 }, false],
  [{ a: { b: [1] } }, { a: { b: [2] } }, false],
])('%j and %j', (a, b, isSame) => {
  expect(isSameValue(a, b)).toBe(isSame)
})

test('a file is the same only as itself', () => {
  const file = new Blob(['x'])
  expect(isSameValue({ file }, { file })).toBe(true)
  expect(isSameValue({ file }, { file: new Blob(['x']) })).toBe(false)
})
