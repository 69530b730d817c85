import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGuard } from './guard.ts'
import { listenGateway, type Running, sendRaw } from './test-servers.ts'

let gateway: Running
beforeAll(async () => {
  gateway = await listenGateway({ guard: createGuard(['box.local']) })
})
afterAll(() => gateway[Symbol.asyncDispose]())

/** The status of a request with these header lines. */
async function ask(path: string, lines: string[], method = 'GET'): Promise<number> {
  const head = [`${method} ${path} HTTP/1.1`, ...lines, 'Connection: close', 'Content-Length: 0', '', '']
  const answer = await sendRaw(gateway.port, head.join('\n'))
  expect(answer).toContain('content-security-policy: ')
  expect(answer.toLowerCase()).not.toContain('access-control-')
  return Number(answer.split(' ')[1])
}

const local = 'Host: localhost:4321'
const paths = [
  '/',
  '/assets/a.js',
  '/health',
  '/v1/models',
  '/gateway/session',
  '/up/taas/v1/models',
  '/nothing',
]

describe('Host', () => {
  it.each(['localhost', 'LOCALHOST:1', '127.0.0.1:9', '[::1]:4321', 'box.local', 'box.local:99'])(
    'accepts %s',
    async (host) => expect(await ask('/v1/models', [`Host: ${host}`])).toBe(200),
  )

  it.each([
    'evil.example',
    'localhost.evil.example',
    'localhost.',
    '127.0.0.1.nip.io',
    '0.0.0.0',
    'a@localhost',
    '',
  ])('refuses "%s" on every path', async (host) => {
    for (const path of paths) expect(await ask(path, [`Host: ${host}`])).toBe(403)
  })

  it('refuses none and two', async () => {
    expect(await ask('/v1/models', [])).toBe(403)
    expect(await ask('/v1/models', [local, 'Host: evil.example'])).toBe(400)
  })
})

describe('Origin', () => {
  it('must be scheme and Host', async () => {
    expect(await ask('/v1/models', [local, 'Origin: http://localhost:4321'], 'POST')).toBe(200)
    for (const origin of ['http://localhost:4322', 'https://localhost:4321', 'http://evil.example', 'null']) {
      for (const path of paths) expect(await ask(path, [local, `Origin: ${origin}`])).toBe(403)
    }
  })

  it('may be absent', async () => expect(await ask('/v1/models', [local])).toBe(200))
})

describe('Sec-Fetch-Site', () => {
  it.each(['cross-site', 'same-site', 'anything'])('%s is refused on every path', async (site) => {
    for (const path of paths) {
      expect(await ask(path, [local, `Sec-Fetch-Site: ${site}`, 'Sec-Fetch-Mode: no-cors'])).toBe(403)
    }
  })

  it.each(['same-origin', 'none'])('%s passes', async (site) => {
    expect(await ask('/v1/models', [local, `Sec-Fetch-Site: ${site}`])).toBe(200)
  })

  const link = [local, 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Accept: text/html']

  it('lets a link lead into the console, and only there', async () => {
    // 503: the stand-in console is not built.
    expect(await ask('/chat', link)).toBe(503)
    expect(await ask('/chat', [...link, 'Sec-Fetch-Dest: document'])).toBe(503)
    expect(await ask('/chat', [...link, 'Sec-Fetch-Dest: iframe'])).toBe(403)
    expect(await ask('/chat', link, 'POST')).toBe(403)
    for (const path of [
      '/v1/models',
      '/health',
      '/health?x',
      '/gateway/session',
      '/up/taas/v1/models',
      '/v1?x',
    ]) {
      expect(await ask(path, link)).toBe(403)
    }
  })
})

describe('what is no request for us', () => {
  it('refuses absolute targets and *', async () => {
    expect(await ask('http://localhost:4321/v1/models', [local])).toBe(400)
    expect(await ask('http://evil.example/', [local])).toBe(400)
    expect(await ask('*', [local], 'OPTIONS')).toBe(400)
  })

  it('refuses CONNECT and upgrades', async () => {
    expect(await ask('evil.example:443', [local], 'CONNECT')).toBe(405)
    const upgrade = `GET /v1/models HTTP/1.1\n${local}\nConnection: Upgrade\nUpgrade: websocket\n\n`
    expect(await sendRaw(gateway.port, upgrade)).toMatch(/^HTTP\/1.1 400 [\s\S]*content-security-policy/)
  })

  it('refuses large headers and what is not HTTP', async () => {
    expect(await ask('/', [local, `X: ${'x'.repeat(17_000)}`])).toBe(431)
    expect(await sendRaw(gateway.port, 'hello\n\n')).toMatch(/^HTTP\/1.1 400 [\s\S]*content-security-policy/)
    const smuggled = `POST /v1/x HTTP/1.1\n${local}\nContent-Length: 3\nTransfer-Encoding: chunked\n\n0\n\n`
    expect(await sendRaw(gateway.port, smuggled)).toMatch(/^HTTP\/1.1 400 /)
  })
})
