import type { Page } from '@playwright/test'
import { readFlags } from '../gateway/flags.ts'
import { createGateway } from '../gateway/gateway.ts'
import { createGatewayServer } from '../gateway/server.ts'
import { listen } from '../gateway/test-servers.ts'
import { expect, expectAccessibleEverywhere, send, test } from './fixtures.ts'

// A server that is not the gateway's own: this very gateway, by another of its names.
const other = (origin: string) => `${origin.replace('127.0.0.1', 'localhost')}/v1`

async function connect(page: Page, baseUrl: string, token: string): Promise<void> {
  await page.getByLabel('Token', { exact: true }).fill(token)
  await page.getByLabel('Server', { exact: true }).selectOption({ label: 'Another address …' })
  await page.getByLabel('Base URL').fill(baseUrl)
  await page.getByRole('button', { name: 'Save and use' }).click()
  await expect(page.getByText(/answers: \d+ models/)).toBeVisible()
}

test('a wrong token gets a verdict in place and is kept in the form', async ({ page, gateway }) => {
  await page.goto('/settings')
  await page.getByLabel('Token', { exact: true }).fill('Bearer "taas_wrong_token_1234567890"')
  await page.getByLabel('Server', { exact: true }).selectOption({ label: 'Another address …' })
  await page.getByLabel('Base URL').fill(`${gateway.origin}/v1`)
  await page.getByRole('button', { name: 'Save and use' }).click()
  await expect(page.getByRole('alert')).toContainText('The server does not accept this token.')
  await expect(page.getByRole('alert')).toContainText('your token was not sent anywhere')
  await expect(page.getByRole('alert')).toContainText('Paste it again, or take another token')
  await expect(page.getByRole('alert')).toContainText('Nothing was saved.')
  await expect(page.getByLabel('Token', { exact: true })).toHaveValue(/taas_wrong/)
  await page.getByLabel('Base URL').fill(gateway.origin)
  await page.getByRole('button', { name: 'Save and use' }).click()
  await expect(page.getByRole('alert')).toContainText('The address is probably missing /v1')
  await expect(page.getByRole('list').getByText('In use')).toHaveCount(1)
})

test('a good token is tested, saved, masked, used, and forgotten in every tab', async ({
  page,
  gateway,
  context,
}) => {
  await page.goto('/settings')
  await page.getByLabel('Token', { exact: true }).fill(gateway.testToken)
  await page.getByLabel('Server', { exact: true }).selectOption({ label: 'Another address …' })
  await page.getByLabel('Base URL').fill(`${gateway.origin}/v1`)
  await page.getByRole('button', { name: 'Save and use' }).click()
  await expect(page.getByText(/answers: \d+ models/)).toBeVisible()
  const end = gateway.testToken.slice(-4)
  await expect(page.getByText(`taas_••••${end}, kept for this tab`)).toBeVisible()
  expect(await page.content()).not.toContain(gateway.testToken)

  await page.getByRole('link', { name: 'Chat' }).click()
  const sent = page.waitForRequest(/chat\/completions$/)
  await send(page, 'hello')
  expect((await sent).headers().authorization).toBe(`Bearer ${gateway.testToken}`)

  const second = await context.newPage()
  await second.goto('/settings')
  await expect(second.getByText('No token for this server.')).toBeVisible()
  await second.getByRole('button', { name: /^Remove / }).click()
  await page.bringToFront()
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByText(`taas_••••${end}`)).toHaveCount(0)
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
  expect(stored).not.toContain(gateway.testToken)
})

