import { describe, expect, it, vi } from 'vitest'
import type { ChatRequest } from '../contract/chat.ts'
import { type ChatDelta, streamChat } from './chat.ts'
import type { Client } from './client.ts'
import { ApiError, isAbort } from './errors.ts'
import {
  answeringClient,
  failureOf,
  type Script,
  sandboxClient,
  scriptedClient,
  seenBy,
  shortLimits,
} from './test-servers.ts'

const request = (model: string, content: string, extra: Partial<ChatRequest> = {}): ChatRequest => ({
  model,
  messages: [{ role: 'user', content }],
  stream: true,
  ...extra,
})
const faulty = (words: string, extra: Partial<ChatRequest> = {}) =>
  request('sandbox-faults', `rate=1000 ttft=0 ${words}`, extra)

type Told = Omit<ChatDelta, 'text'> & { text: string; reads: number }

/** What the deltas say together, and what ended them. */
async function allOf(
  client: Client,
  asked: ChatRequest,
  signal?: AbortSignal,
): Promise<{ told: Told; error: unknown }> {
  let told: Told = { text: '', reads: 0 }
  try {
    for await (const delta of streamChat(client, asked, signal)) {
      const { text = '', reasoning, unreadable, ...rest } = delta
      told = { ...told, ...rest, text: told.text + text, reads: told.reads + 1 }
      if (reasoning !== undefined) told.reasoning = (told.reasoning ?? '') + reasoning
      if (unreadable !== undefined) told.unreadable = (told.unreadable ?? 0) + unreadable
    }
    return { told, error: null }
  } catch (error) {
    return { told, error }
  }
}

const dataLine = (value: unknown) => `data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`
const delta = (fields: object, rest: object = {}) => ({ choices: [{ index: 0, delta: fields, ...rest }] })
const STREAM = { 'content-type': 'text/event-stream' }

const told = (events: unknown[], script: Script = {}, extra: Partial<ChatRequest> = {}) =>
  allOf(
    scriptedClient({ headers: STREAM, chunks: events.map(dataLine), ...script }),
    request('any', 'hello', extra),
  )

describe('a token that the server streams back', () => {
  it('is masked over the borders of events, in text and in reasoning', async () => {
    const token = 'sk-live-0123456789abcdef'
    const chunks = [
      delta({ reasoning: `it is ${token.slice(0, 7)}` }),
      delta({ reasoning: token.slice(7), content: `Yours: ${token.slice(0, 12)}` }),
      delta({ content: `${token.slice(12)}.` }),
      delta({ content: ' sk-li' }, { finish_reason: 'stop' }),
    ].map(dataLine)
    const client = scriptedClient({ headers: STREAM, chunks }, { token })
    const { told } = await allOf(client, request('any', 'hello'))
    expect(told).toMatchObject({
      reasoning: 'it is ••••cdef',
      text: 'Yours: ••••cdef. sk-li',
      isMasked: true,
    })
  })
})

