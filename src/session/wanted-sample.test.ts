import { expect, test } from 'vitest'
import { takeWanted, wantSample } from './wanted-sample.ts'

test('a sample is shown once, by its page, and not when it is not wanted any more', () => {
  let isWanted = true
  const want = () => wantSample('rerank', 'documentation', () => isWanted)
  want()
  expect(takeWanted('speech')).toBeNull()
  expect(takeWanted('rerank')).toBe('documentation')
  expect(takeWanted('rerank')).toBeNull()
  want()
  isWanted = false
  expect(takeWanted('rerank')).toBeNull()
  isWanted = true
  expect(takeWanted('rerank')).toBeNull()
})