test('a remembered token outlives a second tab, and is forgotten in both', async ({
  page,
  gateway,
  context,
}) => {
  const second = await context.newPage()
  await second.goto('/settings')
  await page.bringToFront()
  await page.goto('/settings')
  await page.getByLabel('Remember on this device').last().check()
  await connect(page, `${gateway.origin}/v1`, gateway.testToken)
  const shown = 'remembered on this device'
  await expect(page.getByText(shown)).toBeVisible()
  await expect(second.getByText(shown)).toBeVisible()
  // Changed once more, now by the card.
  await page.getByLabel(/^Token for /).fill(gateway.fullToken)
  await page.getByRole('listitem').getByLabel('Remember on this device').check()
  await page.getByRole('button', { name: 'Save the token' }).click()
  const end = gateway.fullToken.slice(-4)
  await expect(second.getByText(`••••${end}, ${shown}`)).toBeVisible()
  await page.reload()
  await second.reload()
  await expect(page.getByText(`••••${end}, ${shown}`)).toBeVisible()
  await expect(second.getByText(`••••${end}, ${shown}`)).toBeVisible()
  await second.getByRole('button', { name: 'Forget the token' }).click()
  await expect(page.getByText('No token for this server.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('No token for this server.')).toBeVisible()
})

test('a tab keeps its own choice of server', async ({ page, gateway, context }) => {
  const second = await context.newPage()
  await second.goto('/settings')
  await page.bringToFront()
  await page.goto('/settings')
  await connect(page, `${gateway.origin}/v1`, gateway.testToken)
  const inUse = (tab: Page) => tab.getByRole('listitem').filter({ hasText: 'In use' }).getByRole('heading')
  await expect(inUse(page)).toHaveText(new URL(gateway.origin).host)
  await expect(second.getByRole('button', { name: 'Use', exact: true })).toBeVisible()
  await expect(inUse(second)).toHaveText('Sandbox')
  await second.reload()
  await expect(inUse(second)).toHaveText('Sandbox')
})

test('a server that another tab saved is reached once it is chosen', async ({ page, gateway, context }) => {
  const second = await context.newPage()
  const violations: string[] = []
  await second.exposeFunction('tellViolation', (uri: string) => violations.push(uri))
  await second.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ blockedURI }) => {
      Reflect.get(globalThis, 'tellViolation')(blockedURI)
    })
  })
  await second.goto('/settings')
  await page.bringToFront()
  await page.goto('/settings')
  const saved = { id: 'x', name: 'Elsewhere', upstream: null, healthUrl: `${other(gateway.origin)}/health` }
  const state = { saved: [{ ...saved, baseUrl: other(gateway.origin) }], activeId: null }
  await page.evaluate(
    (kept) => localStorage.setItem('taas.connections', kept),
    JSON.stringify({ state, version: 0 }),
  )
  const loaded = second.waitForEvent('load')
  await second.getByRole('button', { name: 'Use', exact: true }).click()
  await loaded
  await expect(second.getByRole('listitem').filter({ hasText: 'In use' })).toContainText('Elsewhere')
  await second.getByRole('listitem').getByRole('button', { name: 'Test' }).click()
  await expect(second.getByRole('alert')).toContainText('Cannot reach localhost')
  expect(violations).toEqual([])
})

test('the default upstream has a token of its own, changed at its card', async ({
  page,
  gateway,
  watched,
}) => {
  const passing = createGateway(readFlags(['--upstream', gateway.origin], {}), {
    log: () => {},
    onError: () => {},
  })
  await using server = await listen(createGatewayServer(passing.app))
  watched.allow(server.origin)
  await page.goto(`${server.origin}/settings`)
  await expect(page.getByText('No token for this server.')).toBeVisible()
  const field = page.getByLabel(/^Token for /)
  await expect(field).toBeVisible()
  await page.getByRole('button', { name: 'Save the token' }).click()
  await expect(page.getByText('Paste a token first.')).toBeVisible()
  const asked = page.waitForRequest(/v1\/models/)
  await field.fill(`Bearer ${gateway.testToken}`)
  await page.getByRole('button', { name: 'Save the token' }).click()
  expect((await asked).headers().authorization).toBe(`Bearer ${gateway.testToken}`)
  await expect(page.getByText(/answers: \d+ models/)).toBeVisible()
  // The pages ask anew with another token.
  await page.getByRole('link', { name: 'Models' }).click()
  await expect(page.getByRole('heading', { name: 'Models' })).toBeVisible()
  await page.getByRole('link', { name: 'Settings' }).click()
  await field.fill(gateway.fullToken)
  await page.getByRole('button', { name: 'Save the token' }).click()
  await expect(page.getByText(`••••${gateway.fullToken.slice(-4)}, kept for this tab`)).toBeVisible()
  const anew = page.waitForRequest(/v1\/models/)
  await page.getByRole('link', { name: 'Models' }).click()
  expect((await anew).headers().authorization).toBe(`Bearer ${gateway.fullToken}`)
  passing.close()
})

