import { afterEach, describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from './headers.ts'
import { createProxy } from './proxy.ts'
import { createSandbox } from './sandbox/sandbox.ts'
import type { Server } from './servers.ts'
import { describeSession } from './session.ts'
import { listenGateway, type Running, sendRaw, until } from './test-servers.ts'
import { createTokens } from './tokens.ts'

let gateway: Running
afterEach(() => gateway[Symbol.asyncDispose]())

const MEGABYTE = 1_048_576
const sandbox: Server = {
  name: 'sandbox',
  kind: 'sandbox',
  baseUrl: '/v1',
  healthUrl: '/health',
  upstream: null,
}
const tokens = { full: 'taas_sandbox_full', test: 'taas_sandbox_test' }

describe('session', () => {
  it('names servers and tokens to the page and is never stored', async () => {
    gateway = await listenGateway({ session: describeSession([sandbox], tokens) })
    const answer = await fetch(`${gateway.origin}/gateway/session`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.json()).toEqual({
      servers: [sandbox],
      sandboxToken: 'taas_sandbox_full',
      testToken: 'taas_sandbox_test',
    })
    const post = await fetch(`${gateway.origin}/gateway/session`, { method: 'POST' })
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  it('has no tokens without a sandbox', () => {
    expect(describeSession([{ ...sandbox, kind: 'upstream' }], tokens)).toMatchObject({ sandboxToken: null })
  })
})

describe('every answer', () => {
  it('carries the security headers', async () => {
    const fail = () => {
      throw new Error('secret')
    }
    gateway = await listenGateway({
      proxies: new Map([['dead', createProxy('http://127.0.0.1:1')]]),
      fetch: (request) => (request.url.endsWith('/fail') ? fail() : Response.json({})),
    })
    const expected: [string, number][] = [
      ['/v1/models', 200],
      ['/v1/fail', 500],
      ['/health', 200],
      ['/gateway/session', 200],
      ['/gateway/nothing', 404],
      ['/up/nobody/v1/models', 404],
      ['/up/dead/v1/nothing', 404],
      ['/up/dead/v1/chat/completions', 405],
      ['/up/dead/v1/models', 502],
      ['/nothing.js', 404],
    ]
    for (const [path, status] of expected) {
      const answer = await fetch(gateway.origin + path)
      expect([path, answer.status]).toEqual([path, status])
      expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy([]))
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      const text = await answer.text()
      expect(text).not.toContain('secret')
      if (path !== '/nothing.js') expect(JSON.parse(text)).toBeTypeOf('object')
    }
  })

  it('is a JSON 500 when a part throws', async () => {
    const errors: unknown[] = []
    const fail = () => {
      throw new Error('secret')
    }
    gateway = await listenGateway({ files: fail, onError: (error) => errors.push(error) })
    const answer = await fetch(gateway.origin)
    expect([answer.status, await answer.json()]).toEqual([500, { detail: 'Internal server error.' }])
    expect(answer.headers.has('content-security-policy')).toBe(true)
    expect(errors).toHaveLength(1)
  })
})

describe('sandbox', () => {
  it('refuses TRACE, of which the platform makes no request', async () => {
    const sandbox = createSandbox({ tokens: createTokens() })
    gateway = await listenGateway({ fetch: (request) => sandbox.fetch(request) })
    const ask = (path: string) =>
      sendRaw(gateway.port, `TRACE ${path} HTTP/1.1\nHost: localhost\nConnection: close\n\n`)
    expect(await ask('/health')).toMatch(/^HTTP\/1\.1 405 [\s\S]*allow: GET, HEAD\r\n/i)
    expect(await ask('/v1/rerank')).toMatch(/^HTTP\/1\.1 405 [\s\S]*allow: POST\r\n/i)
    expect(await ask('/v1/nothing')).toMatch(/^HTTP\/1\.1 404 /)
  })

  it('streams event by event and hears of a client that leaves', async () => {
    let isCancelled = false
    let more = (_text: string) => {}
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        more = (text) => controller.enqueue(new TextEncoder().encode(text))
      },
      cancel: () => {
        isCancelled = true
      },
    })
    gateway = await listenGateway({
      fetch: () => new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
    })
    const stop = new AbortController()
    const answer = await fetch(`${gateway.origin}/v1/chat/completions`, {
      method: 'POST',
      signal: stop.signal,
    })
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    for (const event of ['data: 1\n\n', 'data: 2\n\n']) {
      more(event)
      expect((await reader?.read())?.value).toBe(event)
    }
    stop.abort()
    await until(() => isCancelled, 1000)
  })

  it('aborts the signal of a request that nobody waits for', async () => {
    let signal: AbortSignal | undefined
    gateway = await listenGateway({
      fetch: (request) => {
        signal = request.signal
        return new Promise<Response>(() => {})
      },
    })
    const stop = new AbortController()
    fetch(`${gateway.origin}/v1/models`, { signal: stop.signal }).catch(() => {})
    await until(() => signal !== undefined)
    stop.abort()
    await until(() => signal?.aborted === true, 1000)
  })

  it('breaks the connection when its stream fails', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('secret')) })
    gateway = await listenGateway({ fetch: () => new Response(body) })
    await expect(fetch(`${gateway.origin}/v1/models`).then((answer) => answer.text())).rejects.toThrow()
  })

  it('takes 24 MB, and answers 413 to 27 MB however they come', async () => {
    gateway = await listenGateway({
      fetch: async (request) => Response.json({ size: (await request.arrayBuffer()).byteLength }),
    })
    const url = `${gateway.origin}/v1/audio/transcriptions`
    const send = async (body: Uint8Array<ArrayBuffer> | ReadableStream) => {
      const answer = await fetch(url, { method: 'POST', body, duplex: 'half' })
      return [answer.status, await answer.json()]
    }
    expect(await send(new Uint8Array(24 * MEGABYTE))).toEqual([200, { size: 24 * MEGABYTE }])
    const tooLarge = [413, { detail: expect.stringContaining('26 MB') }]
    expect(await send(new Uint8Array(27 * MEGABYTE))).toEqual(tooLarge)
    // Without a length: the limit is found while reading.
    expect(await send(new Blob([new Uint8Array(40 * MEGABYTE)]).stream())).toEqual(tooLarge)
  })

  it('reads an upload to its end before it refuses it', async () => {
    gateway = await listenGateway({ fetch: () => Response.json({ detail: 'no' }, { status: 401 }) })
    const answer = await fetch(`${gateway.origin}/v1/audio/speech`, {
      method: 'POST',
      body: new Uint8Array(20 * MEGABYTE),
    })
    expect(answer.status).toBe(401)
  })

  it('survives Expect and Trailer', async () => {
    gateway = await listenGateway({ fetch: async (request) => new Response(await request.text()) })
    const head = 'POST /v1/x HTTP/1.1\nHost: localhost\nConnection: close\n'
    const expecting = await sendRaw(gateway.port, `${head}Expect: 100-continue\nContent-Length: 2\n\nhi`)
    expect(expecting).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 OK[\s\S]*hi$/)
    const trailing = `${head}Trailer: X-A\nTransfer-Encoding: chunked\n\n2\nhi\n0\nX-A: 1\n\n`
    expect(await sendRaw(gateway.port, trailing)).toMatch(/^HTTP\/1.1 200 OK[\s\S]*hi$/)
  })
})

describe('log', () => {
  it('holds method, route, status, time and bytes, and nothing of the client', async () => {
    const lines: string[] = []
    gateway = await listenGateway({ log: (line) => lines.push(line) })
    const headers = { authorization: 'Bearer secret' }
    await fetch(`${gateway.origin}/v1/models?token=secret`, { headers })
    await fetch(`${gateway.origin}/v1/secret/secret`, { headers })
    await fetch(`${gateway.origin}/secret.js`, { headers })
    await until(() => lines.length === 2)
    expect(lines[0]).toMatch(/^GET \/v1\/models 200 \d+ ms \d+ B$/)
    expect(lines[1]).toMatch(/^GET \/v1\/… 200 \d+ ms \d+ B$/)
  })
})
