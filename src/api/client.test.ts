import { describe, expect, inject, it, vi } from 'vitest'
import { createClient } from './client.ts'
import { ApiError, isAbort } from './errors.ts'
import type { ExchangeEvent } from './exchange.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import { listModels } from './models.ts'
import {
  clientFor,
  failureOf,
  sandboxClient,
  scriptedClient,
  scriptedOrigin,
  seenBy,
  shortLimits,
} from './test-servers.ts'

const TOKEN = 'taas_secret_0123456789abcdef'

const faulty = (words: string) => ({
  model: 'sandbox-faults',
  messages: [{ role: 'user' as const, content: words }],
})

function listened() {
  const events: ExchangeEvent[] = []
  return { events, observe: (event: ExchangeEvent) => void events.push(event) }
}

const typesOf = (events: readonly ExchangeEvent[]) =>
  events.map(({ type }) => type).filter((type, index, all) => type !== 'read' || all[index - 1] !== 'read')

const textOf = (events: readonly ExchangeEvent[]) =>
  JSON.stringify(
    events.map((event) => (event.type === 'read' ? new TextDecoder().decode(event.bytes) : event)),
  )

describe('limits', () => {
  it('give up on an answer that never begins, and close the request', async () => {
    const client = scriptedClient({ key: 'never', after: 'never' }, { limits: shortLimits(200) })
    const facts = await failureOf('unreachable', client.get('/models'))
    expect(facts).toMatchObject({ code: 'timed-out', url: `${client.baseUrl}/models` })
    await vi.waitFor(async () => expect(await seenBy('never')).toMatchObject({ started: 1, open: 0 }))
  })

  it('say how many seconds were waited', async () => {
    const client = scriptedClient({ after: 'never' }, { limits: shortLimits(1000) })
    expect((await failureOf('unreachable', client.get('/models'))).seconds).toBe(1)
  })

  it('differ by the kind of call', async () => {
    const limits = shortLimits(60_000)
    limits.firstByteMs.plain = 100
    const client = scriptedClient({ after: 'never' }, { limits })
    expect((await failureOf('unreachable', client.post('/rerank', {}))).code).toBe('timed-out')
  })

  it('cut off an answer that falls silent, and close the request', async () => {
    const script = { key: 'silent', chunks: ['{"data":'], after: 'hang' as const }
    const client = scriptedClient(script, { limits: shortLimits(200) })
    const response = await client.get('/models')
    expect((await failureOf('cut-short', response.text())).code).toBe('silent')
    await vi.waitFor(async () => expect((await seenBy('silent')).open).toBe(0))
  })

  it('are for silence, not for the whole: an answer in slow pieces comes through', async () => {
    const script = { chunks: ['a'], repeat: 600 }
    const client = scriptedClient(script, { limits: shortLimits(500) })
    expect(await (await client.get('/models')).text()).toBe('a'.repeat(600))
  })

  it('stop an answer that is too large', async () => {
    const limits = { ...DEFAULT_LIMITS, answerBytes: 10_000 }
    const script = { key: 'large', chunks: ['x'.repeat(4000)], repeat: 1000 }
    const response = await scriptedClient(script, { limits }).get('/models')
    expect(await failureOf('unreadable', response.text())).toMatchObject({ code: 'too-large', status: 200 })
    await vi.waitFor(async () => expect((await seenBy('large')).open).toBe(0))
  })
})

describe('no answer', () => {
  it('of a port at which nothing listens', async () => {
    const { refusing } = inject('servers')
    const facts = await failureOf('unreachable', clientFor(refusing).get('/models'))
    expect(facts).toEqual({ code: 'no-answer', url: `${refusing}/v1/models` })
  })

  it('of a name that nobody has', async () => {
    const client = clientFor('https://does-not-exist.invalid')
    expect((await failureOf('unreachable', client.get('/models'))).code).toBe('no-answer')
  })

  it('because the server closed before it', async () => {
    const client = scriptedClient({ chunks: [], after: 'reset' })
    const response = await client.get('/models')
    expect((await failureOf('cut-short', response.text())).code).toBe('connection-lost')
  })

  it('is what a redirect counts as; it is not followed', async () => {
    const target = scriptedOrigin({ key: 'target' })
    const client = scriptedClient(
      { status: 302, headers: { location: `${target}/v1/models` } },
      { token: TOKEN },
    )
    expect((await failureOf('unreachable', client.get('/models'))).code).toBe('redirected')
    expect((await failureOf('unreachable', client.postForm('/x', new FormData()))).code).toBe('redirected')
    expect((await seenBy('target')).started).toBe(0)
  })
})

