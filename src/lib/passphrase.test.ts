import { expect, it } from 'vitest'
import { ITERATIONS } from './key-recipe.ts'
import { deriveKey, newRecipe, seal, unseal } from './passphrase.ts'

const RECIPE = newRecipe()
const key = await deriveKey('correct horse', RECIPE)
const sealed = await seal(key, 'taas_secret ✓', 'https://host/v1')

it('opens with the passphrase again, and with no other', async () => {
  expect(await unseal(await deriveKey('correct horse', RECIPE), sealed, 'https://host/v1')).toBe(
    'taas_secret ✓',
  )
  expect(await unseal(await deriveKey('correct horse ', RECIPE), sealed, 'https://host/v1')).toBeNull()
  expect(await unseal(await deriveKey('correct horse', newRecipe()), sealed, 'https://host/v1')).toBeNull()
})

it('opens only for the server that it was sealed for, and only unchanged', async () => {
  expect(await unseal(key, sealed, 'https://other/v1')).toBeNull()
  expect(await unseal(key, { ...sealed, data: `AAAA${sealed.data.slice(4)}` }, 'https://host/v1')).toBeNull()
  expect(await unseal(key, { iv: 'no base64 !', data: '' }, 'https://host/v1')).toBeNull()
})

it('is another each time, with no trace of the text', async () => {
  const again = await seal(key, 'taas_secret ✓', 'https://host/v1')
  expect(again.iv).not.toBe(sealed.iv)
  expect(again.data).not.toBe(sealed.data)
  expect(atob(again.data)).not.toContain('taas_')
})

it('makes its key slowly, and one that cannot be taken out', async () => {
  expect(ITERATIONS).toBeGreaterThanOrEqual(600_000)
  expect(RECIPE).toMatchObject({ kdf: 'PBKDF2', hash: 'SHA-256', iterations: ITERATIONS })
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
})

it('takes a passphrase typed in another Unicode form as the same', async () => {
  const composed = await seal(await deriveKey('caf\u00e9', RECIPE), 'x', '')
  expect(await unseal(await deriveKey('cafe\u0301', RECIPE), composed, '')).toBe('x')
})
