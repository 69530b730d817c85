import { expect, it } from 'vitest'
import { createSchedule } from './schedule.ts'

it('puts pieces end to end after a short lead', () => {
  const schedule = createSchedule(0.05)
  expect(schedule.append(0.5, 10)).toBe(10.05)
  expect(schedule.append(0.5, 10.2)).toBeCloseTo(10.55)
  expect(schedule.leftAt(10.2)).toBeCloseTo(0.85)
})

it('begins anew after a gap, and knows the place all along', () => {
  const schedule = createSchedule(0.05)
  expect(schedule.placeAt(3)).toBe(0)
  schedule.append(1, 0)
  expect(schedule.placeAt(0.01)).toBe(0)
  expect(schedule.placeAt(0.55)).toBeCloseTo(0.5)
  // Nothing came in time: the place stands still.
  expect(schedule.placeAt(4)).toBeCloseTo(1)
  expect(schedule.append(1, 5)).toBeCloseTo(5.05)
  expect(schedule.placeAt(5)).toBeCloseTo(1)
  expect(schedule.placeAt(5.55)).toBeCloseTo(1.5)
  expect(schedule.leftAt(7)).toBe(0)
})
