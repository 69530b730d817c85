import { expect, it } from 'vitest'
import { encodeWav } from './encode-wav.ts'

const samplesOf = (bytes: Uint8Array<ArrayBuffer>) => Array.from(new Int16Array(bytes.buffer, 44))

it('writes 16-bit samples after a header of 44 bytes', () => {
  expect(samplesOf(encodeWav(Float32Array.of(0, 0.5, -0.5, 1, -1), 16_000))).toEqual([
    0, 16_384, -16_383, 32_767, -32_767,
  ])
})

it('clips what is too loud, and NaN is silence', () => {
  expect(samplesOf(encodeWav(Float32Array.of(7, -7, Number.NaN), 8000))).toEqual([32_767, -32_767, 0])
})

it('says its lengths, rate and kind in the header', () => {
  const bytes = encodeWav(new Float32Array(100), 16_000)
  const view = new DataView(bytes.buffer)
  expect(new TextDecoder().decode(bytes.subarray(0, 4))).toBe('RIFF')
  expect(new TextDecoder().decode(bytes.subarray(8, 16))).toBe('WAVEfmt ')
  expect(view.getUint32(4, true)).toBe(bytes.length - 8)
  expect([view.getUint16(20, true), view.getUint16(22, true), view.getUint16(34, true)]).toEqual([1, 1, 16])
  expect([view.getUint32(24, true), view.getUint32(28, true)]).toEqual([16_000, 32_000])
  expect(view.getUint32(40, true)).toBe(200)
  expect(encodeWav(new Float32Array(), 16_000).length).toBe(44)
})
