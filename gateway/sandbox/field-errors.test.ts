import { expect, it } from 'vitest'
import { jsonOf, refusalOf, testSandbox } from './test-sandbox.ts'

async function errorsOf(path: string, body: unknown): Promise<string[]> {
  const answer = await testSandbox().ask(path, typeof body === 'string' ? body : JSON.stringify(body))
  expect(answer.status).toBe(422)
  const { detail } = await jsonOf(answer)
  return detail.map(({ loc, msg, type }: { loc: string[]; msg: string; type: string }) => {
    return `${loc.join('.')}: ${msg} (${type})`
  })
}

it.each<[string, unknown, string[]]>([
  [
    '/v1/audio/speech',
    { model: 5, speed: '1' },
    [
      'body.model: Input should be a valid string (string_type)',
      'body.input: Field required (missing)',
      'body.speed: Input should be a valid number (float_type)',
    ],
  ],
  ['/v1/audio/speech', [], ['body: Input should be a valid object (dict_type)']],
  ['/v1/audio/speech', 'null', ['body: Input should be a valid object (dict_type)']],
  [
    '/v1/audio/speech',
    { model: '', input: 'a', speed: 9, response_format: 'ogg' },
    [
      'body.model: String should have at least 1 character (string_too_short)',
      "body.response_format: Input should be 'mp3' or 'wav' (enum)",
      'body.speed: Input should be less than or equal to 4 (less_than_equal)',
    ],
  ],
  [
    '/v1/chat/completions',
    { model: 'a', messages: [{ role: 'user', content: 5 }], stream: 'yes', max_tokens: 1.5 },
    [
      'body.messages.0.content: Input should be a valid string or list (string_type)',
      'body.stream: Input should be a valid boolean (bool_type)',
      'body.max_tokens: Input should be a valid integer (int_type)',
    ],
  ],
  [
    '/v1/chat/completions',
    {
      model: 'a',
      messages: [{ role: 'user', content: [{ type: 'text' }] }],
      stop: ['a', 'b', 'c', 'd', 'e'],
    },
    [
      'body.messages.0.content.0.text: Field required (missing)',
      'body.stop: List should have at most 4 items (too_long)',
    ],
  ],
  ['/v1/embeddings', { model: 'a' }, ['body.input: Field required (missing)']],
  [
    '/v1/embeddings',
    { model: 'a', input: ['a', 5, null] },
    [
      'body.input.1: Input should be a valid string (string_type)',
      'body.input.2: Input should be a valid string (string_type)',
    ],
  ],
  ['/v1/embeddings', { model: 'a', input: [] }, ['body.input: List should have at least 1 item (too_short)']],
  [
    '/v1/rerank',
    { model: 'a', query: null, documents: ['b'] },
    ['body.query: Input should be a valid string (string_type)'],
  ],
])('%s tells of %j what is wrong', async (path, body, errors) => {
  expect(await errorsOf(path, body)).toEqual(errors)
})

it.each([
  ['en', 'body.file'],
  ['zu', 'body.file'],
  ['zz', 'body.language'],
  ['english', 'body.language'],
])('the language %s: refuses %s', async (language, field) => {
  const form = new FormData()
  form.set('file', new File(['no sound'], 'x.wav'))
  form.set('language', language)
  const answer = await testSandbox().fetch('/v1/audio/transcriptions', { method: 'POST', body: form })
  expect(await refusalOf(answer)).toEqual([422, [field]])
})
