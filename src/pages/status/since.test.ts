import { expect, it } from 'vitest'
import { sinceOf } from './since.ts'

const check = (at: number, state: 'up' | 'down') => ({ at, state, latencyMs: 1 })

it('is the first of the last checks that found the same', () => {
  expect(sinceOf([check(1, 'down'), check(2, 'up'), check(3, 'down'), check(4, 'down')])).toBe(3)
})

it('is the oldest check that is known where nothing else was found', () => {
  expect(sinceOf([check(1, 'up'), check(2, 'up')])).toBe(1)
})

it('is nothing before the first check', () => {
  expect(sinceOf([])).toBeNull()
})