test('a token stays with the server that it was given for', async ({ page }) => {
  const route = (upstream: string) => ({
    name: 'taas',
    kind: 'upstream',
    baseUrl: '/up/taas/v1',
    healthUrl: '/up/taas/health',
    upstream,
  })
  const sandbox = { name: 'sandbox', kind: 'sandbox', baseUrl: '/v1', healthUrl: '/health', upstream: null }
  let servers: unknown[] = [sandbox, route('https://a.example')]
  await page.route('**/gateway/session', (asked) => asked.fulfill({ json: { servers, sandboxToken: null } }))
  const saved = [{ id: 'x', ...route('https://a.example') }]
  const tokens = { x: { token: 'taas_given_for_a_1234', boundTo: '/up/taas/v1 https://a.example' } }
  await page.goto('/settings')
  await page.evaluate(
    ([connections, kept]) => {
      localStorage.setItem('taas.connections', connections ?? '')
      localStorage.setItem('taas.tokens', kept ?? '')
    },
    [JSON.stringify({ state: { saved, activeId: null }, version: 0 }), JSON.stringify(tokens)],
  )
  await page.reload()
  await expect(page.getByText('taas_••••1234, remembered on this device')).toBeVisible()
  servers = [sandbox, route('https://b.example')]
  await page.reload()
  await expect(page.getByText('https://b.example', { exact: true })).toBeVisible()
  await expect(page.getByText('No token for this server.')).toBeVisible()
  servers = [sandbox]
  await page.reload()
  await expect(page.getByText('The gateway has no such server any more.')).toBeVisible()
  await expect(page.getByText('taas_••••1234')).toHaveCount(0)
})

test('a typed token is not in the document, and is seen only while held', async ({ page }) => {
  await page.goto('/settings')
  const field = page.getByLabel('Token', { exact: true })
  await field.pressSequentially('taas_typed_by_hand_1234')
  await expect(field).toHaveAttribute('type', 'password')
  expect(await page.content()).not.toContain('typed_by_hand')
  await page.getByRole('button', { name: 'Show the token while held' }).last().hover()
  await page.mouse.down()
  await expect(field).toHaveAttribute('type', 'text')
  await page.mouse.up()
  await expect(field).toHaveAttribute('type', 'password')
  await expect(field).toHaveValue('taas_typed_by_hand_1234')
  expect(await page.content()).not.toContain('typed_by_hand')
})

test('everything is forgotten at once, after a question', async ({ page, gateway }) => {
  await page.goto('/settings')
  await page.getByLabel('Remember on this device').last().check()
  await connect(page, `${gateway.origin}/v1`, gateway.testToken)
  await page.getByRole('button', { name: 'Forget everything' }).click()
  await page.getByRole('button', { name: 'Keep them' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'remembered' })).toHaveCount(1)
  await page.getByRole('button', { name: 'Forget everything' }).click()
  await page.getByRole('button', { name: 'Forget all tokens and connections' }).click()
  await expect(page.getByRole('button', { name: /^Remove / })).toHaveCount(0)
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
  expect(stored).not.toContain(gateway.testToken)
  expect(stored).not.toContain(`${gateway.origin}/v1`)
})