describe('abort', () => {
  it('is an AbortError, not an ApiError, and reaches the server at once', async () => {
    const stop = new AbortController()
    const client = scriptedClient({ key: 'abort', after: 'never' })
    const waiting = client.get('/models', { signal: stop.signal }).catch((error: unknown) => error)
    await vi.waitFor(async () => expect((await seenBy('abort')).open).toBe(1))
    stop.abort()
    const error = await waiting
    expect(isAbort(error)).toBe(true)
    expect(error).not.toBeInstanceOf(ApiError)
    await vi.waitFor(async () => expect((await seenBy('abort')).open).toBe(0))
  })

  it('is one whatever reason was given, and before the call too', async () => {
    const client = scriptedClient({ after: 'never' })
    const signal = AbortSignal.abort('enough')
    expect(isAbort(await client.get('/models', { signal }).catch((error) => error))).toBe(true)
    const stop = new AbortController()
    const waiting = client.post('/rerank', {}, { signal: stop.signal }).catch((error) => error)
    stop.abort(new Error('enough'))
    expect(isAbort(await waiting)).toBe(true)
  })

  it('in the middle of a body is one too, and ends the exchange', async () => {
    const { events, observe } = listened()
    const stop = new AbortController()
    const client = scriptedClient({ chunks: ['a'], after: 'hang' }, { observe })
    const response = await client.get('/models', { signal: stop.signal })
    const reading = response.text().catch((error: unknown) => error)
    await vi.waitFor(() => expect(typesOf(events)).toContain('read'))
    stop.abort()
    expect(isAbort(await reading)).toBe(true)
    expect(isAbort(events.find((event) => event.type === 'end')?.error)).toBe(true)
  })
})

describe('the token', () => {
  it('travels in the Authorization header, and not at all to health', async () => {
    const key = 'headers'
    const client = scriptedClient({ key, chunks: ['{}'] }, { token: TOKEN })
    await (await client.get('/models')).text()
    await (await client.getHealth()).text()
    await (await client.postForm('/audio/transcriptions', new FormData())).text()
    const { headers } = await seenBy(key)
    expect(headers.map(({ authorization }) => authorization)).toEqual([
      `Bearer ${TOKEN}`,
      undefined,
      `Bearer ${TOKEN}`,
    ])
    expect(headers[2]?.['content-type']).toMatch(/^multipart\/form-data; boundary=/)
  })

  it('is no header at all when there is none', async () => {
    const client = scriptedClient({ key: 'none', chunks: ['{}'] })
    await (await client.get('/models')).text()
    expect((await seenBy('none')).headers[0]).not.toHaveProperty('authorization')
  })

  it.each(['a b', 'taas_ü', 'taas_\u0000', 'taas_a\r\nx-evil: 1', '', 'taas_\u200b', '🔑'])(
    'with a character that no header can carry (%j) is an ApiError before anything is sent',
    async (token) => {
      const { events, observe } = listened()
      const client = scriptedClient({ key: `bad ${escape(token)}` }, { token, observe })
      for (const call of [
        client.get('/models'),
        client.post('/x', {}),
        client.postForm('/x', new FormData()),
      ]) {
        expect((await failureOf('unreachable', call)).code).toBe('bad-token')
      }
      expect(events).toEqual([])
    },
  )

  it('is masked in every event and in the server’s words', async () => {
    const { token } = inject('servers')
    const { events, observe } = listened()
    const client = sandboxClient({ observe })
    const echo = client.post('/chat/completions', faulty('status=401 body=echo'))
    const facts = await failureOf('refused', echo)
    expect(facts.words).toBe(`Unknown token taas_••••${token.slice(-4)}`)
    expect(JSON.stringify(facts)).not.toContain(token)
    expect(textOf(events)).not.toContain(token)
    expect(textOf(events)).toContain(`Bearer taas_••••${token.slice(-4)}`)
  })

  it('is masked where a good answer echoes it, and in headers', async () => {
    const { events, observe } = listened()
    const script = {
      headers: { 'x-request-id': TOKEN },
      chunks: [`{"data":[{"id":"${TOKEN.slice(0, 9)}`, `${TOKEN.slice(9)}"}]}`],
    }
    const models = await listModels(scriptedClient(script, { token: TOKEN, observe }))
    expect(models.map(({ id }) => id)).toEqual(['taas_••••cdef'])
    expect(textOf(events)).not.toContain(TOKEN)
  })
})

