import { describe, expect, test } from 'vitest'
import { morseDurationSeconds, renderMorse, speedToWordsPerMinute } from './morse-tone.ts'

const options = { wordsPerMinute: 20, sampleRate: 8000, toneHz: 600 }
const dot = 0.06

/** Loudest sample within 1 ms around an instant, in dots after the first mark begins. */
function loudnessAt(samples: Float32Array, dots: number) {
  const middle = Math.round((0.01 + dots * dot) * options.sampleRate)
  return samples.subarray(middle - 8, middle + 8).reduce((most, x) => Math.max(most, Math.abs(x)), 0)
}

test('speedToWordsPerMinute is 20 words a minute at speed 1', () => {
  expect([0.25, 1, 4].map(speedToWordsPerMinute)).toEqual([5, 20, 80])
})

describe('morseDurationSeconds', () => {
  test('PARIS with the gap to the next word takes 50 dots', () => {
    const two = morseDurationSeconds('PARIS PARIS', 20) - morseDurationSeconds('PARIS', 20)
    expect(two).toBeCloseTo(50 * dot, 9)
  })
  test('the sample of the speech page lasts 2.9 s', () => {
    expect(morseDurationSeconds('TAAS IS UP', speedToWordsPerMinute(1.5)).toFixed(1)).toBe('2.9')
  })
  test.each(['TAAS IS UP', 'E', '', '🎉'])('is the length rendered: %j', (text) => {
    for (const wordsPerMinute of [5, 17, 80]) {
      for (const sampleRate of [8000, 44_100]) {
        const rendered = renderMorse(text, { ...options, wordsPerMinute, sampleRate })
        expect(rendered.length).toBe(Math.round(morseDurationSeconds(text, wordsPerMinute) * sampleRate))
      }
    }
  })
  test('refuses a speed of 0', () => {
    expect(() => morseDurationSeconds('E', 0)).toThrow(RangeError)
  })
})

describe('renderMorse', () => {
  test('sounds in the marks and is silent in the gaps', () => {
    const samples = renderMorse('A E', options) // .- / . is on for 1, off 1, on 3, off 7, on 1
    const on = [0.5, 2.5, 3.5, 4.5, 12.5]
    const off = [1.5, 5.5, 8.5, 11.5]
    for (const dots of on) expect(loudnessAt(samples, dots)).toBeCloseTo(0.6, 1)
    for (const dots of off) expect(loudnessAt(samples, dots)).toBe(0)
  })
  test('begins and ends in silence and never jumps', () => {
    const samples = renderMorse('SOS', options)
    expect([samples[0], samples.at(-1)]).toEqual([0, 0])
    const steepest = samples.reduce((most, x, i) => Math.max(most, Math.abs(x - (samples[i - 1] ?? 0))), 0)
    // A sine of 600 Hz and amplitude 0.6 moves this much between samples; a click would move more.
    expect(steepest).toBeLessThan((0.6 * 2 * Math.PI * 600 * 1.05) / 8000)
  })
  test('a mark is half as loud where it nominally begins', () => {
    const tone = renderMorse('T', { ...options, sampleRate: 48_000 })
    const around = tone.subarray(480 - 40, 480 + 40).reduce((most, x) => Math.max(most, Math.abs(x)), 0)
    expect(around).toBeGreaterThan(0.2)
    expect(around).toBeLessThan(0.5)
  })
  test('has the tone asked for', () => {
    const samples = renderMorse('T', { ...options, wordsPerMinute: 1.2 })
    const second = samples.subarray(4000, 12_000)
    const crossings = second.reduce((sum, x, i) => sum + (x >= 0 && (second[i - 1] ?? 0) < 0 ? 1 : 0), 0)
    expect(Math.abs(crossings - 600)).toBeLessThanOrEqual(1)
  })
  test('refuses a tone the sample rate cannot carry', () => {
    expect(() => renderMorse('E', { ...options, toneHz: 4000 })).toThrow(RangeError)
  })
})