describe('a good answer', () => {
  it.each([true, false])('comes whole from the sandbox, streamed: %s', async (stream) => {
    const asked = request('sandbox-echo', 'Grüße 👋🏽 עברית', {
      stream,
      ...(stream ? { stream_options: { include_usage: true } } : {}),
    })
    const { told, error } = await allOf(sandboxClient(), asked)
    expect(error).toBeNull()
    expect(told.text).toContain('Grüße 👋🏽 עברית')
    expect(told).toMatchObject({ finishReason: 'stop', model: 'sandbox-echo' })
    const { prompt, completion, total } = told.usage ?? {}
    expect(Number(prompt) + Number(completion)).toBe(total)
    expect(told.reads > 3).toBe(stream)
  })

  it('is the same text streamed and plain, with faults of transport too', async () => {
    const textOf = async (words: string, stream = true) => {
      const { told, error } = await allOf(sandboxClient(), faulty(`seed=3 ${words}`, { stream }))
      expect(error).toBeNull()
      return told.text
    }
    const plain = await textOf('', false)
    const prose = await textOf('no-done', false)
    expect(plain).not.toBe('')
    for (const words of ['no-done', 'no-finish', 'drip', 'bom', 'keepalive=1', 'json', 'sse-type']) {
      expect(await textOf(words), words).toBe(prose)
    }
    for (const words of ['done-open', 'double-done']) expect(await textOf(words), words).toBe(prose)
    expect(await textOf('sse', false)).toBe(prose)
    expect(await textOf('split-utf8')).toBe(await textOf('split-utf8', false))
    expect(await textOf('bom', false)).toBe(prose)
  })

  it('ends by [DONE] alone, and by a finish reason alone', async () => {
    const done = await told([delta({ content: 'a' }), '[DONE]'])
    expect(done).toEqual({ told: { text: 'a', reads: expect.any(Number) }, error: null })
    const finish = await told([delta({ content: 'a' }), delta({}, { finish_reason: 'length' })])
    expect(finish).toMatchObject({ told: { text: 'a', finishReason: 'length' }, error: null })
  })

  it('is recognised without its content type: comments first, and in another language', async () => {
    const chunks = [': hi\n\n', 'event: message\n', dataLine(delta({ content: 'a' })), dataLine('[DONE]')]
    for (const type of ['text/plain', 'application/octet-stream', 'text/html']) {
      const client = scriptedClient({ headers: { 'content-type': type }, chunks })
      expect((await allOf(client, request('m', 'hi'))).told.text).toBe('a')
    }
    const json = { choices: [{ message: { content: 'ja' }, finish_reason: 'stop' }] }
    const html = scriptedClient({ headers: { 'content-type': 'text/html' }, chunks: [JSON.stringify(json)] })
    expect((await allOf(html, request('m', 'hi'))).told.text).toBe('ja')
  })

  it('may have its content in parts, null, or absent', async () => {
    const parts = [{ type: 'text', text: 'a' }, { type: 'image' }, { type: 'text', text: 'b' }]
    expect((await told([delta({ content: parts }), '[DONE]'])).told.text).toBe('ab')
    const nothing = await told([delta({ role: 'assistant', content: null }), delta({}), '[DONE]'])
    expect(nothing).toMatchObject({ told: { text: '' }, error: null })
    const plain = answeringClient({ choices: [{ message: { content: parts } }] })
    expect((await allOf(plain, request('m', 'hi'))).told.text).toBe('ab')
    for (const stream of [true, false]) {
      const { told, error } = await allOf(sandboxClient(), faulty('null', { stream }))
      expect({ told, error }).toMatchObject({ told: { text: '' }, error: null })
    }
  })

  it('may have no choices at all', async () => {
    for (const stream of [true, false]) {
      const { told, error } = await allOf(sandboxClient(), faulty('empty', { stream }))
      expect({ told, error }).toMatchObject({ told: { text: '' }, error: null })
      expect(told).not.toHaveProperty('finishReason', 'stop')
    }
  })

  it.each(['reasoning', 'reasoning_content'])('keeps %s apart from the text', async (field) => {
    const { told: both } = await told([delta({ [field]: 'why' }), delta({ content: 'so' }), '[DONE]'])
    expect(both).toMatchObject({ text: 'so', reasoning: 'why' })
    const plain = answeringClient({ choices: [{ message: { content: 'so', [field]: 'why' } }] })
    expect((await allOf(plain, request('m', 'hi'))).told).toMatchObject({ text: 'so', reasoning: 'why' })
  })

  it('reasons in the sandbox too', async () => {
    const { told: both } = await allOf(sandboxClient(), faulty('reasoning'))
    expect(both.reasoning).toMatch(/^First I read the question/)
    expect(both.text).not.toContain('First I read')
  })

  it('reads usage wherever it stands, and takes odd counts for none', async () => {
    const counts = { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 }
    const last = await told([delta({ content: 'a' }), { choices: [], usage: counts }, '[DONE]'])
    expect(last.told.usage).toEqual({ prompt: 1, completion: 2, total: 3 })
    const odd = [
      { prompt_tokens: 'many', completion_tokens: null, total_tokens: -1 },
      { prompt_tokens: 1.5 },
      {},
    ]
    for (const usage of odd) {
      const { told: read, error } = await told([delta({ content: 'a' }), { choices: [], usage }, '[DONE]'])
      expect(error).toBeNull()
      expect(read).toMatchObject({ text: 'a', usage: { prompt: null, completion: null, total: null } })
    }
    for (const usage of [null, 'none', 7, []]) {
      const { told: read } = await told([delta({ content: 'a' }, {}), { choices: [], usage }, '[DONE]'])
      expect(read.text).toBe('a')
      expect(read.unreadable).toBeUndefined()
      expect(read.usage).toBeUndefined()
    }
    for (const stream of [true, false]) {
      const { told: read } = await allOf(sandboxClient(), faulty('odd-usage', { stream }))
      expect(read.usage?.total ?? null).toBeNull()
      const { told: without } = await allOf(sandboxClient(), faulty('no-usage', { stream }))
      expect(without.usage).toBeUndefined()
    }
  })

  it('keeps what can be read beside events that cannot', async () => {
    const events = [
      delta({ content: 'a' }),
      '{"choices":[{"del',
      'null',
      '[]',
      delta({ content: 5 }),
      '[DONE]',
    ]
    expect(await told(events)).toMatchObject({ told: { text: 'a', unreadable: 4 }, error: null })
    const { told: read, error } = await allOf(sandboxClient(), faulty('garble'))
    expect(error).toBeNull()
    expect(read).toMatchObject({ unreadable: 1, finishReason: 'stop' })
  })

  it('names the reason it ended with', async () => {
    expect((await allOf(sandboxClient(), faulty('finish=content_filter'))).told.finishReason).toBe(
      'content_filter',
    )
    const limited = await allOf(sandboxClient(), faulty('seed=1', { max_tokens: 5 }))
    expect(limited.told.finishReason).toBe('length')
  })

  it('ignores prototypes and fields that nobody asked for', async () => {
    const text = `{"__proto__":{"polluted":1},"choices":[{"__proto__":{"x":1},"delta":{"content":"a","x":{}},"x":1}]}`
    const { told: read } = await told([text, '[DONE]'])
    expect(read.text).toBe('a')
    expect(Object.prototype).not.toHaveProperty('polluted')
  })
})

