import { expect, it } from 'vitest'
import { decodeWav } from '../../gateway/sandbox/wav.ts'
import { encodeWav } from './encode-wav.ts'

it('writes what a reader of WAV files reads back', () => {
  const sound = decodeWav(encodeWav(Float32Array.of(0, 0.5, -0.5, 1, -1), 16_000))
  expect(sound).toMatchObject({ sampleRate: 16_000, channels: 1, bitsPerSample: 16, frames: 5 })
  const expected = [0, 0.5, -0.5, 1, -1]
  for (const [index, sample] of sound.samples.entries()) expect(sample).toBeCloseTo(expected[index] ?? 9, 3)
})

it('clips what is too loud, and NaN is silence', () => {
  const { samples } = decodeWav(encodeWav(Float32Array.of(7, -7, Number.NaN), 8000))
  expect(samples[0]).toBeCloseTo(1, 3)
  expect(samples[1]).toBeCloseTo(-1, 3)
  expect(samples[2]).toBe(0)
})

it('has the length that its header says', () => {
  const bytes = encodeWav(new Float32Array(100), 16_000)
  expect(bytes.length).toBe(244)
  expect(new DataView(bytes.buffer).getUint32(4, true)).toBe(236)
  expect(encodeWav(new Float32Array(), 16_000).length).toBe(44)
})
