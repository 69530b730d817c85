import { expect, it } from 'vitest'
import { renderTones } from '@/lib/tones.ts'
import { createPeakReader, peakCount, peaksOf, stretchesOf } from './peaks.ts'

it('takes the loudest of each part', () => {
  expect([...peaksOf([0.1, -0.5, 0.2, 0.25], 2)]).toEqual([0.5, 0.25])
  expect([...peaksOf([16_384, 0], 2, 32_768)]).toEqual([0.5, 0])
})

it('gives no more parts than there are samples', () => {
  expect(peaksOf([0.5], 100)).toHaveLength(1)
  expect(peaksOf([], 100)).toHaveLength(0)
})

const tones = [
  { startSeconds: 0.5, endSeconds: 1, hz: 440 },
  { startSeconds: 1.1, endSeconds: 1.5, hz: 440 },
  { startSeconds: 2.5, endSeconds: 3, hz: 880 },
]

it('finds where there is sound, and bridges a short pause', () => {
  const found = stretchesOf(peaksOf(renderTones(tones, 4, 8000), 800), 4)
  expect(found).toHaveLength(2)
  expect(found[0]?.startSeconds).toBeCloseTo(0.5, 1)
  expect(found[0]?.endSeconds).toBeCloseTo(1.5, 1)
  expect(found[1]?.endSeconds).toBeCloseTo(3, 1)
})

it('finds nothing in silence, nor in nothing', () => {
  expect(stretchesOf(new Float32Array(100), 4)).toEqual([])
  expect(stretchesOf(new Float32Array(), 0)).toEqual([])
})

it('reads the same peaks in pieces as at once, and is flat ahead', () => {
  const samples = renderTones(tones, 4, 8000)
  const reader = createPeakReader(800, samples.length)
  reader.push(samples.subarray(0, 7_777))
  expect(
    reader
      .peaks()
      .subarray(150)
      .every((peak) => peak === 0),
  ).toBe(false)
  expect(
    reader
      .peaks()
      .subarray(195)
      .every((peak) => peak === 0),
  ).toBe(true)
  reader.push(samples.subarray(7_777))
  expect(reader.end()).toEqual(peaksOf(samples, 800))
})

it('shows a long sound by fifty peaks a second, a short one by two thousand', () => {
  expect(peakCount(3_600)).toBe(180_000)
  expect(peakCount(2)).toBe(2_000)
})

it('shows a sound of fewer samples than peaks', () => {
  const reader = createPeakReader(10, 5)
  reader.push(Float32Array.of(0.5, 0.25, 0.5, 0.25, 1))
  expect(reader.peaks().at(-2)).toBe(1)
})

it('goes on past the length that was expected, and ends before it', () => {
  const reader = createPeakReader(4, 4)
  reader.push(Float32Array.of(0.5, 0.25))
  expect([...reader.peaks()]).toEqual([0.5, 0.25, 0, 0])
  expect([...reader.end()]).toEqual([0.5, 0.25])
  reader.push(Float32Array.of(0.5, 0.25, 0.5, 0.25))
  expect([...reader.end()]).toEqual([0.5, 0.25, 0.5, 0.25, 0.5, 0.25])
})
