import { expect, it } from 'vitest'
import { readRateLimits } from './rate-limits.ts'

const NOW = Date.parse('2026-11-28T12:00:00Z')
const limit = (what: string, limit: number | null, remaining: number | null, seconds: number | null) => ({
  what,
  limit,
  remaining,
  resetAt: seconds === null ? null : NOW + seconds * 1000,
})

it.each([
  [
    'requests and tokens apart',
    {
      'x-ratelimit-limit-requests': '60',
      'x-ratelimit-remaining-requests': '59',
      'x-ratelimit-reset-requests': '1s',
      'x-ratelimit-limit-tokens': '150000',
      'x-ratelimit-remaining-tokens': '149984',
      'x-ratelimit-reset-tokens': '6m0s',
    },
    [limit('requests', 60, 59, 1), limit('tokens', 150_000, 149_984, 360)],
  ],
  [
    'a reset in milliseconds',
    { 'X-RateLimit-Remaining': '1', 'X-RateLimit-Reset': '20ms' },
    [limit('', null, 1, 0.02)],
  ],
  [
    'seconds since 1970',
    { 'x-ratelimit-limit': '100', 'x-ratelimit-reset': String(NOW / 1000 + 90) },
    [limit('', 100, null, 90)],
  ],
  ['a date', { 'ratelimit-limit': '5', 'ratelimit-reset': '2026-11-28T12:01:00Z' }, [limit('', 5, null, 60)]],
  [
    'a limit with its window',
    { 'ratelimit-limit': '10, 10;w=1', 'ratelimit-remaining': '9' },
    [limit('', 10, 9, null)],
  ],
  [
    'the structured pair',
    { 'ratelimit-policy': '"burst";q=100;w=60,"daily";q=1000;w=86400', ratelimit: '"burst";r=12;t=30' },
    [limit('burst', 100, 12, 30), limit('daily', 1000, null, null)],
  ],
  ['the list', { ratelimit: 'limit=100, remaining=50, reset=5' }, [limit('', 100, 50, 5)]],
  ['what cannot be read', { 'x-ratelimit-limit': 'many', 'x-ratelimit-reset': 'soon' }, []],
])('%s', (_, headers, expected) => {
  expect(readRateLimits(Object.entries(headers), NOW).limits).toEqual(expected)
})

it('tells when one may ask again', () => {
  expect(readRateLimits([['Retry-After', '7']], NOW)).toEqual({ limits: [], retryAt: NOW + 7000 })
  expect(readRateLimits([], NOW).retryAt).toBeNull()
})

it('reads past a header whose token was masked', () => {
  const headers = [
    ['x-request-id', 'r-••••cdef'],
    ['Retry-After', '5'],
  ] as const
  expect(readRateLimits(headers, NOW)).toEqual({ limits: [], retryAt: NOW + 5_000 })
})
