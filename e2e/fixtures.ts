import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import { readFlags } from '../gateway/flags.ts'
import { createGateway } from '../gateway/gateway.ts'
import { createGatewayServer } from '../gateway/server.ts'
import { listen } from '../gateway/test-servers.ts'

/** A gateway of this worker's own, on a free port, with its sandbox's tokens. */
type RunningGateway = { origin: string; fullToken: string; testToken: string }

type TestFixtures = {
  /** The Chat page, open and connected to the sandbox. */
  chat: Page
  /** Fails the test on a policy violation, an error in the page or a request to another origin. */
  watched: { allow: (url: string) => void }
}

/** Written answers come faster than a person reads: what is tested of their pace says its own rate. */
const QUICK = { rate: 400, firstMs: 60 }

export const test = base.extend<TestFixtures, { gateway: RunningGateway }>({
  gateway: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures it needs from here
    async ({}, use) => {
      const gateway = createGateway(readFlags([], {}), { log: () => {}, onError: () => {}, pace: QUICK })
      await using server = await listen(createGatewayServer(gateway.app))
      const { full, test } = gateway.tokens
      await use({ origin: server.origin, fullToken: full, testToken: test })
      gateway.close()
    },
    { scope: 'worker' },
  ],
  baseURL: ({ gateway }, use) => use(gateway.origin),
  watched: [
    async ({ page, gateway }, use) => {
      const troubles: string[] = []
      const allowed = new Set([gateway.origin])
      page.on('pageerror', (error) => troubles.push(`error in the page: ${error.message}`))
      page.on('request', (request) => {
        const { origin, protocol } = new URL(request.url())
        if (/^https?:$/.test(protocol) && !allowed.has(origin)) troubles.push(`asked ${request.url()}`)
      })
      await page.exposeFunction('reportViolation', (words: string) => troubles.push(words))
      await page.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) => {
          const words = `policy violation: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`
          Reflect.get(globalThis, 'reportViolation')(words)
        })
      })
      await use({ allow: (url) => void allowed.add(new URL(url).origin) })
      expect(troubles).toEqual([])
    },
    { auto: true },
  ],
  chat: async ({ page }, use) => {
    await page.goto('/chat')
    await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible()
    await use(page)
  },
})

export { expect }

/** Chooses a model by typing its id into the picker. */
export async function chooseModel(page: Page, id: string): Promise<void> {
  await page.getByRole('button', { name: /^Model:/ }).click()
  await page.getByRole('combobox', { name: 'Search or type any id' }).fill(id)
  await page.getByRole('option', { name: id }).first().click()
  await expect(page.getByRole('button', { name: `Model: ${id}` })).toBeVisible()
}

/** Writes a message and sends it with Enter, once there is a model to send it to. */
export async function send(page: Page, text: string): Promise<void> {
  await expect(page.getByRole('button', { name: /^Model: (?!Loading|Choose)/ })).toBeVisible()
  await page.getByRole('textbox', { name: 'Message' }).fill(text)
  await page.keyboard.press('Enter')
}

/** Makes a server the one in use, as if it had been saved before; the next load of a page knows it. */
export async function adoptServer(page: Page, baseUrl: string, token: string): Promise<void> {
  await page.evaluate(
    ([baseUrl, token]) => {
      const place = { baseUrl, healthUrl: baseUrl.replace(/\/v1$/, '/health'), upstream: null }
      const kept = { state: { saved: [{ id: 'x', name: 'Elsewhere', ...place }], activeId: 'x' }, version: 0 }
      localStorage.setItem('taas.connections', JSON.stringify(kept))
      sessionStorage.setItem('taas.tokens', JSON.stringify({ x: { token, boundTo: baseUrl } }))
      sessionStorage.setItem('taas.active', 'x')
    },
    [baseUrl, token] as const,
  )
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const COLOURS = ['color-contrast', 'link-in-text-block']

/** No violation of WCAG 2.2 AA that axe can see, in the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNoViolations(axeOf(page).withTags(WCAG))
}

// In the page itself and for its violations alone: three times as fast. The console has no frames.
function axeOf(page: Page): AxeBuilder {
  return new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], selectors: false })
    .setLegacyMode(true)
}

async function expectNoViolations(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  expect(found).toEqual([])
}

/** Nothing reaches past the right edge of the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0)
}

/**
 * The page as it stands is accessible and no wider than its window: at a desk, on a phone, where all but the
 * colours may be others, and in the dark, where only those are.
 */
export async function expectAccessibleEverywhere(page: Page): Promise<void> {
  // Without motion: a colour on its way from one theme to the other is neither's.
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 1440, height: 800 })
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 360, height: 800 })
  await expectNoViolations(axeOf(page).withTags(WCAG).disableRules(COLOURS))
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1440, height: 800 })
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectNoViolations(axeOf(page).withRules(COLOURS))
}
