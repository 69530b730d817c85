import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Page } from '@playwright/test'
import { readFlags } from '../gateway/flags.ts'
import { createGateway } from '../gateway/gateway.ts'
import { selfSigned } from '../gateway/self-signed.ts'
import { createGatewayServer } from '../gateway/server.ts'
import { listen } from '../gateway/test-servers.ts'
import { adoptServer, expect, expectAccessibleEverywhere, test } from './fixtures.ts'
import { passOn } from './upstream.ts'

// A small API of one model. `allow` is what it answers a page of another origin about its rules; its stream
// is held back and sent at once, as a buffering proxy would.
function api(allow: Record<string, string> = {}): Server {
  const listener: RequestListener = (incoming, outgoing) => {
    const answer = (status: number, body: unknown) =>
      outgoing.writeHead(status, { 'content-type': 'application/json', ...allow }).end(JSON.stringify(body))
    let sent = ''
    incoming.on('data', (chunk) => {
      sent += chunk
    })
    incoming.on('end', () => {
      if (incoming.method === 'OPTIONS') return answer(204, '')
      if (incoming.url === '/health') return answer(200, { status: 'ok' })
      if (incoming.url === '/v1/models') return answer(200, [{ id: 'counter' }])
      if (sent === '{}') return answer(422, { detail: 'model is missing' })
      const events = Array.from(
        { length: 30 },
        (_, at) => `data: {"choices":[{"delta":{"content":"${at}"}}]}\n\n`,
      )
      setTimeout(() => {
        outgoing
          .writeHead(200, { 'content-type': 'text/event-stream' })
          .end(`${events.join('')}data: [DONE]\n\n`)
      }, 400)
    })
  }
  return createServer(listener)
}

// The page goes to a server and looks at the way there.
async function use(page: Page, origin: string): Promise<void> {
  await adoptServer(page, `${origin}/v1`, 'taas_kept_1234567890')
  await page.goto(new URL('/check?depth=diagnose', page.url()).href)
}

async function diagnose(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Diagnose' }).click()
  const ask = page.getByRole('button', { name: 'Send 6' })
  const done = page.getByRole('status').filter({ hasText: 'Done' })
  await ask.or(done).first().waitFor({ state: 'attached' })
  if (await ask.isVisible()) await ask.click()
  await expect(done).toBeAttached()
}

const step = (page: Page, name: string) =>
  page.getByRole('list', { name: 'What was found' }).getByRole('listitem').filter({ hasText: name })

test('the sandbox: every step is fine; the report is copied and saved without the token (HLT-4)', async ({
  page,
  context,
  gateway,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/check')
  await page.getByText('Diagnose', { exact: true }).click()
  await expect(page.getByRole('list', { name: 'The steps' }).getByRole('listitem')).toHaveCount(8)
  await diagnose(page)
  const steps = page.getByRole('list', { name: 'What was found' }).getByRole('listitem')
  await expect(steps.filter({ hasText: 'fine' })).toHaveCount(8)
  await expect(step(page, 'Streaming')).toContainText(/The answer came as it was made: \d+ events/)
  await page.getByRole('button', { name: 'Copy report' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('| Streaming | fine | The answer came as it was made')
  expect(copied).not.toContain(gateway.fullToken)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as JSON' }).click()
  expect((await download).suggestedFilename()).toBe('diagnosis.json')
})

test('a server of another origin: no CORS, CORS without Authorization, a closed port, a wrong certificate', async ({
  page,
  watched,
}) => {
  await using silent = await listen(api())
  await using half = await listen(api({ 'access-control-allow-origin': '*' }))
  await using secure = await listen(createSecureServer(selfSigned, () => {}))
  const closed = await listen(createServer())
  await closed[Symbol.asyncDispose]()
  const https = secure.origin.replace('http:', 'https:')
  for (const { origin } of [silent, half, closed, { origin: https }]) watched.allow(origin)
  await page.goto('/settings')

  await use(page, silent.origin)
  await diagnose(page)
  await expect(step(page, 'Browser’s rules')).toContainText('is up, but does not let pages of')
  await expect(step(page, 'Models')).toContainText('not tried')

  await use(page, half.origin)
  await diagnose(page)
  await expect(step(page, 'Browser’s rules')).toContainText('lets this page read its answers')
  await expect(step(page, 'Models')).toContainText('allow the header Authorization')

  for (const origin of [closed.origin, https]) {
    await use(page, origin)
    await diagnose(page)
    await expect(step(page, 'Browser’s rules')).toContainText('Nothing answers at 127.0.0.1')
  }
})

test('the gateway names the certificate; a failure elsewhere leads here', async ({ page, watched }) => {
  await using secure = await listen(createSecureServer(selfSigned, () => {}))
  await using front = await passOn(secure.origin.replace('http:', 'https:'))
  watched.allow(front.origin)
  await page.goto(`${front.origin}/models`)
  await page.getByRole('link', { name: 'Find out why in Check' }).click()
  await expect(page).toHaveURL(/depth=diagnose/)
  await diagnose(page)
  await expect(step(page, 'Health')).toContainText('its TLS certificate is self-signed')
  await expect(step(page, 'Health')).toContainText('--upstream')
  // Opened without a wish, it diagnoses a server that cannot be reached.
  await page.goto(`${front.origin}/check`)
  await expect(page.getByRole('radio', { name: 'Diagnose' })).toBeChecked()
})

test('a proxy that collects the stream', async ({ page, watched }) => {
  await using upstream = await listen(api())
  await using front = await passOn(upstream.origin)
  watched.allow(front.origin)
  await page.goto(`${front.origin}/check?depth=diagnose`)
  await diagnose(page)
  await expect(step(page, 'Streaming')).toContainText(/31 events came together, after a wait of \d+ ms/)
  await expect(step(page, 'Streaming')).toContainText('proxy_buffering off')
})

test('the page’s own policy: it names --connect', async ({ context }) => {
  await using elsewhere = await listen(api())
  const pinned = createGateway(readFlags(['--connect', 'https://pinned.example'], {}), {
    log: () => {},
    onError: () => {},
  })
  await using front = await listen(createGatewayServer(pinned.app))
  // A page that nobody watches for violations: one is what is looked for.
  const page = await context.newPage()
  await page.goto(`${front.origin}/settings`)
  await use(page, elsewhere.origin)
  await diagnose(page)
  await expect(step(page, 'Health')).toContainText(`--connect ${elsewhere.origin}`)
  pinned.close()
})

test('accessible in both themes, at a desk and on a phone', async ({ page }) => {
  test.slow()
  await page.goto('/check?depth=diagnose')
  await diagnose(page)
  await expectAccessibleEverywhere(page)
})
