import { expect, expectAccessibleEverywhere, test } from './fixtures.ts'
import { serve } from './upstream.ts'

test('one check is said as one, and has no median', async ({ page }) => {
  await page.goto('/status')
  await expect(page.getByRole('img', { name: 'The last check', exact: true })).toBeVisible()
  await expect(page.getByText('Median')).toHaveCount(0)
  for (const count of [2, 3]) {
    await page.getByRole('button', { name: 'Check now' }).click()
    await expect(page.getByRole('img', { name: `The last ${count} checks` })).toBeVisible()
  }
  await expect(page.getByText('Median')).toBeVisible()
})

test('health is asked without a token, by hand too, and its strip survives a reload', async ({ page }) => {
  const asked = page.waitForRequest(/\/health$/)
  await page.goto('/status')
  expect((await asked).headers().authorization).toBeUndefined()
  const state = page.getByRole('main').getByRole('status')
  await expect(state).toHaveText('Up')
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByRole('img', { name: 'The last 2 checks' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('img', { name: 'The last 3 checks' })).toBeVisible()
})

test('a server that cannot be reached is told so here and in the chip', async ({ page, context }) => {
  await page.goto('/status')
  await expect(page.getByRole('main').getByRole('status')).toHaveText('Up')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByRole('main').getByRole('status')).toHaveText('Not reachable')
  await expect(page.getByRole('button', { name: 'Connection: Sandbox, not reachable' })).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('this device is offline')
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByRole('main').getByRole('status')).toHaveText('Up')
})

test('how often it is asked is chosen, said and remembered', async ({ page }) => {
  await page.goto('/status')
  await expect(page.getByText(/Next check in \d+ s/)).toBeVisible()
  await page.getByRole('combobox', { name: 'Check by itself' }).selectOption({ label: 'never' })
  await expect(page.getByText('No check by itself')).toBeVisible()
  await page.reload()
  await expect(page.getByText('No check by itself')).toBeVisible()
  await page.getByRole('combobox', { name: 'Check by itself' }).selectOption({ label: 'every 10 s' })
  await expect(page.getByText(/Next check in (\d|10) s/)).toBeVisible()
})

test('a server without a health path is judged by its models, and it is said', async ({ page, watched }) => {
  await using server = await serve({ '/v1/models': { body: [{ id: 'a' }] } })
  watched.allow(server.origin)
  await page.goto(`${server.origin}/status`)
  await expect(page.getByRole('main').getByRole('status')).toHaveText('Up')
  await expect(page.getByText('no health path (404); its list of models answered instead')).toBeVisible()
  await expect(page.getByText('via gateway')).toBeVisible()
})

for (const [body, state] of [
  [{ status: 42 }, 'Unknown state'],
  [{ status: 'degraded' }, 'Slow or degraded'],
] as const) {
  test(`health says ${JSON.stringify(body)}: ${state}`, async ({ page, watched }) => {
    await using server = await serve({ '/health': { body }, '/v1/models': { body: [] } })
    watched.allow(server.origin)
    await page.goto(`${server.origin}/status`)
    await expect(page.getByRole('main').getByRole('status')).toHaveText(state)
    await expect(page.getByText('[object Object]')).toHaveCount(0)
  })
}

test('a server that is not ready: since when, why, and Retry; other pages stay open', async ({
  page,
  watched,
}) => {
  await using server = await serve({
    '/health': { status: 503, body: { detail: 'Model is loading' } },
    '/v1/models': { body: [{ id: 'a' }] },
  })
  watched.allow(server.origin)
  await page.goto(`${server.origin}/status`)
  await expect(page.getByRole('main').getByRole('status')).toHaveText('Not healthy')
  await expect(page.getByText(/^since \d\d:\d\d$/)).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('Model is loading')
  server.answer('/health', { body: { status: 'ok' } })
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByRole('main').getByRole('status')).toHaveText('Up')
  await page.getByRole('link', { name: 'Models' }).click()
  await expect(page.getByRole('list', { name: 'Models' })).toBeVisible()
})

test('accessible in both themes, at a desk and on a phone', async ({ page }) => {
  test.slow()
  await page.goto('/status')
  await expect(page.getByRole('main').getByRole('status')).toHaveText('Up')
  await expectAccessibleEverywhere(page)
})
