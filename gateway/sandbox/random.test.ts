import { expect, test } from 'vitest'
import { seededRandom } from './random.ts'

function first(count: number, seed: number): number[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, random)
}

test('a seed gives its sequence again, another seed another one', () => {
  expect(first(5, 7)).toEqual(first(5, 7))
  expect(first(5, 7)).not.toEqual(first(5, 8))
})

test('the numbers fill 0..1 evenly and stay inside', () => {
  const numbers = first(10_000, 1)
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true)
  const tenths = Array.from({ length: 10 }, (_, i) => numbers.filter((n) => Math.floor(n * 10) === i).length)
  expect(Math.min(...tenths)).toBeGreaterThan(900)
  expect(Math.max(...tenths)).toBeLessThan(1100)
})
