import { expect, test } from './fixtures.ts'
import { serve } from './upstream.ts'

test('models that appeared or vanished, pins, and what two tokens see (MOD-6)', async ({ page, watched }) => {
  await using server = await serve({ '/v1/models': { body: [{ id: 'a' }, { id: 'b' }] } })
  watched.allow(server.origin)
  await page.goto(`${server.origin}/models`)
  const rows = page.getByRole('list', { name: 'Models' }).getByRole('listitem')
  await expect(rows.first()).toContainText('a')
  await page.getByRole('button', { name: /^Pin b:/ }).click()
  await expect(rows.first()).toContainText('b')
  server.answer('/v1/models', { body: [{ id: 'b' }, { id: 'c' }] })
  await page.reload()
  await expect(rows.first()).toContainText('b')
  await expect(page.getByText('1 new model: c')).toBeVisible()
  await expect(page.getByText('1 model is gone: a')).toBeVisible()
  await page.getByRole('button', { name: 'I have seen it' }).click()

  // A second token of the same server, which sees one more.
  await page.evaluate(() => {
    const place = { baseUrl: '/v1', healthUrl: '/health', upstream: null }
    const saved = [{ id: 'x', name: 'Second', ...place }]
    localStorage.setItem('taas.connections', JSON.stringify({ state: { saved, activeId: null }, version: 0 }))
  })
  await page.reload()
  await expect(rows.nth(1)).toContainText('c')
  await expect(page.getByText('1 new model')).toHaveCount(0)
  server.answer('/v1/models', { body: [{ id: 'b' }, { id: 'c' }, { id: 'd' }] })
  await page.getByRole('combobox', { name: 'Against' }).selectOption({ label: 'Second' })
  const difference = page.getByRole('region', { name: 'What two tokens see' })
  await expect(difference).toContainText('2 models are seen by both.')
  await expect(difference).toContainText('Only Second (1)d')
})

test('Health tells a gateway, a server and a model that does not answer apart; its strip is saved', async ({
  page,
  watched,
}) => {
  await using server = await serve({
    '/health': { body: { status: 'ok' } },
    '/v1/models': { body: [{ id: 'llama' }] },
    '/v1/chat/completions': { status: 503, body: { detail: 'Model is loading' } },
  })
  watched.allow(server.origin)
  await page.goto(`${server.origin}/check?depth=models`)
  await page.getByRole('button', { name: 'Run 1 request' }).click()
  await page.getByRole('button', { name: 'Send 1' }).click()
  await expect(page.getByText('503 refused')).toBeVisible()
  await page.reload()
  await page.getByRole('link', { name: 'Models', exact: true }).click()
  await expect(page.getByText(/^503 refused, \d+ ms/)).toBeVisible()
  await page.getByRole('link', { name: 'Health' }).click()
  const layers = page.getByRole('list', { name: 'What is up' }).getByRole('listitem')
  await expect(layers.filter({ hasText: 'gateway' })).toContainText('Up')
  await expect(layers.filter({ hasText: 'The server' })).toContainText('Up')
  await expect(layers.filter({ hasText: 'Its models' })).toContainText('1 of 1 did not answer (llama)')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as CSV' }).click()
  expect((await download).suggestedFilename()).toBe('health.csv')
})
