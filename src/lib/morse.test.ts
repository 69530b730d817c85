import { expect, it } from 'vitest'
import { morseDurationSeconds, renderMorse } from './morse.ts'

const DOT = 0.06

it('counts PARIS as fifty dots, its last gap of seven aside', () => {
  expect(morseDurationSeconds('PARIS', 1)).toBeCloseTo(43 * DOT)
  expect(morseDurationSeconds('PARIS PARIS', 1)).toBeCloseTo(93 * DOT)
  expect(morseDurationSeconds('PARIS', 2)).toBeCloseTo((43 * DOT) / 2)
})

it('takes white space of any length for one gap, and what has no sign for nothing', () => {
  expect(morseDurationSeconds('e \n\n e', 1)).toBeCloseTo(9 * DOT)
  expect(morseDurationSeconds('e 😀 e', 1)).toBeCloseTo(9 * DOT)
  expect(morseDurationSeconds('e😀e', 1)).toBeCloseTo(5 * DOT)
  expect(morseDurationSeconds('  ', 1)).toBe(0)
})

it('sends an accented letter as its own sign, or as the plain one', () => {
  expect(morseDurationSeconds('ü', 1)).toBeCloseTo(11 * DOT)
  expect(morseDurationSeconds('ñ', 1)).toBeCloseTo(5 * DOT)
})

it('sounds while a mark lasts and is silent between', () => {
  const samples = renderMorse('EE', 1, 8000)
  const loudest = (from: number, to: number) =>
    samples.subarray(from * 8000, to * 8000).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  expect(samples).toHaveLength(Math.round((0.4 + 5 * DOT) * 8000))
  expect(loudest(0, 0.2)).toBe(0)
  expect(loudest(0.2, 0.26)).toBeCloseTo(0.6, 1)
  expect(loudest(0.265, 0.435)).toBe(0)
  expect(loudest(0.44, 0.5)).toBeCloseTo(0.6, 1)
})
