import { expect, test } from 'vitest'
import { soundKey } from './digest.ts'
import { broughtIn } from './portable.ts'

const entry = {
  id: 'a',
  page: 'speech' as const,
  at: 5,
  model: null,
  words: 'SOS',
  outcome: 'done' as const,
  status: null,
  totalMs: 12,
  state: { text: 'SOS', sound: { $sound: 'k' } },
  name: null,
  request: 'theirs',
  hasAnswer: true,
  sounds: ['k', 'mine'],
  bytes: 1e15,
}

test('a sound has the key of its own bytes, whatever the file says, and weighs what it weighs', async () => {
  const brought = await broughtIn({
    history: [entry],
    answers: [
      { id: 'a', bytes: -1, madeBy: 'x', answer: { audio: { $sound: 'k' }, other: { $sound: 'mine' } } },
    ],
    sounds: [{ key: 'k', type: 'audio/wav', base64: 'AQID' }],
  })
  const key = await soundKey(new Blob([new Uint8Array([1, 2, 3])], { type: 'audio/wav' }))
  expect(key).not.toBe('k')
  expect(brought.sounds).toMatchObject([{ key, bytes: 3 }])
  expect(brought.history).toMatchObject([
    { sounds: [key], state: { text: 'SOS', sound: { $sound: key } }, request: null },
  ])
  // One of this browser that the file only names is not its.
  expect(brought.answers).toMatchObject([{ answer: { audio: { $sound: key }, other: null } }])
  expect(brought.answers[0]?.bytes).toBeGreaterThan(0)
  expect(brought.history[0]?.bytes).toBe((brought.answers[0]?.bytes ?? 0) + 3)
})
