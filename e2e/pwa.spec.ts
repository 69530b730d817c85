import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { readFlags } from '../gateway/flags.ts'
import { createGateway } from '../gateway/gateway.ts'
import type { Listener } from '../gateway/reply.ts'
import { createGatewayServer } from '../gateway/server.ts'
import { listen } from '../gateway/test-servers.ts'
import { expect, expectNoSidewaysScroll, test } from './fixtures.ts'

const BUILD = fileURLToPath(new URL('../dist', import.meta.url))

test.use({ serviceWorkers: 'allow' })

/** An address at which the gateway can be stopped, started again and replaced by one with another build. */
async function openAddress() {
  const begin = (buildFolder: string) =>
    createGateway(readFlags([], {}), { log: () => {}, onError: () => {}, buildFolder })
  let gateway = begin(BUILD)
  let another: Listener | null = null
  const server = createGatewayServer((incoming, outgoing) => (another ?? gateway.app)(incoming, outgoing))
  const running = await listen(server)
  return {
    origin: running.origin,
    replace(buildFolder: string) {
      gateway.close()
      gateway = begin(buildFolder)
    },
    /** Another program in the gateway's place, as it comes to be on ports of this computer; null ends it. */
    give(to: Listener | null) {
      another = to
    },
    stop: () => running[Symbol.asyncDispose](),
    start: () => new Promise<void>((resolve) => server.listen(running.port, '127.0.0.1', resolve)),
    async [Symbol.asyncDispose]() {
      gateway.close()
      await running[Symbol.asyncDispose]()
    },
  }
}

/** The build once more, as a change of the Models page would leave it: that page, and all that names it, is new. */
async function nextBuild(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'taas-next-build-'))
  await cp(BUILD, folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) })
  const assets = join(folder, 'assets')
  const [models = ''] = (await readdir(assets)).filter((name) => /^models-page-.*\.js$/.test(name))
  await rename(join(assets, models), join(assets, 'models-page-changed1.js'))
  const html = await readFile(join(folder, 'index.html'), 'utf8')
  const [version = ''] = /(?<=taas-build" content=")\w+/.exec(html) ?? []
  const changed = html.replace(version, NEXT)
  const codes = (await readdir(assets)).filter((name) => name.endsWith('.js'))
  for (const name of ['sw.js', ...codes.map((code) => join('assets', code))]) {
    const code = await readFile(join(folder, name), 'utf8')
    const next = code
      .replaceAll(models, 'models-page-changed1.js')
      .replace(version, NEXT)
      .replace(hashOf(html), hashOf(changed))
    await writeFile(join(folder, name), next)
  }
  await writeFile(join(folder, 'index.html'), changed)
  return folder
}

const NEXT = '0123456789abcdef'

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

function buildOf(page: Page): Promise<string | null> {
  return page.locator('meta[name="taas-build"]').getAttribute('content')
}

/** Resolves once a worker holds this page's build. */
async function isKept(page: Page): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
}

