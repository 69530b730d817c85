// What no browser sends: bytes that are meant to steer, to smuggle or to kill (T11, T12, T14, T15, T20).
import { createServer, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readFlags } from './flags.ts'
import { createGateway } from './gateway.ts'
import { createGatewayServer } from './server.ts'
import { listen, sendRaw } from './test-servers.ts'

const stack = new AsyncDisposableStack()
const seen: { url: string; headers: IncomingMessage['headers'] }[] = []
const lines: string[] = []
const errors: unknown[] = []
let port = 0
let elsewhere = ''

beforeAll(async () => {
  const upstream = stack.use(
    await listen(
      createServer((incoming, outgoing) => {
        seen.push({ url: incoming.url ?? '', headers: incoming.headers })
        incoming.resume().on('end', () => outgoing.end('{}'))
      }),
    ),
  )
  const other = stack.use(await listen(createServer(() => seen.push({ url: 'elsewhere', headers: {} }))))
  elsewhere = other.origin
  const gateway = createGateway(readFlags(['--upstream', upstream.origin], {}), {
    log: (line) => lines.push(line),
    onError: (error) => errors.push(error),
  })
  stack.defer(() => gateway.close())
  ;({ port } = stack.use(await listen(createGatewayServer(gateway.app))))
})
afterAll(() => stack.disposeAsync())
beforeEach(() => {
  seen.length = 0
  lines.length = 0
})

const request = (first: string, headers: string[] = [], body = '') =>
  sendRaw(port, [first, 'Host: localhost', 'Connection: close', ...headers, '', body].join('\n'))

describe('the destination', () => {
  it('is steered by no header and by no query', async () => {
    const { host } = new URL(elsewhere)
    const steering = [
      `X-Forwarded-Host: ${host}`,
      `Forwarded: host=${host}`,
      `X-Upstream: ${elsewhere}`,
      `X-Base-Url: ${elsewhere}`,
      `X-Original-Url: /admin`,
      'X-Http-Method-Override: DELETE',
    ]
    await request(`GET /v1/models?url=${elsewhere}&base_url=${elsewhere} HTTP/1.1`, steering)
    expect(seen.map(({ url }) => url)).toEqual([`/v1/models?url=${elsewhere}&base_url=${elsewhere}`])
    expect(Object.keys(seen[0]?.headers ?? {}).filter((name) => /^x-|forwarded/.test(name))).toEqual([])
  })

  it('is no other host by an absolute target, a double slash or an encoded one', async () => {
    for (const target of [
      elsewhere,
      `//${new URL(elsewhere).host}/v1/models`,
      `/up/${elsewhere}/v1/models`,
    ]) {
      await request(`GET ${target} HTTP/1.1`)
    }
    await request(`CONNECT ${new URL(elsewhere).host} HTTP/1.1`)
    expect(seen).toEqual([])
  })

  it('is told no line break that hides in a query', async () => {
    await request('GET /v1/models?a=%0d%0aX-Injected:%201 HTTP/1.1')
    expect(seen[0]?.url).toBe('/v1/models?a=%0d%0aX-Injected:%201')
    expect(seen[0]?.headers).not.toHaveProperty('x-injected')
  })
})

describe('a request with two meanings', () => {
  const first = 'POST /v1/embeddings HTTP/1.1'
  it.each([
    [
      'a length and chunks',
      ['Content-Length: 6', 'Transfer-Encoding: chunked'],
      '0\n\nGET /health HTTP/1.1\n\n',
    ],
    ['two lengths', ['Content-Length: 2', 'Content-Length: 3'], 'abc'],
    ['a length that is none', ['Content-Length: 2x'], 'ab'],
    ['a length with a sign', ['Content-Length: +2'], 'ab'],
    ['an unknown encoding', ['Transfer-Encoding: xchunked'], '2\nab\n0\n\n'],
    ['chunks that are not last', ['Transfer-Encoding: chunked, identity'], '2\nab\n0\n\n'],
    ['a space before the colon', ['Content-Length : 2'], 'ab'],
    ['a folded header', ['X-A: 1', ' Content-Length: 2'], 'ab'],
    ['a header without a name', [': x'], ''],
    ['a zero byte in a header', ['X-A: \0'], ''],
  ])('%s: refused, and nothing of it reaches the upstream', async (_, headers, body) => {
    const answer = await request(first, headers, body)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1)
    expect(seen).toEqual([])
  })

  it('a chunk whose size is none breaks the upload off', async () => {
    const answer = await request(first, ['Transfer-Encoding: chunked'], 'zz\nab\n0\n\n')
    expect(answer).not.toMatch(/^HTTP\/1\.1 200/)
  })
})

it('waits no longer than a minute for headers, and half an hour for a request', () => {
  const server = createGatewayServer(() => {})
  expect([server.headersTimeout, server.requestTimeout]).toEqual([60_000, 30 * 60_000])
})

it('survives what is thrown at it, and says so of nothing', async () => {
  const bytes = Array.from({ length: 60 }, (_, seed) =>
    Array.from({ length: 40 }, (_, at) => String.fromCharCode((seed * 131 + at * at * 7 + 3) % 256)).join(''),
  )
  const odd = [
    'GET',
    'GET / HTTP/9.9\n\n',
    'PRI * HTTP/2.0\n\nSM\n\n',
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    `GET /${'a'.repeat(20_000)} HTTP/1.1\nHost: localhost\n\n`,
    'GET /v1/models HTTP/1.1\nHost: localhost\nUpgrade: websocket\nConnection: Upgrade\n\n',
  ]
  await Promise.all([...bytes, ...odd].map((text) => sendRaw(port, `${text}\n\n\n`).catch(() => '')))
  expect(await request('GET /v1/models HTTP/1.1')).toMatch(/^HTTP\/1\.1 200/)
  expect(errors).toEqual([])
})

it('logs nothing that a client chose', async () => {
  const secret = 'taas_secret_1234567890'
  await request(`GET /v1/models?token=${secret} HTTP/1.1`, [
    `Authorization: Bearer ${secret}`,
    `X-A: ${secret}`,
  ])
  await request(`GET /${secret} HTTP/1.1`, ['Accept: text/html'])
  await request(`POST /v1/${secret} HTTP/1.1`, [`Content-Length: ${secret.length}`], secret)
  await request(`GET /up/${secret}/v1/models HTTP/1.1`)
  expect(lines.join('\n')).toContain('GET /v1/models 200')
  expect(lines.join('\n')).not.toContain('secret')
})
