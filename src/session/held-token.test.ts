import { expect, test } from 'vitest'
import { callOrdinary, knowTokens, maskTokens, tokenIn } from './held-token.ts'

test('finds what looks like a token, wherever it stands', () => {
  expect(tokenIn('my token is taas_abcdef1234567890.')).toBe('taas_abcdef1234567890')
  expect(tokenIn('{"input":"Bearer taas_sandbox_0123456789ab"}')).toBe('taas_sandbox_0123456789ab')
})

test('finds it in the texts of a request, line by line', () => {
  const request = { body: { json: { documents: ['a', 'KEY=1\ntaas_abcdef1234567890\n'] } } }
  expect(tokenIn(request)).toBe('taas_abcdef1234567890')
  expect(tokenIn({ speed: 1, voice: null, texts: ['a', 'b'] })).toBe(null)
})

test('leaves words alone that only begin like one', () => {
  for (const text of ['', 'taas_', 'taas_xxxx', 'a taas_ token', 'mytaas_abcdef1234567890', 'TaaS console']) {
    expect(tokenIn(text)).toBe(null)
  }
})

test('what was called ordinary passes; another does not', () => {
  callOrdinary('taas_abcdef1234567890')
  expect(tokenIn('taas_abcdef1234567890')).toBe(null)
  expect(tokenIn('taas_abcdef1234567890 taas_abcdef1234567891')).toBe('taas_abcdef1234567891')
})

test('masks what looks like one, but for what was called ordinary', () => {
  expect(maskTokens('a taas_fedcba9876543210, taas_short')).toBe('a taas_••••3210, taas_short')
  expect(maskTokens('taas_abcdef1234567890')).toBe('taas_abcdef1234567890')
})

test('a token that is kept here is known whatever it looks like; a short one is no token', () => {
  knowTokens(() => ['sk-other-server-0123456789', 'short'])
  expect(tokenIn({ prompt: 'use sk-other-server-0123456789, please' })).toBe('sk-other-server-0123456789')
  expect(maskTokens('sk-other-server-0123456789 and short')).toBe('••••6789 and short')
  callOrdinary('sk-other-server-0123456789')
  expect(tokenIn('sk-other-server-0123456789')).toBeNull()
  knowTokens(() => [])
})
