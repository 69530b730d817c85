import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from './headers.ts'
import { packFolder } from './precompress.ts'
import { createStatic } from './static.ts'
import { listenGateway, type Running } from './test-servers.ts'

const SCRIPT = 'export const answer = 42\n'.repeat(100)
const PAGE = '<!doctype html><title>Console</title>'

let gateway: Running
let folder: string
beforeAll(async () => {
  const root = mkdtempSync(join(tmpdir(), 'gateway-static-'))
  folder = join(root, 'dist')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(root, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'index.html'), PAGE)
  writeFileSync(join(folder, 'theme.js'), 'theme')
  writeFileSync(join(folder, 'a sample.wav'), 'RIFF')
  writeFileSync(join(folder, '.hidden'), 'secret')
  writeFileSync(join(folder, 'assets', 'app-1234.js'), SCRIPT)
  symlinkSync(join(root, 'secret.txt'), join(folder, 'link.txt'))
  await packFolder(folder)
  gateway = await listenGateway({ folder })
})
afterAll(async () => {
  await gateway[Symbol.asyncDispose]()
  rmSync(join(folder, '..'), { recursive: true })
})

/** A request whose path and headers are sent exactly so. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET', port = gateway.port) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
    (resolve, reject) => {
      const asked = request({ port, path, headers, method }, async (answer) => {
        const body = Buffer.concat(await Array.fromAsync(answer))
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body })
      })
      asked.on('error', reject).end()
    },
  )
}

const navigation = { accept: 'text/html,*/*', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'none' }

describe('files', () => {
  it('keeps assets for a year and asks for the rest anew', async () => {
    const asset = await ask('/assets/app-1234.js')
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(asset.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(asset.body.toString()).toBe(SCRIPT)
    expect((await ask('/theme.js')).headers['cache-control']).toBe('no-cache')
    expect((await ask('/a%20sample.wav')).headers['content-type']).toBe('audio/wav')
  })

  it('sends the variant that the client accepts', async () => {
    const brotli = await ask('/assets/app-1234.js', { 'accept-encoding': 'gzip, deflate, br' })
    expect([brotli.headers['content-encoding'], brotli.headers.vary]).toEqual(['br', 'accept-encoding'])
    expect(brotliDecompressSync(brotli.body).toString()).toBe(SCRIPT)
    const gzip = await ask('/assets/app-1234.js', { 'accept-encoding': 'br;q=0, *' })
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(gzip.body).toString()).toBe(SCRIPT)
    expect(gzip.headers.etag).not.toBe(brotli.headers.etag)
    expect((await ask('/assets/app-1234.js.br')).status).toBe(404)
  })

  it('answers 304 to its own tag only', async () => {
    const { etag } = (await ask('/theme.js')).headers
    for (const tag of [`${etag}`, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await ask('/theme.js', { 'if-none-match': tag })
      expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag])
      expect(again.headers['content-security-policy']).toBe(contentSecurityPolicy([]))
    }
    expect((await ask('/theme.js', { 'if-none-match': '"x"' })).status).toBe(200)
  })

  it('answers HEAD without a body and nothing but GET and HEAD', async () => {
    const head = await ask('/theme.js', {}, 'HEAD')
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '5', 0])
    const post = await ask('/theme.js', {}, 'POST')
    expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD'])
  })

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '//secret.txt',
    '/link.txt',
    '/.hidden',
    '/theme.js%00',
    '/%',
  ])('does not find %s', async (path) => {
    for (const headers of [{}, navigation]) {
      const answer = await ask(path, headers)
      expect(answer.body.toString()).not.toContain('secret')
      expect([200, 404]).toContain(answer.status)
      if (answer.status === 200) expect(answer.body.toString()).toBe(PAGE)
    }
  })
})

describe('index.html', () => {
  it('is every screen, for navigations', async () => {
    for (const path of ['/', '/chat', '/chat/deep/er?model=a.b']) {
      const page = await ask(path, navigation)
      expect([page.status, page.body.toString()]).toEqual([200, PAGE])
      expect(page.headers['cache-control']).toBe('no-cache')
    }
    expect((await ask('/chat', { accept: 'text/html' })).status).toBe(200)
  })

  it('is never an asset, a file or the answer to a script', async () => {
    expect((await ask('/assets/gone', navigation)).status).toBe(404)
    expect((await ask('/gone.js', navigation)).status).toBe(404)
    expect((await ask('/chat', { accept: '*/*' })).status).toBe(404)
    expect((await ask('/chat', { accept: 'text/html', 'sec-fetch-mode': 'cors' })).status).toBe(404)
  })

  it('alone may connect elsewhere, unless that is pinned', async () => {
    const policy = (await ask('/')).headers['content-security-policy']
    expect(policy).toContain("; connect-src 'self' https: http:;")
    for (const path of ['/theme.js', '/assets/app-1234.js', '/gone', '/assets/gone.js']) {
      expect((await ask(path)).headers['content-security-policy']).toContain("; connect-src 'self';")
    }
    await using pinned = await listenGateway({ files: createStatic(folder, ['https://api.example']) })
    const answer = await fetch(pinned.origin)
    expect(answer.headers.get('content-security-policy')).toContain("connect-src 'self' https://api.example;")
  })

  it('says how to build when there is none', async () => {
    await using bare = await listenGateway({})
    const answer = await ask('/', navigation, 'GET', bare.port)
    expect(answer.status).toBe(503)
    expect(answer.body.toString()).toContain('npm run build')
  })
})
