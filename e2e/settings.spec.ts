import { expect, expectAccessible, expectNoSidewaysScroll, send, test } from './fixtures.ts'

// A server that is not the gateway's own: this very gateway, by another of its names.
const other = (origin: string) => `${origin.replace('127.0.0.1', 'localhost')}/v1`

test('a wrong token gets a verdict in place and is kept in the form', async ({ page, gateway }) => {
  await page.goto('/settings')
  await page.getByLabel('Token', { exact: true }).fill('Bearer "taas_wrong_token_1234567890"')
  await page.getByLabel('Server', { exact: true }).selectOption({ label: 'Another address …' })
  await page.getByLabel('Base URL').fill(`${gateway.origin}/v1`)
  await page.getByRole('button', { name: 'Save and use' }).click()
  await expect(page.getByRole('alert')).toContainText('The server does not accept this token.')
  await expect(page.getByRole('alert')).toContainText('your token was not sent anywhere')
  await expect(page.getByLabel('Token', { exact: true })).toHaveValue(/taas_wrong/)
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
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByText(`taas_••••${end}`)).toHaveCount(0)
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
  expect(stored).not.toContain(gateway.testToken)
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
})

test('the theme is chosen, kept, and set before the first paint', async ({ page }) => {
  await page.goto('/settings')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      Reflect.set(globalThis, 'themeAtStart', document.documentElement.dataset.theme)
    })
  })
  await page.reload()
  expect(await page.evaluate(() => Reflect.get(globalThis, 'themeAtStart'))).toBe('dark')
})

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 360]) {
    test(`accessible, ${theme}, ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme: theme })
      await page.goto('/settings')
      await expect(page.getByRole('heading', { name: 'Connections' })).toBeVisible()
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
    })
  }
}
