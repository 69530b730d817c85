import { describe, expect, it } from 'vitest'
import { SANDBOX_MODELS } from './models.ts'
import { jsonOf, refusalOf, testSandbox } from './test-sandbox.ts'

const POSTS = [
  '/v1/chat/completions',
  '/v1/embeddings',
  '/v1/rerank',
  '/v1/audio/transcriptions',
  '/v1/audio/speech',
]

describe('the sandbox', () => {
  it('tells its health to anyone', async () => {
    const answer = await testSandbox().fetch('/health', { headers: { authorization: '' } })
    expect([answer.status, await jsonOf(answer)]).toEqual([200, { status: 'ok' }])
  })

  it('lists its models as a bare array, each with what it is', async () => {
    const answer = await testSandbox().fetch('/v1/models')
    const models = await jsonOf(answer)
    expect(models).toEqual(SANDBOX_MODELS)
    for (const model of models) {
      expect(model).toEqual({
        id: expect.stringMatching(/^sandbox-/),
        object: 'model',
        owned_by: 'taas-sandbox',
        type: expect.any(String),
        description: expect.stringMatching(/\.$/),
      })
    }
  })

  it.each(['/v1/models', ...POSTS])('wants a token for %s', async (path) => {
    const { fetch } = testSandbox()
    const method = path === '/v1/models' ? 'GET' : 'POST'
    const answer = await fetch(path, { method, headers: { authorization: '' } })
    expect(await refusalOf(answer)).toEqual([401, expect.stringContaining('Missing bearer token')])
  })

  it.each(['/v1', '/v1/', '/v1/nothing', '/v1/chat', '/v1/models/sandbox-echo', '/v1/chat/completions/'])(
    'answers 404 in JSON for %s, with or without a token',
    async (path) => {
      for (const headers of [{}, { authorization: '' }]) {
        const answer = await testSandbox().fetch(path, { headers })
        expect(await refusalOf(answer)).toEqual([404, 'The API has no such path.'])
      }
    },
  )

  it.each([
    ...POSTS.flatMap((path) => ['GET', 'PUT', 'DELETE'].map((method) => [method, path, 'POST'])),
    ...['POST', 'DELETE', 'OPTIONS'].map((method) => [method, '/v1/models', 'GET, HEAD']),
    ['POST', '/health', 'GET, HEAD'],
  ])('answers %s %s with 405 and Allow: %s', async (method, path, allow) => {
    const answer = await testSandbox().fetch(path ?? '', { method: method ?? '' })
    expect(answer.headers.get('allow')).toBe(allow)
    expect(await refusalOf(answer)).toEqual([
      405,
      expect.stringMatching(/^Method not allowed: use (GET|POST)\.$/),
    ])
  })

  it('gives every answer a name of its own', async () => {
    const { fetch, ask, tokens } = testSandbox()
    const headers = { authorization: `Bearer ${tokens.test}` }
    const embed = { model: 'sandbox-hash-768', input: 'a' }
    const answers = [
      await fetch('/health'),
      await fetch('/v1/nothing'),
      await fetch('/v1/models', { method: 'PUT' }),
      await fetch('/v1/models', { headers: { authorization: '' } }),
      await ask('/v1/embeddings', embed, { headers }),
      await ask('/v1/embeddings', embed),
      await ask('/v1/embeddings', '{'),
      await ask('/v1/embeddings', { ...embed, model: 'gpt-4o' }),
      await ask('/v1/embeddings', { model: 'sandbox-faults', input: 'status=429' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 405, 401, 403, 200, 400, 404, 429])
    const names = answers.map((answer) => answer.headers.get('x-request-id'))
    for (const name of names) expect(name).toMatch(/^req_[0-9a-f-]{36}$/)
    expect(new Set(names).size).toBe(names.length)
  })

  it('answers HEAD where it answers GET', async () => {
    const { fetch } = testSandbox()
    for (const path of ['/health', '/v1/models']) {
      const answer = await fetch(path, { method: 'HEAD' })
      expect([answer.status, await answer.text()]).toEqual([200, ''])
    }
  })

  it('gives the test token its rate in headers, and 403 elsewhere', async () => {
    const { ask, tokens } = testSandbox()
    const headers = { authorization: `Bearer ${tokens.test}` }
    const chat = { model: 'sandbox-echo', messages: [{ role: 'user', content: 'hi' }] }
    const statuses: unknown[] = []
    for (let count = 0; count < 4; count += 1) {
      const answer = await ask('/v1/chat/completions', chat, { headers })
      statuses.push([answer.status, answer.headers.get('x-ratelimit-remaining-requests')])
    }
    expect(statuses).toEqual([
      [200, '2'],
      [200, '1'],
      [200, '0'],
      [429, '0'],
    ])
    const refused = await ask('/v1/embeddings', { model: 'sandbox-hash-768', input: 'a' }, { headers })
    expect((await refusalOf(refused))[0]).toBe(403)
  })

  describe.each([
    ['/v1/chat/completions', 'sandbox-docs', { messages: [{ role: 'user', content: 'hi' }] }],
    ['/v1/embeddings', 'sandbox-hash-768', { input: 'a' }],
    ['/v1/rerank', 'sandbox-lexical', { query: 'a', documents: ['b'] }],
    ['/v1/audio/speech', 'sandbox-morse', { input: 'a' }],
  ])('%s', (path, own, rest) => {
    it('answers for its own model and says that it is the sandbox', async () => {
      const answer = await testSandbox().ask(path, { model: own, ...rest })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('x-taas-sandbox')).toMatch(/\w/)
    })

    it('names its own model when another is asked for, and has no alias', async () => {
      const { ask } = testSandbox()
      for (const model of ['gpt-4o', 'bge-m3', 'x'.repeat(5000), own.toUpperCase()]) {
        const [status, words] = await refusalOf(await ask(path, { model, ...rest }))
        expect([status, words]).toEqual([404, expect.stringMatching(new RegExp(`is ${own}\\.$`))])
        expect(words.length).toBeLessThan(300)
      }
      const elsewhere = path === '/v1/rerank' ? 'sandbox-docs' : 'sandbox-lexical'
      expect((await refusalOf(await ask(path, { model: elsewhere, ...rest })))[0]).toBe(404)
    })

    it('names every field that is missing', async () => {
      const fields = ['model', ...Object.keys(rest)].map((field) => `body.${field}`)
      expect(await refusalOf(await testSandbox().ask(path, {}))).toEqual([422, fields])
      expect(await refusalOf(await testSandbox().ask(path, 'null'))).toEqual([422, ['body']])
      expect(await refusalOf(await testSandbox().ask(path, { ...rest, model: '' }))).toEqual([
        422,
        ['body.model'],
      ])
    })

    it('tells a body that is no JSON from one that does not say so', async () => {
      const { ask, fetch } = testSandbox()
      for (const body of ['{', '', 'model=a', '{"model":"a",}']) {
        expect(await refusalOf(await ask(path, body))).toEqual([
          400,
          expect.stringMatching(/^The body is not valid JSON/),
        ])
      }
      const plain = await fetch(path, { method: 'POST', body: JSON.stringify({ model: own, ...rest }) })
      expect(await refusalOf(plain)).toEqual([422, ['header.content-type']])
    })
  })
})
