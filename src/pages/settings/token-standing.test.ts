import { expect, it } from 'vitest'
import type { IssuedToken } from '@/api/issued-tokens.ts'
import { byStanding, untilNextExpiry } from './token-standing.ts'

const NOW = 1_000_000

function token(id: string, change: Partial<IssuedToken> = {}): IssuedToken {
  return {
    ...{ id, label: id, team: '', ending: 'abcd', createdAt: 0, lastUsedAt: null, usage: [] },
    ...{ endpoints: null, models: null, requestsPerMinute: null, quota: null },
    ...{ expiresAt: null, revokedAt: null },
    ...change,
  }
}

const spent = [{ endpoint: 'chat' as const, day: '2026-11-28', requests: 2, tokens: 50 }]

it('lists what still works first, and says why the others do not', () => {
  const listed = byStanding(
    [
      token('gone', { revokedAt: NOW - 1, expiresAt: NOW - 5 }),
      token('over', { expiresAt: NOW }),
      token('new'),
      token('empty', { quota: 50, usage: spent }),
      token('half', { quota: 51, usage: spent, expiresAt: NOW + 1 }),
    ],
    NOW,
  )
  expect(listed.map(({ issued, standing }) => `${issued.id} ${standing}`)).toEqual([
    'new valid',
    'half valid',
    'empty used-up',
    'over expired',
    'gone revoked',
  ])
})

it('waits for the next token that expires, as long as a timer can', () => {
  expect(untilNextExpiry([token('a'), token('b', { expiresAt: NOW - 1 })], NOW)).toBeNull()
  expect(untilNextExpiry([token('a', { expiresAt: NOW + 9 }), token('b', { expiresAt: NOW + 5 })], NOW)).toBe(
    5,
  )
  expect(untilNextExpiry([token('a', { expiresAt: NOW + 2 ** 40 })], NOW)).toBe(2 ** 31 - 1)
})
