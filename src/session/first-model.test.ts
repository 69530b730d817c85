import { expect, it } from 'vitest'
import { firstModel } from './first-model.ts'

const first = (...ids: string[]) => firstModel(ids.map((id) => ({ id })))

it('is the robot voice where it is installed, else the first of the list', () => {
  expect(first('sandbox-morse', 'sandbox-espeak')).toBe('sandbox-espeak')
  expect(first('sandbox-morse', 'sandbox-faults')).toBe('sandbox-morse')
  expect(first('tts-1', 'sandbox-morse')).toBe('tts-1')
  expect(first()).toBeNull()
})
