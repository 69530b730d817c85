import { expect, it } from 'vitest'
import { renderTones } from '@/lib/tones.ts'
import { peaksOf, stretchesOf } from './peaks.ts'

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
