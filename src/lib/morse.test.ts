import { expect, it } from 'vitest'
import { hearMorse } from '../../gateway/sandbox/morse-listen.ts'
import { morseDurationSeconds as servedSeconds } from '../../gateway/sandbox/morse-tone.ts'
import { morseDurationSeconds, renderMorse } from './morse.ts'

it('counts PARIS as fifty dots, its last gap of seven aside', () => {
  expect(morseDurationSeconds('PARIS', 1)).toBeCloseTo(43 * 0.06)
  expect(morseDurationSeconds('PARIS PARIS', 1)).toBeCloseTo(93 * 0.06)
  expect(morseDurationSeconds('PARIS', 2)).toBeCloseTo((43 * 0.06) / 2)
})

it('lasts as long as the sandbox makes it', () => {
  for (const text of ['TAAS IS UP', 'Order 4172 ships on Tuesday, 3 March, at 9:45.', 'é ü 😀  x\n\ny']) {
    expect(morseDurationSeconds(text, 1)).toBeCloseTo(servedSeconds(text, 20) - 0.02)
  }
})

it('is heard as what it says', () => {
  expect(hearMorse(renderMorse('TAAS IS UP', 1.5, 16_000), 16_000)?.text).toBe('TAAS IS UP')
})

it('has nothing to say of an empty text', () => {
  expect(morseDurationSeconds('  ', 1)).toBe(0)
})
