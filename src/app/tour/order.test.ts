import { expect, test } from 'vitest'
import { placeOf, STEP_NAMES } from './order.ts'

test('a step keeps its place when another one is passed over, and stands before it when it is that one', () => {
  const narrow = STEP_NAMES.filter((name) => name !== 'wire')
  expect(placeOf('embeddings', STEP_NAMES)).toBe(3)
  expect(placeOf('embeddings', narrow)).toBe(2)
  expect(placeOf('wire', narrow)).toBe(1)
  expect(placeOf('home', narrow)).toBe(0)
  expect(placeOf(null, narrow)).toBe(-1)
})
