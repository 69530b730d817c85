import { expect, it } from 'vitest'
import { ApiError } from '@/api/errors.ts'
import type { ModelCheck } from '@/session/model-checks.ts'
import { layersOf } from './layers.ts'

const failure = (code: 'no-answer' | 'no-upstream') => ({
  state: 'unreachable' as const,
  error: new ApiError('unreachable', { code, url: '' }),
})
const check = (found: ModelCheck['found'], at: number): ModelCheck => ({ found, status: null, ms: 1, at })

it.each([
  ['gateway', failure('no-upstream'), 'up', 'unreachable'],
  ['gateway', failure('no-answer'), 'unreachable', 'unknown'],
  ['gateway', { state: 'down', error: null }, 'up', 'down'],
  ['sandbox', { state: 'up', error: null }, 'up', 'up'],
  ['direct', failure('no-answer'), null, 'unreachable'],
] as const)('%s: %o', (kind, health, gateway, server) => {
  expect(layersOf(kind, health, {})).toEqual({ gateway, server, models: null })
})

it('tells a model that fails from a server that is up', () => {
  const checks = { a: check('allowed', 1), b: check('failed', 3), c: check('reached', 2) }
  expect(layersOf('direct', { state: 'up', error: null }, checks)).toMatchObject({
    server: 'up',
    models: { answered: 2, failed: ['b'], at: 3 },
  })
})