describe('an error', () => {
  // OpenAI and vLLM send the first, llama.cpp a plain `error`, FastAPI servers `detail`; OpenRouter puts
  // the error beside its choices (https://openrouter.ai/docs/api-reference/errors, read 2026-11).
  it.each<[string, string]>([
    ['object', 'data: {"error":{"message":"Boom","type":"x","code":500}}\n\n'],
    ['text', 'data: {"error":"Boom"}\n\n'],
    ['detail', 'data: {"detail":"Boom"}\n\n'],
    ['message by an event’s name', 'event: error\ndata: {"message":"Boom"}\n\n'],
    ['text by an event’s name', 'event: error\ndata: Boom\n\n'],
    [
      'beside choices',
      'data: {"error":{"message":"Boom"},"choices":[{"delta":{"content":""},"finish_reason":"error"}]}\n\n',
    ],
    ['fields', 'data: {"detail":[{"loc":["body"],"msg":"Boom"}]}\n\n'],
  ])('in the stream as %s is a refusal with its words, after the partial text', async (_, text) => {
    const client = scriptedClient({ headers: STREAM, chunks: [dataLine(delta({ content: 'part' })), text] })
    const { told, error } = await allOf(client, request('m', 'hi'))
    expect(told.text).toBe('part')
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ kind: 'refused', facts: { code: 'failed-midway', words: 'Boom' } })
  })

  it('that is null beside choices is none', async () => {
    const fine = await told([{ error: null, ...delta({ content: 'a' }) }, '[DONE]'])
    expect(fine).toMatchObject({ told: { text: 'a' }, error: null })
  })

  it.each(['openai', 'string', 'detail', 'event'])(
    'in the middle, as the sandbox makes it: %s',
    async (form) => {
      const { told, error } = await allOf(sandboxClient(), faulty(`error-mid-stream=${form}`))
      expect(told.text).not.toBe('')
      expect(error).toMatchObject({
        kind: 'refused',
        facts: { words: expect.stringMatching(/^The model stopped/) },
      })
    },
  )

  it('as a page in the middle is cut short', async () => {
    const { told, error } = await allOf(sandboxClient(), faulty('error-mid-stream=html'))
    expect(told.text).not.toBe('')
    expect(error).toMatchObject({ kind: 'cut-short', facts: { code: 'ended-early' } })
  })

  it('under a 200 without a stream is a refusal too', async () => {
    const client = answeringClient({ error: { message: 'Boom' } })
    expect((await failureOf('refused', streamChat(client, request('m', 'hi')).next())).words).toBe('Boom')
  })

  it.each<[string, string, string]>([
    ['html', 'unreadable', 'web-page'],
    ['shape', 'unreadable', 'unexpected'],
    ['status=503', 'refused', 'refused-503'],
    ['json short', 'cut-short', 'connection-lost'],
    ['cut=3', 'cut-short', 'ended-early'],
    ['reset=3', 'cut-short', 'connection-lost'],
  ])('of the sandbox, %s, is %s: %s', async (words, kind, code) => {
    const { error } = await allOf(sandboxClient(), faulty(words))
    expect(error).toMatchObject({ kind, facts: { code } })
  })

  it('keeps the text before a cut and before a reset', async () => {
    const { told: whole } = await allOf(sandboxClient(), faulty('no-done'))
    for (const words of ['cut=5', 'reset=5']) {
      const { told } = await allOf(sandboxClient(), faulty(words))
      expect(told.text).not.toBe('')
      expect(whole.text.startsWith(told.text)).toBe(true)
    }
  })

  it.each([{ choices: [null] }, { choices: [{ message: { content: 5 } }] }, { choices: 'none' }, null, 5])(
    'of shape (%j) is unreadable',
    async (value) => {
      const facts = await failureOf(
        'unreadable',
        streamChat(answeringClient(value), request('m', 'hi')).next(),
      )
      expect(facts).toMatchObject({ code: 'unexpected', raw: JSON.stringify(value) })
    },
  )

  it('of nothing is empty', async () => {
    const client = scriptedClient({})
    expect((await failureOf('unreadable', streamChat(client, request('m', 'hi')).next())).code).toBe('empty')
    const { error } = await allOf(scriptedClient({ headers: STREAM }), request('m', 'hi'))
    expect(error).toMatchObject({ kind: 'cut-short' })
  })

  it('silence in the stream cuts it off, comments do not', async () => {
    const client = sandboxClient({ limits: shortLimits(700) })
    const silent = await allOf(client, faulty('stall=3'))
    expect(silent.told.text).not.toBe('')
    expect(silent.error).toMatchObject({ kind: 'cut-short', facts: { code: 'silent' } })
    expect((await allOf(client, faulty('keepalive=1200'))).error).toBeNull()
    expect((await allOf(client, faulty('pause=100'))).error).toBeNull()
  })
})