test('a browser that keeps nothing is told so, and the console works', async ({ page, gateway }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('Blocked.', 'SecurityError')
    }
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(globalThis, name, { get: refuse, configurable: true })
    }
    LockManager.prototype.request = () => Promise.reject(new DOMException('Blocked.', 'SecurityError'))
  })
  await page.goto('/chat')
  await expect(page.getByText('This browser keeps nothing here')).toBeVisible()
  await send(page, 'hello')
  await expect(page.getByRole('button', { name: /^Copy/ }).first()).toBeVisible()
  // The history of the session is in memory.
  await page.getByRole('link', { name: 'History' }).click()
  await expect(page.getByRole('button', { name: /^Chat.*hello/ })).toBeVisible()
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await connect(page, `${gateway.origin}/v1`, gateway.testToken)
  await page.getByRole('link', { name: 'Home' }).click()
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByText(`••••${gateway.testToken.slice(-4)}, kept for this tab`)).toBeVisible()
})

for (const kept of ['{', '{"state":{"saved":[null]}}', '{"state":{"saved":[{"baseUrl":7}]}}']) {
  test(`a storage that holds ${kept} gives way to the defaults, and the policy stands`, async ({ page }) => {
    await page.addInitScript((text) => {
      for (const name of ['connections', 'preferences', 'tokens', 'health'])
        localStorage.setItem(`taas.${name}`, text)
    }, kept)
    await page.goto('/settings')
    await expect(page.getByRole('listitem').filter({ hasText: 'In use' })).toContainText('Sandbox')
    await expect(page.locator('meta[content="connect-src \'self\'"]')).toHaveCount(1)
    expect(await page.evaluate(() => Reflect.get(globalThis, 'trustedTypes')?.defaultPolicy?.name)).toBe(
      'default',
    )
    await page.getByRole('radio', { name: 'Dark' }).check()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })
}

test('the drawer closes when its own page is chosen', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Menu' }).click()
  const drawer = page.getByRole('dialog', { name: 'Menu' })
  await drawer.getByRole('link', { name: 'Settings' }).click()
  await expect(drawer).toBeHidden()
})

test('a gateway that fails to renew leaves the page as it is', async ({ page }) => {
  await page.goto('/chat')
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible()
  await page.route('**/gateway/session', (asked) => asked.fulfill({ status: 502, body: 'gone' }))
  await page.route('**/v1/chat/completions', (asked) => asked.fulfill({ status: 401, json: {} }))
  const renewal = page.waitForResponse(/gateway\/session/)
  await send(page, 'hello')
  await renewal
  await expect(page.getByText('The server does not accept this token.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Which server?' })).toHaveCount(0)
})

