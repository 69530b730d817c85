// The official client against the running gateway, and the same through the gateway's own proxy: whoever
// has a program for an OpenAI-compatible API can point it here.
import OpenAI, { AuthenticationError, NotFoundError, RateLimitError, toFile } from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFlags } from './flags.ts'
import { createGateway } from './gateway.ts'
import { createGatewayServer } from './server.ts'
import { listen } from './test-servers.ts'
import type { Tokens } from './tokens.ts'

const stack = new AsyncDisposableStack()
const origins = new Map<string, string>()
let tokens: Tokens

async function start(args: string[], env: NodeJS.ProcessEnv = {}) {
  const gateway = createGateway(readFlags(args, env), { log: () => {}, onError: () => {} })
  stack.defer(() => gateway.close())
  const { origin } = stack.use(await listen(createGatewayServer(gateway.app)))
  return { origin, tokens: gateway.tokens }
}

beforeAll(async () => {
  const first = await start([])
  tokens = first.tokens
  const second = await start(['--upstream', `lab=${first.origin}`], { TAAS_UPSTREAM: first.origin })
  origins.set('the sandbox itself', first.origin)
  origins.set('a proxy’s default server', second.origin)
  origins.set('a proxy’s named server', `${second.origin}/up/lab`)
})
afterAll(() => stack.disposeAsync())

describe.each(['the sandbox itself', 'a proxy’s default server', 'a proxy’s named server'])('%s', (name) => {
  const client = (apiKey = tokens.full) =>
    new OpenAI({ apiKey, baseURL: `${origins.get(name)}/v1`, maxRetries: 0 })
  const messages = [{ role: 'user' as const, content: 'How do I list the models?' }]

  it('chats', async () => {
    const answer = await client().chat.completions.create({ model: 'sandbox-docs', messages })
    expect(answer.choices[0]?.message.content).toContain('/v1/models')
    expect(answer.choices[0]?.finish_reason).toBe('stop')
    expect(answer.usage?.total_tokens).toBeGreaterThan(10)
  })

  it('chats in a stream that says the same', async () => {
    const content = 'tokens=120 rate=10000 ttft=0'
    const asked = { model: 'sandbox-stress', messages: [{ role: 'user' as const, content }] }
    const plain = await client().chat.completions.create(asked)
    const stream = await client().chat.completions.create({
      ...asked,
      stream: true,
      stream_options: { include_usage: true },
    })
    let text = ''
    let usage: unknown
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? ''
      usage = chunk.usage ?? usage
    }
    expect(text).toBe(plain.choices[0]?.message.content)
    expect(usage).toEqual(plain.usage)
  })

  it('stops a stream', async () => {
    const content = 'tokens=100000 rate=50 ttft=0'
    const stream = await client().chat.completions.create({
      model: 'sandbox-stress',
      messages: [{ role: 'user', content }],
      stream: true,
    })
    for await (const chunk of stream) if (chunk.choices[0]?.delta.content) stream.controller.abort()
    expect(stream.controller.signal.aborted).toBe(true)
  })

  it('embeds, alike as numbers and in base64', async () => {
    const asked = { model: 'sandbox-hash-768', input: ['Hello world', 'How are you?'] }
    const [usual, numbers, base64] = await Promise.all([
      // The client itself asks for base64 here, and decodes it.
      client().embeddings.create(asked),
      client().embeddings.create({ ...asked, encoding_format: 'float' }),
      client().embeddings.create({ ...asked, encoding_format: 'base64' }),
    ])
    expect(numbers.data.map(({ index, embedding }) => [index, embedding.length])).toEqual([
      [0, 768],
      [1, 768],
    ])
    expect(usual).toEqual(numbers)
    expect(base64.data[0]?.embedding).toEqual(expect.stringMatching(/^[A-Za-z0-9+/=]+$/))
  })

  it('transcribes what it speaks', async () => {
    const spoken = await client().audio.speech.create({
      model: 'sandbox-morse',
      input: 'CQ CQ DE TAAS',
      voice: 'alloy',
      response_format: 'wav',
    })
    expect(spoken.headers.get('content-type')).toBe('audio/wav')
    const file = await toFile(await spoken.arrayBuffer(), 'recording.wav')
    const transcript = await client().audio.transcriptions.create({ file, model: 'sandbox-listen' })
    expect(transcript.text).toBe('CQ CQ DE TAAS')
  })

  it('speaks MP3 by default', async () => {
    const spoken = await client().audio.speech.create({
      model: 'sandbox-morse',
      input: 'SOS',
      voice: 'alloy',
    })
    expect(spoken.headers.get('content-type')).toBe('audio/mpeg')
    // ID3, then the sound.
    expect(new Uint8Array(await spoken.arrayBuffer()).subarray(0, 3)).toEqual(new TextEncoder().encode('ID3'))
  })

  it('lists its models as the reference does: a bare array, which the client hands on as it is', async () => {
    const models = await client().get<{ id: string }[]>('/models')
    expect(models.map(({ id }) => id)).toContain('sandbox-docs')
  })

  it('is refused with errors of the client’s own types, in the server’s words', async () => {
    const asked = { model: 'sandbox-echo', messages }
    const errorOf = (asking: Promise<unknown>) => asking.catch((error: unknown) => error)
    const unknown = await errorOf(client('taas_sandbox_0').chat.completions.create(asked))
    expect(unknown).toBeInstanceOf(AuthenticationError)
    const elsewhere = await errorOf(client().chat.completions.create({ ...asked, model: 'gpt-4o' }))
    expect(elsewhere).toBeInstanceOf(NotFoundError)
    expect(elsewhere).toMatchObject({ status: 404, message: expect.stringContaining('404') })
    const content = 'status=429 retry-after=9 body=openai'
    const limited = await errorOf(
      client().chat.completions.create({ model: 'sandbox-faults', messages: [{ role: 'user', content }] }),
    )
    expect(limited).toBeInstanceOf(RateLimitError)
    if (limited instanceof RateLimitError) expect(limited.headers?.get('retry-after')).toBe('9')
  })

  it('tells its health beside its version', async () => {
    expect(await (await fetch(`${origins.get(name)}/health`)).json()).toEqual({ status: 'ok' })
  })
})

it('the test token is limited by the first gateway, through the second too', async () => {
  const statuses: number[] = []
  for (const origin of [...origins.values(), ...origins.values()]) {
    const answer = await fetch(`${origin}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.test}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'sandbox-echo', messages: [{ role: 'user', content: 'hi' }] }),
    })
    statuses.push(answer.status)
    await answer.text()
  }
  expect(statuses).toEqual([200, 200, 200, 429, 429, 429])
})
