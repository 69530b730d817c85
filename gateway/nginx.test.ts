// The recipes of docs/deploy.md, run by a real nginx where there is one.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, inject, it, type TestContext } from 'vitest'
import { contentSecurityPolicy, documentHeaders } from './headers.ts'
import { listen } from './test-servers.ts'

const hasNginx = spawnSync('nginx', ['-v']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'taas-nginx-'))
const started: ChildProcess[] = []
afterAll(() => {
  for (const child of started) child.kill()
  rmSync(folder, { recursive: true, force: true })
})

function needNginx({ skip }: TestContext): void {
  if (!hasNginx) skip('nginx is not installed')
}

// A recipe without TLS on a free port, all that nginx writes in a folder of its own.
async function startNginx(recipe: string, changes: Record<string, string>): Promise<string> {
  const closed = await listen(createServer())
  await closed[Symbol.asyncDispose]()
  const all = { 'listen 443 ssl;': `listen 127.0.0.1:${closed.port};`, ...changes }
  const text = readFileSync(new URL(`../docs/deploy/${recipe}`, import.meta.url), 'utf8')
  const server = Object.entries(all)
    .reduce((rest, [from, to]) => rest.replaceAll(from, to), text)
    .replaceAll(/^\s*ssl_certificate.*$/gm, '')
  const place = mkdtempSync(join(folder, 'run-'))
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${place}/${name};`,
  )
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  const types = 'types { text/html html; text/javascript js; text/css css; }'
  const main = `${user} pid ${place}/pid; error_log stderr; events {} http { ${types} access_log off; ${temporary.join(' ')}\n${server} }`
  writeFileSync(join(place, 'nginx.conf'), main)
  const child = spawn('nginx', ['-p', place, '-c', join(place, 'nginx.conf'), '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  started.push(child)
  let words = ''
  child.stderr.on('data', (chunk) => {
    words += chunk
  })
  for (const end = Date.now() + 10_000; ; ) {
    const isUp = await fetch(closed.origin).then(
      () => true,
      () => false,
    )
    if (isUp) return closed.origin
    if (Date.now() > end || child.exitCode !== null) throw new Error(`nginx did not start: ${words}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

// When each event of a slow stream arrived.
async function arrivals(origin: string, token: string): Promise<number[]> {
  const response = await fetch(`${origin}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'sandbox-stress',
      messages: [{ role: 'user', content: 'tokens=20 rate=50 ttft=0' }],
      stream: true,
    }),
  })
  const times: number[] = []
  for await (const _ of response.body ?? []) times.push(performance.now())
  return times
}

async function upload(origin: string, token: string, megabytes: number): Promise<number> {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(megabytes * 1_048_576)]), 'a.wav')
  form.set('model', 'sandbox-listen')
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(`${origin}/v1/audio/transcriptions`, { method: 'POST', headers, body: form })
  await response.body?.cancel()
  return response.status
}

it('nginx before the gateway: pages, events as they come, 24 MB, and no page of another origin', async (test) => {
  needNginx(test)
  const { gateway, token } = inject('servers')
  const origin = await startNginx('nginx-gateway.conf', { 'http://127.0.0.1:4321': gateway })
  const session = await fetch(`${origin}/gateway/session`)
  expect(await session.json()).toMatchObject({ servers: [{ name: 'sandbox' }, { name: 'taas' }] })
  const times = await arrivals(origin, token)
  expect(times.length).toBeGreaterThan(5)
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(150)
  expect(await upload(origin, token, 24)).not.toBe(413)
  expect(await upload(origin, token, 31)).toBe(413)
  const foreign = await fetch(`${origin}/v1/models`, { headers: { origin: 'https://elsewhere.example' } })
  expect(foreign.status).toBe(403)
  // The console's own pages name themselves, by an address that the gateway does not know.
  const own = { origin: 'https://console.example.org', authorization: `Bearer ${token}` }
  expect((await fetch(`${origin}/v1/models`, { headers: own })).status).toBe(200)
})

it('nginx with the files alone: the policy of the gateway, packed assets, one API beside them', async (test) => {
  needNginx(test)
  const { gateway, token } = inject('servers')
  const dist = join(folder, 'dist')
  mkdirSync(join(dist, 'assets'), { recursive: true })
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>Console</title>')
  writeFileSync(join(dist, 'assets', 'a.js'), 'export {}')
  const { host } = new URL(gateway)
  const origin = await startNginx('nginx-static.conf', {
    '/srv/taas-console/dist': dist,
    'proxy_pass https://taas.cloudsigma.com': `proxy_pass ${gateway}`,
    'Host taas.cloudsigma.com': `Host ${host}`,
  })
  const page = await fetch(`${origin}/chat`)
  expect(page.headers.get('content-security-policy')).toBe(documentHeaders([])['content-security-policy'])
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache'])
  const asset = await fetch(`${origin}/assets/a.js`)
  expect(asset.headers.get('content-security-policy')).toBe(contentSecurityPolicy([]))
  expect(asset.headers.get('cache-control')).toContain('immutable')
  expect((await fetch(`${origin}/assets/gone.js`)).status).toBe(404)
  expect((await fetch(`${origin}/gateway/session`)).status).toBe(404)
  const times = await arrivals(origin, token)
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(150)
  expect(await upload(origin, token, 24)).not.toBe(413)
})