describe('observe', () => {
  it('tells request, response, reads and one end, in order and in one time', async () => {
    const { events, observe } = listened()
    const response = await sandboxClient({ observe }).get('/models')
    const text = await response.text()
    expect(typesOf(events)).toEqual(['request', 'response', 'read', 'end'])
    expect(new Set(events.map(({ id }) => id)).size).toBe(1)
    const times = events.map(({ atMs }) => atMs)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    const bytes = events.flatMap((event) => (event.type === 'read' ? [...event.bytes] : []))
    expect(new TextDecoder().decode(Uint8Array.from(bytes))).toBe(text)
    expect(events[0]).toMatchObject({ request: { method: 'GET', body: null } })
    expect(events.at(-1)).not.toHaveProperty('error')
  })

  it('tells one end of a refusal, of no answer, of a broken body and of a body that was left', async () => {
    const { events, observe } = listened()
    await failureOf('refused', scriptedClient({ status: 500 }, { observe }).get('/models'))
    expect(typesOf(events.splice(0))).toEqual(['request', 'response', 'end'])
    await failureOf('unreachable', clientFor(inject('servers').refusing, { observe }).get('/models'))
    expect(typesOf(events)).toEqual(['request', 'end'])
    expect(events.splice(0).at(-1)).toMatchObject({ error: { kind: 'unreachable' } })
    const broken = await scriptedClient({ chunks: ['a'], after: 'reset' }, { observe }).get('/models')
    await failureOf('cut-short', broken.text())
    expect(typesOf(events)).toEqual(['request', 'response', 'read', 'end'])
    expect(events.splice(0).at(-1)).toMatchObject({ error: { kind: 'cut-short' } })
    const left = await scriptedClient({ chunks: ['a'], after: 'hang' }, { observe }).get('/models')
    await left.body?.cancel()
    expect(typesOf(events).filter((type) => type === 'end')).toHaveLength(1)
    const empty = await scriptedClient({ status: 204 }, { observe }).get('/models')
    expect(await empty.text()).toBe('')
    expect(typesOf(events).filter((type) => type === 'end')).toHaveLength(2)
  })

  it('shows a body as it leaves, files by name and size', async () => {
    const { events, observe } = listened()
    const client = scriptedClient({ chunks: ['{}'] }, { observe })
    const form = new FormData()
    form.append('file', new Blob(['12345']), 'a.wav')
    form.append('language', 'de')
    await (await client.postForm('/x', form)).text()
    expect(events[0]).toMatchObject({
      request: {
        body: {
          fields: [
            { name: 'file', value: { fileName: 'a.wav', bytes: 5 } },
            { name: 'language', value: 'de' },
          ],
        },
      },
    })
    await (await client.post('/x', { a: 1 })).text()
    expect(events.findLast((event) => event.type === 'request')).toMatchObject({
      request: { body: '{"a":1}', headers: { 'content-type': 'application/json' } },
    })
  })
})

