import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'vite'
import { expect, it } from 'vitest'
import { listen, sendRaw } from './test-servers.ts'
import { gatewayPlugin } from './vite-plugin.ts'

it('serves the gateway beside the pages in development, both behind the guard', async () => {
  const root = mkdtempSync(join(tmpdir(), 'gateway-vite-'))
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>Development</title>')
  const vite = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false },
    plugins: [gatewayPlugin()],
  })
  await using web = await listen(createHttpServer(vite.middlewares))
  try {
    const session = await (await fetch(`${web.origin}/gateway/session`)).text()
    const sandboxToken = /"sandboxToken":"(.+?)"/.exec(session)?.[1]
    const models = await fetch(`${web.origin}/v1/models`, {
      headers: { authorization: `Bearer ${sandboxToken}` },
    })
    expect(models.status).toBe(200)
    const page = await fetch(web.origin, { headers: { accept: 'text/html' } })
    expect(await page.text()).toContain('Development')
    expect(page.headers.has('content-security-policy')).toBe(false)
    for (const path of ['/', '/health', '/@vite/client']) {
      const foreign = await sendRaw(
        web.port,
        `GET ${path} HTTP/1.1\nHost: evil.example\nConnection: close\n\n`,
      )
      expect(foreign).toMatch(/^HTTP\/1.1 403 /)
    }
  } finally {
    await vite.close()
    rmSync(root, { recursive: true })
  }
})
