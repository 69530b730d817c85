import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { connect, createServer as createTcpServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Log } from './access-log.ts'
import { createProxy, type ProxyLimits } from './proxy.ts'
import { listen, listenGateway, type Running, sendRaw, until } from './test-servers.ts'

const MEGABYTE = 1_048_576
const SECRET = 'taas_secret'
const limits: ProxyLimits = {
  connectMs: 1000,
  firstByteMs: 1500,
  bodyBytes: 26 * MEGABYTE,
  unpackedBytes: MEGABYTE,
}

let stack: AsyncDisposableStack
beforeEach(() => {
  stack = new AsyncDisposableStack()
})
afterEach(() => stack.disposeAsync())

/** A gateway whose default server is a proxy to `upstream`. */
async function inFrontOf(upstream: string, log: Log = () => {}): Promise<Running> {
  const proxy = createProxy(upstream, limits)
  stack.defer(() => proxy.close())
  const defaultServer = (incoming: IncomingMessage, outgoing: Parameters<RequestListener>[1]) =>
    proxy.answer(incoming, outgoing, (incoming.url ?? '').split('?')[0] ?? '')
  return stack.use(await listenGateway({ defaultServer, proxies: new Map([['lab', proxy]]), log }))
}

/** The same, to an upstream that answers so. */
async function inFrontOfServer(listener: RequestListener, prefix = '', log?: Log): Promise<Running> {
  return inFrontOf(stack.use(await listen(createServer(listener))).origin + prefix, log)
}

const post = (origin: string, path = '/v1/chat/completions', init: RequestInit = {}) =>
  fetch(origin + path, {
    method: 'POST',
    body: '{}',
    headers: { authorization: `Bearer ${SECRET}` },
    ...init,
  })

/** Status and detail of a JSON error; fails when it holds the token. */
async function refusal(answer: Response): Promise<[number, string]> {
  const text = await answer.text()
  expect(text).not.toContain(SECRET)
  return [answer.status, JSON.parse(text).detail]
}

