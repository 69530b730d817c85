import { expect, it } from 'vitest'
import { maskIn, maskToken } from './mask-token.ts'

it.each([
  ['taas_0123456789abcdef', 'taas_••••cdef'],
  ['taas_sandbox_0123456789abcdef', 'taas_••••cdef'],
  ['sk-0123456789abcdef', '••••cdef'],
  ['taas_short', 'taas_••••'],
  ['short', '••••'],
  ['', '••••'],
  ['longsecretword_x', '••••rd_x'],
])('masks %j as %j', (token, masked) => {
  expect(maskToken(token)).toBe(masked)
})

it('masks every occurrence in a text, dollar signs and dots included', () => {
  const token = 'taas_0123456789.$&ab'
  expect(maskIn(`${token} and "${token}"`, token)).toBe('taas_••••$&ab and "taas_••••$&ab"')
})

it('leaves a text alone when there is no token', () => {
  expect(maskIn('words', null)).toBe('words')
  expect(maskIn('words', '')).toBe('words')
})