describe('slots', () => {
  it('are four per origin: a fifth call waits and says so, a sixth can be stopped, health never waits', async () => {
    const { events, observe } = listened()
    const client = scriptedClient({ key: 'slots', chunks: ['a'], after: 'hang' }, { observe })
    const open = await Promise.all([1, 2, 3, 4].map(() => client.get('/models')))
    const fifth = client.get('/models')
    await vi.waitFor(() => expect(typesOf(events)).toContain('queued'))
    const stop = new AbortController()
    const sixth = client.get('/models', { signal: stop.signal }).catch((error: unknown) => error)
    stop.abort('enough')
    expect(isAbort(await sixth)).toBe(true)
    await (await client.getHealth()).body?.cancel()
    expect((await seenBy('slots')).started).toBe(5)
    await open[0]?.body?.cancel()
    await (await fifth).body?.cancel()
    for (const response of open.slice(1)) await response.body?.cancel()
    const { started, mostOpen } = await seenBy('slots')
    expect(started).toBe(6)
    expect(mostOpen).toBeLessThanOrEqual(5)
    const again = await client.get('/models')
    await again.body?.cancel()
  })

  it('are given back after a refusal and after no answer', async () => {
    const client = scriptedClient({ status: 500 })
    for (let count = 0; count < 6; count += 1) await failureOf('refused', client.get('/models'))
    const refusing = clientFor(inject('servers').refusing)
    for (let count = 0; count < 6; count += 1) await failureOf('unreachable', refusing.get('/models'))
  })
})

describe('refusals', () => {
  it('hold status, words, wait and request id', async () => {
    const refused = sandboxClient().post('/chat/completions', faulty('status=429 retry-after=12'))
    const facts = await failureOf('refused', refused)
    expect(facts).toMatchObject({
      code: 'refused-429',
      status: 429,
      words: 'Failed on request with status 429.',
      retryAfterSeconds: 12,
      requestId: expect.stringMatching(/^req_/),
    })
    const dated = sandboxClient().post('/chat/completions', faulty('status=503 retry-after=date'))
    expect((await failureOf('refused', dated)).retryAfterSeconds).toBeGreaterThan(85)
  })

  it.each([400, 401, 403, 404, 408, 413, 422, 429, 500, 502, 503, 504])('know %i', async (status) => {
    const facts = await failureOf('refused', scriptedClient({ status }).get('/models'))
    expect(facts).toMatchObject({ code: `refused-${status}`, status, words: '' })
  })

  it('know that there are others', async () => {
    const facts = await failureOf('refused', scriptedClient({ status: 418 }).get('/models'))
    expect(facts).toMatchObject({ code: 'refused', status: 418 })
  })

  it('show a page by its title, a text as it is, and a long one shortened', async () => {
    const wordsOf = async (words: string) =>
      (await failureOf('refused', sandboxClient().post('/chat/completions', faulty(words)))).words
    expect(await wordsOf('status=502 body=html')).toBe('502 Bad Gateway')
    expect(await wordsOf('status=500 body=empty')).toBe('')
    expect((await wordsOf('status=500 body=long'))?.length).toBe(2001)
    const plain = scriptedClient({ status: 500, chunks: [' upstream connect error\n'] })
    expect((await failureOf('refused', plain.get('/models'))).words).toBe('upstream connect error')
  })

  it('stay refusals when their body breaks off or falls silent', async () => {
    const broken = scriptedClient({ status: 413, chunks: ['{"det'], after: 'reset' })
    expect((await failureOf('refused', broken.get('/models'))).code).toBe('refused-413')
    const silent = scriptedClient({ status: 503, after: 'hang' }, { limits: shortLimits(200) })
    expect((await failureOf('refused', silent.get('/models'))).code).toBe('refused-503')
  })
})

it('two clients stand side by side', async () => {
  const other = createClient({ baseUrl: 'http://a/v1', healthUrl: 'http://a/health', token: null })
  expect([sandboxClient().baseUrl, other.baseUrl]).toEqual([`${inject('servers').gateway}/v1`, 'http://a/v1'])
})
