import { expect, it } from 'vitest'
import { sayLength, secondsOf } from './estimate.ts'

const state = { text: 'PARIS '.repeat(10), voice: '', format: 'wav', speed: null } as const

it('knows Morse from speech, and the speed', () => {
  expect(secondsOf(state, 'sandbox-morse')).toBeCloseTo(29.58)
  expect(secondsOf({ ...state, speed: 2 }, 'sandbox-morse')).toBeCloseTo(14.79)
  expect(secondsOf(state, 'tts-1')).toBeCloseTo(59 / 15)
  expect(secondsOf({ ...state, text: '😀é' }, 'tts-1')).toBeCloseTo(2 / 15)
})

it('says a length in minutes and seconds', () => {
  expect(sayLength(14.2)).toBe('14 s')
  expect(sayLength(200)).toBe('3 min 20 s')
})