describe('headers', () => {
  it('to the upstream are an allow-list', async () => {
    let seen: IncomingMessage | undefined
    const { port } = await inFrontOfServer((request, answer) => {
      seen = request
      answer.end('{}')
    }, '/prefix')
    const lines = [
      'POST /v1/embeddings?a=1 HTTP/1.1',
      `Host: localhost:${port}`,
      `Authorization: Bearer ${SECRET}`,
      'Content-Type: application/json',
      'Content-Length: 2',
      'Accept: application/json',
      'Cookie: a=b',
      `Origin: http://localhost:${port}`,
      `Referer: http://localhost:${port}/chat`,
      'Sec-Fetch-Site: same-origin',
      'X-Forwarded-For: 1.2.3.4',
      'Accept-Encoding: gzip, br',
      'Expect: 100-continue',
      'Trailer: X-Checksum',
      'TE: trailers',
      'Keep-Alive: timeout=5',
      'Connection: close, X-Named',
      'X-Named: 1',
      'User-Agent: Mozilla',
    ]
    await sendRaw(port, `${lines.join('\n')}\n\n{}`)
    expect(seen?.url).toBe('/prefix/v1/embeddings?a=1')
    const { host, ...headers } = seen?.headers ?? {}
    expect(host).toMatch(/^127\.0\.0\.1:\d+$/)
    expect(host).not.toContain(String(port))
    expect(headers).toEqual({
      authorization: `Bearer ${SECRET}`,
      'content-type': 'application/json',
      'content-length': '2',
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': 'taas-console',
      connection: 'keep-alive',
    })
  })

  it('leave out what Connection names', async () => {
    let seen: IncomingMessage | undefined
    const { port } = await inFrontOfServer((request, answer) => {
      seen = request
      answer.end('{}')
    })
    await sendRaw(
      port,
      `GET /v1/models HTTP/1.1\nHost: localhost\nConnection: close, Authorization\nAuthorization: a\n\n`,
    )
    expect(seen?.headers).not.toHaveProperty('authorization')
  })

  it('to the client are an allow-list', async () => {
    const passed = {
      'content-type': 'application/json',
      'retry-after': '7',
      'x-request-id': 'a',
      'request-id': 'b',
      'x-ratelimit-remaining-tokens': '1',
      'ratelimit-limit': '2',
      'x-taas-sandbox': 'echo',
    }
    const dropped = {
      'set-cookie': 'a=b',
      'access-control-allow-origin': '*',
      refresh: '0; url=http://evil.example',
      link: '<http://evil.example>; rel=preload',
      'clear-site-data': '"*"',
      'www-authenticate': 'Basic',
      server: 'x',
      location: 'http://evil.example',
      'content-disposition': 'attachment',
      'service-worker-allowed': '/',
      'x-named': '1',
    }
    const { origin } = await inFrontOfServer((_request, answer) => {
      answer.writeHead(429, {
        ...passed,
        ...dropped,
        'content-security-policy': 'x',
        'cache-control': 'public',
      })
      answer.end('{"detail":"slow down"}')
    })
    const answer = await post(origin)
    expect(answer.status).toBe(429)
    for (const [name, value] of Object.entries(passed)) expect(answer.headers.get(name)).toBe(value)
    for (const name of Object.keys(dropped)) expect([name, answer.headers.get(name)]).toEqual([name, null])
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it.each([
    ['text/html; charset=latin1', 'text/plain; charset=latin1'],
    ['TEXT/HTML', 'text/plain; charset=utf-8'],
    ['image/svg+xml', 'text/plain; charset=utf-8'],
    ['application/xhtml+xml', 'text/plain; charset=utf-8'],
    ['application/xml', 'text/plain; charset=utf-8'],
    ['text/javascript', 'text/plain; charset=utf-8'],
    ['', 'text/plain; charset=utf-8'],
    ['application/json; charset=utf-8', 'application/json; charset=utf-8'],
    ['audio/mpeg', 'audio/mpeg'],
    ['text/event-stream', 'text/event-stream'],
  ])('turn the type "%s" into "%s"', async (given, type) => {
    const { origin } = await inFrontOfServer((_request, answer) => {
      if (given) answer.setHeader('content-type', given)
      answer.end('<script>')
    })
    const answer = await post(origin)
    expect(answer.headers.get('content-type')).toBe(type)
    expect(await answer.text()).toBe('<script>')
  })
})

describe('routes', () => {
  it('are fixed', async () => {
    const urls: (string | undefined)[] = []
    const { origin, port } = await inFrontOfServer((request, answer) => {
      urls.push(request.url)
      answer.end('{}')
    })
    expect((await fetch(`${origin}/up/lab/v1/models`)).status).toBe(200)
    expect((await fetch(`${origin}/up/lab/health`)).status).toBe(200)
    expect((await fetch(`${origin}/v1/audio/voices`)).status).toBe(200)
    expect(urls).toEqual(['/v1/models', '/health', '/v1/audio/voices'])
    for (const path of [
      '/v1/files',
      '/v1',
      '/v1/models/',
      '/up/lab/',
      '/up/lab/admin',
      '/up/lab/v1/models%2f..',
    ]) {
      expect((await fetch(origin + path)).status).toBe(404)
    }
    for (const path of ['/up/lab/v1/../../admin', '/v1//models', '/v1/./models']) {
      expect(await sendRaw(port, `GET ${path} HTTP/1.1\nHost: localhost\nConnection: close\n\n`)).toContain(
        ' 404 ',
      )
    }
    const wrong = await fetch(`${origin}/v1/chat/completions`)
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST'])
    expect(urls).toHaveLength(3)
  })
})

describe('what goes wrong before the answer', () => {
  it('a redirect is not followed', async () => {
    let asked = 0
    const { origin } = await inFrontOfServer((_request, answer) => {
      asked++
      answer.writeHead(307, { location: '/health' }).end()
    })
    expect(await refusal(await post(origin))).toEqual([502, expect.stringContaining('redirect (307)')])
    expect(asked).toBe(1)
  })

  it.each([
    [408, 504],
    [421, 502],
  ])('%d becomes %d', async (given, status) => {
    const { origin } = await inFrontOfServer((_request, answer) =>
      answer.writeHead(given).end('{"detail":"theirs"}'),
    )
    expect(await refusal(await post(origin))).toEqual([status, 'theirs'])
  })

  it('refused and unknown names are told apart', async () => {
    const { origin } = await inFrontOf('http://127.0.0.1:1')
    expect(await refusal(await post(origin))).toEqual([502, expect.stringContaining('refused')])
    const nowhere = await inFrontOf('http://does-not-exist.invalid')
    expect(await refusal(await post(nowhere.origin))).toEqual([502, expect.stringContaining('(DNS)')])
  })

  it('an upstream that cannot be reached is told as the gateway’s own word, with its host and why', async () => {
    const { origin } = await inFrontOf('http://does-not-exist.invalid')
    const own = await post(origin)
    expect(own.headers.get('x-taas-gateway')).toBe('unreachable')
    expect(await own.json()).toMatchObject({
      host: 'does-not-exist.invalid',
      cause: 'its name could not be found (DNS)',
    })
    const theirs = await inFrontOfServer((_request, answer) =>
      answer.writeHead(502, { 'x-taas-gateway': 'unreachable' }).end('{"host":"a","cause":"b"}'),
    )
    expect((await post(theirs.origin)).headers.get('x-taas-gateway')).toBeNull()
  })

  it('a reset, words that are not HTTP, and TLS that is none', async () => {
    const answers = ['', 'SSH-2.0-OpenSSH\r\n', 'HTTP/1.1 400 Bad Request\r\n\r\n']
    const tcp = createTcpServer((socket) => {
      socket.on('error', () => {}).once('data', () => socket.end(answers.shift() ?? ''))
    })
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve))
    stack.defer(() => void tcp.close())
    const address = tcp.address()
    const port = typeof address === 'object' ? address?.port : 0
    const { origin } = await inFrontOf(`http://127.0.0.1:${port}`)
    expect(await refusal(await post(origin))).toEqual([502, expect.stringContaining('closed the connection')])
    expect(await refusal(await post(origin))).toEqual([502, expect.stringContaining('not HTTP')])
    const secure = await inFrontOf(`https://127.0.0.1:${port}`)
    expect(await refusal(await post(secure.origin))).toEqual([502, expect.stringContaining('TLS')])
  })

  it('silence is a 504', async () => {
    const { origin } = await inFrontOfServer(() => {})
    expect(await refusal(await post(origin))).toEqual([
      504,
      expect.stringContaining('did not begin to answer'),
    ])
  })
})

