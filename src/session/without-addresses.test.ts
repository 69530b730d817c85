import { expect, it } from 'vitest'
import { ApiError } from '@/api/errors.ts'
import { writtenAnswer } from './chat/answer.ts'
import { keepSaid, keptSaid, recallSaid } from './chat/message.ts'
import { withoutAddresses } from './without-addresses.ts'

const failed = (code: 'refused-500' | 'no-upstream') =>
  keepSaid({
    role: 'assistant',
    answer: {
      ...writtenAnswer('m', ''),
      status: 'failed',
      error: new ApiError('refused', {
        code,
        url: 'https://models.inside.example/v1/chat/completions',
        status: 500,
        words: code === 'no-upstream' ? 'models.inside.example: refused' : 'Out of memory',
        raw: '<a href="https://models.inside.example">',
        requestId: 'req-17',
      }),
    },
  })
const written = (value: unknown) => JSON.stringify(value, (_, part: unknown) => withoutAddresses(part))

it.each(['refused-500', 'no-upstream'] as const)('a failed answer names no server: %s', (code) => {
  const stream = { type: '', reads: [[1, '{"detail": "models.inside.example"}']], endMs: 2 }
  const text = written({
    messages: [
      { id: 'a', said: failed(code) },
      { id: 'b', said: { role: 'user', text: 'And?' } },
    ],
    streams: { a: stream, b: { ...stream, reads: [[1, 'kept']] } },
  })
  expect(text).toContain('kept')
  expect(text).not.toContain('inside.example')
  expect(text).not.toContain('req-17')
  const said = recallSaid(keptSaid.parse(JSON.parse(text).messages[0].said))
  expect(said).toMatchObject({ answer: { status: 'failed', error: { facts: { code, status: 500 } } } })
})

it('keeps what the server said, and anything else as it was', () => {
  expect(written(failed('refused-500'))).toContain('Out of memory')
  for (const value of [null, 5, { url: 'https://a' }, { kind: 'x', facts: { url: 'https://a' } }]) {
    expect(withoutAddresses(value)).toBe(value)
  }
})