test('after one visit it opens without its server, says so, and works with what is kept (ALL-10)', async ({
  page,
  watched,
}) => {
  await using address = await openAddress()
  watched.allow(address.origin)
  await page.goto(`${address.origin}/rerank`)
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await page.getByRole('textbox', { name: 'Query' }).fill('typed before')
  await isKept(page)

  // A link on another site leads in, and another program at this address is left alone.
  watched.allow('http://elsewhere.example')
  const link = `<a href="${address.origin}/rerank">in</a>`
  await page.route('http://elsewhere.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: link }),
  )
  await page.goto('http://elsewhere.example/')
  await page.getByRole('link', { name: 'in' }).click()
  await expect(page.getByRole('textbox', { name: 'Query' })).toHaveValue('typed before')
  address.give((_, outgoing) => void outgoing.setHeader('content-type', 'text/html').end('<h1>Another</h1>'))
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Another' })).toBeVisible()
  // What it asks for is its own, be it called as a file of ours.
  expect(await page.evaluate(async () => (await fetch('/icon.svg')).text())).toBe('<h1>Another</h1>')
  address.give(null)
  await address.stop()

  const offline = page.getByRole('status').filter({ hasText: /^Offline\./ })
  await page.reload()
  await expect(offline).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Query' })).toHaveValue('typed before')
  await expect(page.getByRole('button', { name: 'Model: sandbox-lexical' })).toBeVisible()
  await page.getByRole('button', { name: 'Rank' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Cannot reach 127.0.0.1')
  // Pages that were never open come from here too, by their address and from one another.
  await page.goto(`${address.origin}/history`)
  await page.getByRole('button', { name: /^Rerank.*What is the maximum size/ }).click()
  await page.getByRole('button', { name: 'Replay' }).click()
  await expect(page.getByText(/^From this browser, made/)).toBeVisible()
  for (const name of ['Embeddings', 'Speech', 'Transcription', 'Check', 'Settings', 'Chat', 'Home']) {
    await page.getByRole('navigation').getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('main', { name }).getByRole('heading', { level: 1 })).toBeVisible()
  }
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScroll(page)

  await address.start()
  await offline.getByRole('button', { name: 'Retry' }).click()
  await expect(offline).toHaveCount(0)
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect(page.getByRole('button', { name: 'Connection: Sandbox, up' })).toBeVisible()
})

test('a newer build asks to reload; until then every open page stays whole (ALL-10)', async ({
  page,
  context,
  watched,
}) => {
  await using address = await openAddress()
  watched.allow(address.origin)
  await page.goto(`${address.origin}/rerank`)
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await isKept(page)
  const other = await context.newPage()
  await other.goto(`${address.origin}/rerank`)
  const first = await buildOf(page)
  const folder = await nextBuild()
  address.replace(folder)

  // Nothing but work brings it up: the new gateway does not know the token of the one before.
  await page.bringToFront()
  await page.getByRole('textbox', { name: 'Query' }).fill('typed before')
  await page.getByRole('button', { name: 'Rank' }).click()
  const news = (of: Page) => of.getByRole('status').filter({ hasText: 'A new version is ready.' })
  await expect(news(page)).toBeVisible({ timeout: 20_000 })
  // The server has this page's code no more; a page opened now is still of the build that holds.
  const models = (of: Page) => of.getByRole('navigation').getByRole('link', { name: 'Models' }).click()
  const third = await context.newPage()
  await third.goto(`${address.origin}/rerank`)
  expect(await buildOf(third)).toBe(first)
  await third.close()
  await page.bringToFront()
  await news(page).getByRole('button', { name: 'Reload' }).click()
  await expect.poll(() => buildOf(page).catch(() => null)).toBe(NEXT)
  await expect(page.getByRole('textbox', { name: 'Query' })).toHaveValue('typed before')
  await expect(news(page)).toHaveCount(0)
  await models(page)
  await expect(page.getByRole('list', { name: 'Models' })).toBeVisible()

  // The other page goes on with its own code for as long as it likes, and asks as well.
  await other.bringToFront()
  await expect(news(other)).toBeVisible()
  await models(other)
  await expect(other.getByRole('list', { name: 'Models' })).toBeVisible()
  expect(await buildOf(other)).toBe(first)
  // The build that waited lost nothing while pages of the older one came and went.
  const kept = () => page.evaluate(keptBuilds)
  expect(await kept()).toHaveLength(2)
  await news(other).getByRole('button', { name: 'Reload' }).click()
  await expect.poll(() => buildOf(other).catch(() => null)).toBe(NEXT)
  await expect.poll(kept).toEqual([`taas-build-${NEXT}`])
  await rm(folder, { recursive: true })
})

/** The builds of which more than a few files are kept. Stands alone. */
async function keptBuilds(): Promise<string[]> {
  const names = await caches.keys()
  const files = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length))
  return names.filter((_, index) => (files[index] ?? 0) > 50)
}

test('it can be installed: name, icons and where it begins', async ({ page, gateway }) => {
  const client = await page.context().newCDPSession(page)
  await page.goto('/status')
  const { errors, data } = await client.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const manifest: { start_url: string; icons: { src: string }[]; shortcuts: { url: string }[] } = JSON.parse(
    data ?? '',
  )
  expect(manifest.start_url).toBe('/')
  const paths = [...manifest.icons.map(({ src }) => src), ...manifest.shortcuts.map(({ url }) => url)]
  for (const path of paths) {
    const answer = await page.request.get(gateway.origin + path, { headers: { accept: 'text/html,image/*' } })
    expect(answer.status(), path).toBe(200)
  }
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors')
  // The browser of a test keeps nothing, which is no fault of ours.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
})
