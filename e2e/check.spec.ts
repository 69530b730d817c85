import {
  expect,
  expectAccessible,
  expectAccessibleEverywhere,
  expectNoSidewaysScroll,
  test,
} from './fixtures.ts'

test('Endpoints: each is asked once and allowed; the report is saved and kept without the token', async ({
  page,
  gateway,
}) => {
  await page.goto('/check')
  const requests: string[] = []
  page.on(
    'request',
    (request) => request.method() === 'POST' && requests.push(new URL(request.url()).pathname),
  )
  await page.getByRole('button', { name: 'Run 7 requests' }).click()
  const rows = page.getByRole('list', { name: 'Result' }).getByRole('listitem')
  await expect(rows.filter({ hasText: 'allowed' })).toHaveCount(7)
  expect(requests.toSorted()).toEqual([
    '/v1/audio/speech',
    '/v1/audio/transcriptions',
    '/v1/chat/completions',
    '/v1/embeddings',
    '/v1/rerank',
  ])
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as JSON' }).click()
  expect((await download).suggestedFilename()).toBe('check.json')
  expect(await page.content()).not.toContain(gateway.fullToken)

  // It is kept with its time, of its own depth alone, and is one entry of the history.
  await page.reload()
  await expect(rows.filter({ hasText: 'allowed' })).toHaveCount(7)
  await expect(page.getByText(/^Sandbox · Checked \d/)).toBeVisible()
  await page.getByText('Quick', { exact: true }).click()
  await expect(page.getByText(/^Nothing was checked yet/)).toBeVisible()
  await page.getByRole('link', { name: 'History' }).click()
  await page.getByRole('button', { name: /^Check.*Endpoints, Sandbox: 7 of 7 allowed/ }).click()
  await page.getByRole('region', { name: 'Entry' }).getByRole('button', { name: 'Open' }).click()
  await expect(rows.filter({ hasText: 'allowed' })).toHaveCount(7)
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(gateway.fullToken)
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Forget everything' }).click()
  await page.getByRole('button', { name: 'Forget all tokens and connections' }).click()
  await page.goto('/check?depth=endpoints')
  await expect(page.getByText(/^Nothing was checked yet/)).toBeVisible()
})

test('a limited token: allowed beside 403', async ({ page, gateway }) => {
  await page.goto('/settings')
  await page.getByLabel('Token', { exact: true }).fill(gateway.testToken)
  await page.getByLabel('Server', { exact: true }).selectOption({ label: 'Another address …' })
  await page.getByLabel('Base URL').fill(`${gateway.origin}/v1`)
  await page.getByRole('button', { name: 'Save and use' }).click()
  await expect(page.getByText(/answers: \d+ models/)).toBeVisible()
  await page.getByRole('link', { name: 'Check' }).click()
  await page.getByRole('button', { name: 'Run 7 requests' }).click()
  const rows = page.getByRole('list', { name: 'Result' }).getByRole('listitem')
  await expect(rows.filter({ hasText: /^Chat/ })).toContainText('allowed')
  await expect(rows.filter({ hasText: /^Embeddings/ })).toContainText('403 refused')
  await expect(rows.filter({ hasText: /^Embeddings/ })).toContainText('This token may not use embeddings')
})

test('two tokens side by side: allowed beside 403 (TOK-8)', async ({ page }) => {
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Create four examples' }).click()
  await expect(page.getByText('Four tokens were created')).toBeVisible()
  await page.getByRole('link', { name: 'Check' }).click()
  await page.getByRole('combobox', { name: 'Against' }).selectOption({ label: 'Example: chat only' })
  await page.getByRole('button', { name: 'Run 14 requests' }).click()
  const rows = page.getByRole('list', { name: 'Result' }).getByRole('listitem')
  const embeddings = rows.filter({ hasText: /^Embeddings/ })
  await expect(embeddings).toContainText(/Sandbox.*allowed.*Example: chat only.*403 refused/)
  await expect(rows.filter({ hasText: /^Chat/ })).toContainText(/allowed.*allowed/)
  await expect(page.getByRole('status').filter({ hasText: 'Done' })).toBeAttached()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScroll(page)

  // Another than the one in use is checked by itself: its report stands in the history and comes back with it.
  await page.getByRole('combobox', { name: 'Connection' }).selectOption({ label: 'Example: chat only' })
  await expect(page.getByText(/^Nothing was checked yet/)).toBeVisible()
  await page.getByRole('button', { name: 'Run 7 requests' }).click()
  await expect(page.getByText(/^Example: chat only · Checked \d/)).toBeVisible()
  await expect(embeddings).toContainText('403 refused')
  await page.getByRole('combobox', { name: 'Connection' }).selectOption({ label: 'Sandbox' })
  await expect(embeddings).toContainText(/Sandbox.*allowed/)
  await page.goto('/history')
  await page.getByRole('button', { name: /^Check.*Endpoints, Example: chat only/ }).click()
  await page.getByRole('region', { name: 'Entry' }).getByRole('button', { name: 'Open' }).click()
  await expect(page.getByRole('option', { name: 'Example: chat only', selected: true })).toBeAttached()
  await expect(embeddings).toContainText('403 refused')
})

test('before the first check it lists what will be asked', async ({ page }) => {
  await page.goto('/check')
  const planned = page.getByRole('list', { name: 'What will be asked' }).getByRole('listitem')
  await expect(planned).toHaveCount(7)
  await page.getByText('Quick', { exact: true }).click()
  await expect(planned).toHaveCount(2)
})

test('Quick asks for health and models only', async ({ page }) => {
  await page.goto('/check')
  await page.getByText('Quick', { exact: true }).click()
  await page.getByRole('button', { name: 'Run 2 requests' }).click()
  await expect(page.getByText(/allowed, \d+ models/)).toBeVisible()
})

test('accessible in both themes, at a desk and on a phone', async ({ page }) => {
  test.slow()
  await page.goto('/check')
  await page.getByRole('button', { name: 'Run 7 requests' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Done' })).toBeAttached()
  await expectAccessibleEverywhere(page)
})