describe('packed answers', () => {
  const packed = (bytes: Buffer) =>
    inFrontOfServer((_request, answer) => {
      answer.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bytes)
    })

  it('are unpacked', async () => {
    const answer = await post((await packed(gzipSync('{"a":1}'))).origin)
    expect([answer.headers.get('content-encoding'), await answer.text()]).toEqual([null, '{"a":1}'])
    expect(await (await post((await packed(gzipSync(''))).origin)).text()).toBe('')
  })

  it('that are not packed are a 502, and a bomb is cut', async () => {
    const { origin } = await packed(Buffer.from('{"a":1}'))
    expect(await refusal(await post(origin))).toEqual([502, expect.stringContaining('unpacked')])
    const bomb = await packed(gzipSync(Buffer.alloc(50 * MEGABYTE)))
    await expect(post(bomb.origin).then((answer) => answer.text())).rejects.toThrow()
  })
})

describe('streams', () => {
  it('pass event by event, and a break stays a break', async () => {
    let send = (_text: string | null) => {}
    const { origin } = await inFrontOfServer((_request, answer) => {
      answer.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
      send = (text) => (text === null ? answer.destroy() : answer.write(text))
    })
    const answer = await post(origin)
    expect(answer.headers.get('x-accel-buffering')).toBe('no')
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    for (const event of ['data: 1\n\n', 'data: 2\n\n', 'data: 3\n\n']) {
      send(event)
      expect((await reader?.read())?.value).toBe(event)
    }
    send(null)
    await expect(reader?.read()).rejects.toThrow()
  })

  it('end at the upstream when the client leaves', async () => {
    let isOpen = false
    const { origin } = await inFrontOfServer((_request, answer) => {
      isOpen = true
      answer.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n')
      answer.on('close', () => {
        isOpen = false
      })
    })
    const stop = new AbortController()
    const answer = await post(origin, '/v1/chat/completions', { signal: stop.signal })
    expect(answer.status).toBe(200)
    expect(isOpen).toBe(true)
    stop.abort()
    await until(() => !isOpen, 1000)
  })

  it('wait for a client that does not read', async () => {
    let sent = 0
    const { port } = await inFrontOfServer((_request, answer) => {
      const chunk = Buffer.alloc(64 * 1024)
      const write = () => {
        while (sent < 200 * MEGABYTE) {
          sent += chunk.byteLength
          if (!answer.write(chunk)) return answer.once('drain', write)
        }
        return answer.end()
      }
      write()
    })
    const socket = connect(port, '127.0.0.1').pause()
    socket.on('error', () => {})
    socket.write('GET /v1/models HTTP/1.1\r\nHost: localhost\r\n\r\n')
    let before = -1
    // Wait until the sender stands still.
    while (before !== sent || sent === 0) {
      before = sent
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    socket.destroy()
    expect(sent).toBeLessThan(60 * MEGABYTE)
  })
})

describe('uploads', () => {
  const counting: RequestListener = (request, answer) => {
    let size = 0
    request.on('data', (chunk) => {
      size += chunk.length
    })
    request.on('end', () => answer.end(JSON.stringify({ size })))
  }

  it('of 24 MB pass, with Expect too; 27 MB are a 413', async () => {
    const { origin, port } = await inFrontOfServer(counting)
    const send = (body: Uint8Array<ArrayBuffer> | ReadableStream) =>
      post(origin, '/v1/audio/transcriptions', { body, duplex: 'half' })
    expect(await (await send(new Uint8Array(24 * MEGABYTE))).json()).toEqual({ size: 24 * MEGABYTE })
    expect(await refusal(await send(new Uint8Array(27 * MEGABYTE)))).toEqual([
      413,
      expect.stringContaining('26 MB'),
    ])
    const endless = new Blob([new Uint8Array(60 * MEGABYTE)]).stream()
    expect(await refusal(await send(endless))).toEqual([413, expect.stringContaining('26 MB')])
    const head = `POST /v1/audio/speech HTTP/1.1\nHost: localhost\nConnection: close\n`
    const answer = await sendRaw(
      port,
      `${head}Expect: 100-continue\nContent-Length: ${24 * MEGABYTE}\n\n${'x'.repeat(24 * MEGABYTE)}`,
    )
    expect(answer).toContain('{"size":25165824}')
    expect(answer).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 OK/)
  })

  it('with a Trailer pass', async () => {
    const { port } = await inFrontOfServer(counting)
    const head = 'POST /v1/embeddings HTTP/1.1\nHost: localhost\nConnection: close\nTrailer: X-A\n'
    const answer = await sendRaw(port, `${head}Transfer-Encoding: chunked\n\n2\nhi\n0\nX-A: 1\n\n`)
    expect(answer).toContain('{"size":2}')
  })

  it('that the upstream refuses half-way show its answer', async () => {
    const { origin } = await inFrontOfServer((request, answer) => {
      request.once('data', () => answer.writeHead(413, { connection: 'close' }).end('{"detail":"theirs"}'))
    })
    const answer = await post(origin, '/v1/audio/transcriptions', { body: new Uint8Array(20 * MEGABYTE) })
    expect(await refusal(answer)).toEqual([413, 'theirs'])
  })

  it('end at the upstream when the client leaves, also when it reads nothing', async () => {
    const lines: string[] = []
    let isOpen = false
    let resume = () => {}
    const { port } = await inFrontOfServer(
      (request, answer) => {
        isOpen = true
        request.pause()
        resume = () => void request.resume()
        answer.on('close', () => {
          isOpen = false
        })
      },
      '',
      (line) => lines.push(line),
    )
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write(
      `POST /v1/audio/transcriptions HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${20 * MEGABYTE}\r\n\r\n`,
    )
    socket.write(Buffer.alloc(19 * MEGABYTE))
    await until(() => isOpen)
    socket.destroySoon()
    await until(() => lines.some((line) => line.endsWith('broken off')), 1000)
    // A server that does not read learns of it as soon as it does.
    resume()
    await until(() => !isOpen, 1000)
  })
})
