import { expect, it } from 'vitest'
import { shuffled } from './shuffled.ts'

it('keeps all, in an order that chance gives, and leaves the list alone', () => {
  const list = [1, 2, 3, 4]
  expect(shuffled(list, () => 0)).toEqual([1, 2, 3, 4])
  expect(shuffled(list, () => 0.999)).toEqual([4, 3, 2, 1])
  expect(shuffled(list).sort()).toEqual(list)
  expect(shuffled([])).toEqual([])
})

it('gives every order equally often', () => {
  const counts = new Map<string, number>()
  for (let round = 0; round < 6_000; round += 1) {
    const order = shuffled('abc'.split('')).join('')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  expect(counts.size).toBe(6)
  for (const count of counts.values()) expect(count).toBeGreaterThan(800)
})