test('the models are asked for anew with the token that a restarted gateway minted', async ({ page }) => {
  let isFirst = true
  await page.route('**/gateway/session', async (asked) => {
    const answer = await asked.fetch()
    const session = await answer.json()
    const sandboxToken = isFirst ? 'taas_of_the_gateway_before' : session.sandboxToken
    isFirst = false
    await asked.fulfill({ json: { ...session, sandboxToken } })
  })
  await page.goto('/models')
  await expect(page.getByText('sandbox-docs').first()).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('two connections to one address have a list of models each', async ({ page, gateway }) => {
  await page.goto('/settings')
  await connect(page, `${gateway.origin}/v1`, gateway.testToken)
  await page.getByRole('link', { name: 'Models' }).click()
  await expect(page.getByText('sandbox-docs').first()).toBeVisible()
  await page.getByRole('link', { name: 'Settings' }).click()
  await connect(page, `${gateway.origin}/v1`, gateway.fullToken)
  await expect(page.getByText(`••••${gateway.fullToken.slice(-4)}`)).toBeVisible()
  await expect(page.getByRole('heading', { name: `${new URL(gateway.origin).host} 2` })).toBeVisible()
  const asked = page.waitForRequest(/v1\/models/)
  await page.getByRole('link', { name: 'Models' }).click()
  expect((await asked).headers().authorization).toBe(`Bearer ${gateway.fullToken}`)
})

test('bad input is named with its field', async ({ page }) => {
  await page.goto('/settings')
  await page.getByLabel('Token', { exact: true }).fill('taas_ümlaut')
  await page.getByRole('button', { name: 'Save and use' }).click()
  await expect(page.getByText('The token holds a character that no header can carry.')).toBeVisible()
  await page.getByLabel('Token', { exact: true }).fill('taas_x')
  await page.getByLabel('Server', { exact: true }).selectOption({ label: 'Another address …' })
  await page.getByLabel('Base URL').fill('ftp://host')
  await page.getByRole('button', { name: 'Save and use' }).click()
  await expect(page.getByText('Base URL must be an http or https address')).toBeVisible()
  await page.getByLabel('Base URL').fill('not a url')
  await expect(page.getByText('Base URL must be an http or https address')).toBeVisible()
  await page.getByLabel('Base URL').fill('http://u:p@host')
  await expect(page.getByText('Base URL holds a user name or a password.')).toBeVisible()
  await page.getByLabel('Base URL').fill('http://192.168.1.5/api')
  await page.getByRole('button', { name: 'Add /v1' }).click()
  await expect(page.getByLabel('Base URL')).toHaveValue('http://192.168.1.5/api/v1')
  await page.getByRole('button', { name: 'Save and use' }).click()
  await expect(page.getByText('Allow unencrypted http first')).toBeVisible()
})

test('another origin is reached only once it is saved, and a failure says what stood in the way', async ({
  page,
  gateway,
  watched,
}) => {
  watched.allow(other(gateway.origin))
  await page.goto('/settings')
  await page.getByLabel('Token', { exact: true }).fill('taas_x')
  await page.getByLabel('Server', { exact: true }).selectOption({ label: 'Another address …' })
  await page.getByLabel('Base URL').fill(other(gateway.origin))
  await page.getByRole('button', { name: 'Save and use' }).click()
  // The gateway answers another origin without CORS, so the browser keeps the answer from the page.
  await expect(page.getByRole('alert')).toContainText('Cannot reach localhost')
  await expect(page.getByRole('alert')).toContainText('the browser blocked it (CORS)')
  await expect(page.getByRole('alert')).toContainText('It is saved, but not in use.')
  await page.getByRole('alert').getByRole('link', { name: 'Find out why in Check' }).click()
  await expect(page.getByText(/^Up to 6 small requests.*with localhost/)).toBeVisible()
})

test('the theme is chosen, kept, and set before the first paint; other tabs follow, in the language too', async ({
  page,
}) => {
  const second = await page.context().newPage()
  await second.goto('/models')
  await page.goto('/settings')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  // Another tab follows, and speaks the language that is chosen here.
  await expect(second.locator('html')).toHaveAttribute('data-theme', 'dark')
  // Its words come first, then it is chosen.
  await page.getByRole('radio', { name: 'Deutsch' }).click()
  await expect(second.getByRole('heading', { level: 1, name: 'Modelle' })).toBeVisible()
  await second.close()
  await page.getByRole('radio', { name: 'English' }).click()
  await expect(page.getByRole('radio', { name: 'English' })).toBeChecked()
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      Reflect.set(globalThis, 'themeAtStart', document.documentElement.dataset.theme)
    })
  })
  await page.reload()
  expect(await page.evaluate(() => Reflect.get(globalThis, 'themeAtStart'))).toBe('dark')
})

test('accessible in both themes, at a desk and on a phone', async ({ page }) => {
  test.slow()
  await page.goto('/settings')
  await expect(page.getByRole('heading', { name: 'Connections' })).toBeVisible()
  await expectAccessibleEverywhere(page)
})
