import { expect, inject, it } from 'vitest'
import { createClient } from '@/api/client.ts'
import { ApiError, describeError, type ErrorCode } from '@/api/errors.ts'
import { problemWords } from './en/problem.ts'
import { say } from './say.ts'

// A record, so that the compiler asks for a code that is missing here.
const CODES: Record<ErrorCode, true> = {
  refused: true,
  'refused-400': true,
  'refused-401': true,
  'refused-403': true,
  'refused-404': true,
  'refused-408': true,
  'refused-413': true,
  'refused-422': true,
  'refused-429': true,
  'refused-500': true,
  'refused-502': true,
  'refused-503': true,
  'refused-504': true,
  offline: true,
  'no-answer': true,
  'no-upstream': true,
  'timed-out': true,
  redirected: true,
  'bad-token': true,
  empty: true,
  'web-page': true,
  'not-json': true,
  unexpected: true,
  'too-large': true,
  'failed-midway': true,
  'ended-early': true,
  'connection-lost': true,
  silent: true,
  uncuttable: true,
  'console-fault': true,
}

const FACTS = { url: 'https://host/v1/x', status: 500, seconds: 7, path: 'data.0', words: 'host: why' }

it.each(Object.keys(CODES).filter(isCode))(
  '%s has a title and a hint, with every value filled in',
  (code) => {
    const { title, hint } = describeError(new ApiError('refused', { ...FACTS, code }))
    for (const { key, values } of [title, hint]) {
      expect(problemWords).toHaveProperty([key])
      const sentence = say(key, values)
      expect(sentence).not.toBe('')
      expect(sentence).not.toMatch(/[{}]|undefined|NaN/)
    }
  },
)

it('has words for an error as it comes from the client', async () => {
  const { refusing } = inject('servers')
  const client = createClient({ baseUrl: `${refusing}/v1`, healthUrl: refusing, token: null })
  const error = await client.get('/models').catch((reason: unknown) => reason)
  if (!(error instanceof ApiError)) throw new Error('No ApiError.')
  const { title, hint } = describeError(error)
  expect(say(title.key, title.values)).toBe(`Cannot reach ${new URL(refusing).host}.`)
  expect(say(hint.key, hint.values)).toContain(`${refusing}/v1/models`)
})

function isCode(code: string): code is ErrorCode {
  return code in CODES
}
