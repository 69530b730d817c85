import { expect, test } from 'vitest'
import { weightOf } from '../history-parts.ts'
import { writtenAnswer } from './answer.ts'
import { chatRecording, recordingOf, untimedIn } from './chat-recording.ts'
import { newMessage } from './message.ts'

const asked = newMessage(null, { role: 'user', text: 'One?' }, 'q')
const answer = (id: string, madeBy: 'sandbox' | 'hand') =>
  newMessage('q', { role: 'assistant', answer: { ...writtenAnswer('m', id), madeBy } }, id)
const messages = [asked, answer('old', 'sandbox'), answer('written', 'hand'), answer('new', 'sandbox')]
const stream = (length: number) => ({
  type: '',
  reads: [[1, 'x'.repeat(length)] as [number, string]],
  endMs: 2,
})

test('what was said and how it came fits its own schema, also after a file', () => {
  const recording = recordingOf(messages, { old: stream(9), new: stream(9), gone: stream(9) }, 1_000_000)
  expect(Object.keys(recording.streams).sort()).toEqual(['new', 'old'])
  expect(untimedIn(recording)).toBe(0)
  expect(chatRecording.parse(JSON.parse(JSON.stringify(recording)))).toEqual(recording)
})

test('the times of the oldest answers give way first, and what was said never', () => {
  const recording = recordingOf(messages, { old: stream(5_000), new: stream(5_000) }, 14_000)
  expect(Object.keys(recording.streams)).toEqual(['new'])
  expect(recording.messages).toHaveLength(4)
  expect(untimedIn(recording)).toBe(1)
  expect(untimedIn(recordingOf(messages, { new: stream(50_000) }, 14_000))).toBe(2)
})

test('no weight is forgotten: one that is heavier than allowed would not be kept at all', () => {
  const streams = { old: stream(400), new: stream(5_000) }
  const whole = weightOf(recordingOf(messages, streams, 1_000_000))
  expect(Object.keys(recordingOf(messages, streams, whole).streams)).toHaveLength(2)
  expect(weightOf(recordingOf(messages, streams, whole - 1))).toBeLessThan(whole)
})
