import { expect, it } from 'vitest'
import { cleanToken } from './clean-token.ts'

it.each([
  'taas_abc',
  '  taas_abc\r\n',
  '"taas_abc"',
  "'taas_abc',".slice(0, -1),
  '`taas_abc`',
  'Bearer taas_abc',
  'bearer   taas_abc',
  'Authorization: Bearer taas_abc',
  '"Authorization: Bearer taas_abc"',
  ' "Bearer taas_abc" ',
])('takes the token out of %j', (pasted) => {
  expect(cleanToken(pasted)).toEqual({ token: 'taas_abc', problem: 'none' })
})

it.each(['sk-abc', 'hf_abc', 'TAAS_abc', 'none'])('only remarks on %j', (pasted) => {
  expect(cleanToken(pasted)).toEqual({ token: pasted, problem: 'no-prefix' })
})

it.each(['taas_a b', 'taas_a\nb', 'taas_ü', 'taas_\u200b', 'taas_🔑', 'taas_\u0000', 'taas_•••• 1'])(
  'finds %j unsendable',
  (pasted) => {
    expect(cleanToken(pasted).problem).toBe('unsendable')
  },
)

it.each(['', '  ', '""', 'Bearer ', 'Bearer'])('finds no token in %j, and nothing odd', (pasted) => {
  expect(cleanToken(pasted)).toEqual({ token: '', problem: 'none' })
})