describe('leaving', () => {
  const endless = { headers: STREAM, chunks: [dataLine(delta({ content: 'a' }))], repeat: 100_000 }

  it('the loop closes the request', async () => {
    const client = scriptedClient({ ...endless, key: 'left' })
    for await (const _ of streamChat(client, request('m', 'hi'))) break
    await vi.waitFor(async () => expect(await seenBy('left')).toMatchObject({ started: 1, open: 0 }))
  })

  it('by abort closes it too, is an AbortError and keeps what came', async () => {
    const stop = new AbortController()
    const client = scriptedClient({ ...endless, key: 'aborted' })
    let text = ''
    const reading = (async () => {
      for await (const delta of streamChat(client, request('m', 'hi'), stop.signal)) {
        text += delta.text
        stop.abort()
      }
    })()
    expect(isAbort(await reading.catch((error: unknown) => error))).toBe(true)
    expect(text).not.toBe('')
    await vi.waitFor(async () => expect((await seenBy('aborted')).open).toBe(0))
  })

  it('stops the sandbox’s endless answer', async () => {
    const stop = new AbortController()
    const reading = allOf(sandboxClient(), faulty('endless rate=50'), stop.signal)
    const slow = allOf(sandboxClient(), faulty('hang'), stop.signal)
    stop.abort()
    expect(isAbort((await reading).error)).toBe(true)
    expect(isAbort((await slow).error)).toBe(true)
  })
})
