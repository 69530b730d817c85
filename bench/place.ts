// Where the benches run: the built console behind the real gateway, and a browser beside it.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { launchOptions } from '../e2e/browser.ts'
import { readFlags } from '../gateway/flags.ts'
import { createGateway } from '../gateway/gateway.ts'
import { createGatewayServer } from '../gateway/server.ts'
import { listen } from '../gateway/test-servers.ts'
import { FLOOR_DOCUMENT, HISTORY_FLOOR_DOCUMENT } from './floor.ts'
import { installProbe } from './probe.ts'

export type Place = AsyncDisposable & {
  origin: string
  token: string
  /** A page in a context of its own, with the probe in it; nothing is opened yet. */
  newPage(): Promise<Page>
  /** The same with nothing in it and nothing between it and the server. */
  newBarePage(): Promise<Page>
}

/** Starts all of it; `buildFolder` is where the build of the console is, by default `dist`. */
export async function openPlace(buildFolder = process.env.BENCH_BUILD): Promise<Place> {
  const gateway = createGateway(readFlags([], {}), {
    log: () => {},
    onError: (error) => console.error(error),
    ...(buildFolder === undefined ? {} : { buildFolder }),
  })
  const server = await listen(createGatewayServer(gateway.app))
  const browser = await chromium.launch(launchOptions)
  return {
    origin: server.origin,
    token: gateway.tokens.full,
    newPage: () => newPage(browser, server.origin),
    newBarePage: () => newBarePage(browser, server.origin),
    async [Symbol.asyncDispose]() {
      await browser.close()
      await server[Symbol.asyncDispose]()
      gateway.close()
    },
  }
}

const PARSER_FOLDER = dirname(createRequire(import.meta.url).resolve('eventsource-parser'))

// The floor's document is answered here, on the gateway's origin, so that its stream is of one origin too.
// A page with a route in it sends every request of the page through the bench.
async function newPage(browser: Browser, origin: string): Promise<Page> {
  const page = await newBarePage(browser, origin)
  await page.addInitScript(installProbe)
  await page.route('/bench/floor', (route) =>
    route.fulfill({ contentType: 'text/html', body: FLOOR_DOCUMENT }),
  )
  await page.route('/bench/history-floor', (route) =>
    route.fulfill({ contentType: 'text/html', body: HISTORY_FLOOR_DOCUMENT }),
  )
  await page.route('/bench/parser/*', async (route) => {
    const file = join(PARSER_FOLDER, basename(new URL(route.request().url()).pathname))
    await route.fulfill({ contentType: 'text/javascript', body: await readFile(file, 'utf8') })
  })
  return page
}

async function newBarePage(browser: Browser, origin: string): Promise<Page> {
  const viewport = { width: 1440, height: 900 }
  const context = await browser.newContext({ baseURL: origin, viewport, serviceWorkers: 'block' })
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(error))
  return page
}
