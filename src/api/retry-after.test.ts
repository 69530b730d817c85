import { describe, expect, it } from 'vitest'
import { retryAfterSeconds } from './retry-after.ts'

const NOW = Date.parse('2026-11-22T12:00:00Z')

const seconds = (headers: Record<string, string>) => retryAfterSeconds(new Headers(headers), NOW)

describe('retryAfterSeconds', () => {
  it.each<[string, number]>([
    ['7', 7],
    ['0', 0],
    ['1.2', 2],
    [' 20 ', 20],
    ['86400', 86_400],
  ])('reads %j', (value, expected) => {
    expect(seconds({ 'retry-after': value })).toBe(expected)
  })

  it('reads a date by this clock, or by the server’s own where it tells', () => {
    expect(seconds({ 'retry-after': 'Sun, 22 Nov 2026 12:01:30 GMT' })).toBe(90)
    const date = 'Sat, 21 Nov 2026 12:00:00 GMT'
    expect(seconds({ 'retry-after': 'Sat, 21 Nov 2026 12:01:30 GMT', date })).toBe(90)
    expect(seconds({ 'retry-after': 'Sunday, 22-Nov-26 12:01:30 GMT', date: 'soon' })).toBe(90)
  })

  it('is never negative', () => {
    expect(seconds({ 'retry-after': 'Sun, 22 Nov 2026 11:00:00 GMT' })).toBe(0)
  })

  it.each(['', 'soon', '-5', 'soon 7', '7 seconds', 'NaN', '2026-11-22'])('is unknown for %j', (value) => {
    expect(seconds({ 'retry-after': value })).toBeNull()
  })

  it('is unknown without the header', () => {
    expect(seconds({})).toBeNull()
  })
})
