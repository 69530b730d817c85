import { expect, it } from 'vitest'
import { createByteMask } from './mask-bytes.ts'

const TOKEN = 'taas_0123456789ab'

const encode = (text: string) => new TextEncoder().encode(text)

function masked(pieces: Uint8Array<ArrayBuffer>[]): string {
  const mask = createByteMask(TOKEN)
  if (mask === null) throw new Error('Nothing to mask.')
  const parts = [...pieces.map((piece) => mask.mask(piece)), mask.rest()]
  return new TextDecoder().decode(Uint8Array.from(parts.flatMap((part) => [...part])))
}

it.each([
  ['', ''],
  ['nothing here', 'nothing here'],
  [TOKEN, 'taas_••••89ab'],
  [`ü ${TOKEN} and ${TOKEN}!`, 'ü taas_••••89ab and taas_••••89ab!'],
  [`taas_012taas_taas_0123456789abtaas_`, 'taas_012taas_taas_••••89abtaas_'],
  ['ends like a token: taas_0123', 'ends like a token: taas_0123'],
])('masks %j, cut anywhere', (text, expected) => {
  const bytes = encode(text)
  expect(masked([bytes])).toBe(expected)
  for (let at = 0; at <= bytes.length; at += 1) {
    expect(masked([bytes.slice(0, at), bytes.slice(at)])).toBe(expected)
  }
  expect(masked(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toBe(expected)
})

it('leaves alone what is no secret', () => {
  expect(createByteMask(null)).toBeNull()
  expect(createByteMask('ollama')).toBeNull()
})
