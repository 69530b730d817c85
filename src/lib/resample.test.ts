import { expect, it } from 'vitest'
import { createResampler, resample } from './resample.ts'

const sine = (hz: number, rate: number) =>
  Float32Array.from({ length: rate }, (_, index) => Math.sin((2 * Math.PI * hz * index) / rate))
// The ends have fewer neighbours to go by.
const loudest = (samples: Float32Array) =>
  samples.subarray(500, -500).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)

it.each([44_100, 48_000, 96_000])('keeps a tone of speech, from %d Hz', (rate) => {
  const result = resample(sine(1000, rate), rate, 16_000)
  expect(result).toHaveLength(16_000)
  const expected = sine(1000, 16_000)
  for (let index = 500; index < 15_500; index += 37) {
    expect(result[index]).toBeCloseTo(expected[index] ?? 9, 2)
  }
})

it('takes out what the lower rate cannot carry, rather than fold it back', () => {
  expect(loudest(resample(sine(10_000, 48_000), 48_000, 16_000))).toBeLessThan(0.001)
})

it('raises a rate too', () => {
  expect(loudest(resample(sine(400, 8000), 8000, 16_000))).toBeCloseTo(1, 1)
})

it('leaves the same rate alone', () => {
  const samples = sine(400, 8000)
  expect(resample(samples, 8000, 8000)).toBe(samples)
})

it('gives the same samples in pieces as at once', () => {
  const samples = sine(700, 44_100)
  const { push, end } = createResampler(44_100, 16_000)
  const pieces = [0, 1, 3_000, 3_001, 40_000].map((from, index, all) =>
    push(samples.slice(from, all[index + 1])),
  )
  const joined = [...pieces, end()].flatMap((piece) => [...piece])
  expect(joined).toEqual([...resample(samples, 44_100, 16_000)])
})
