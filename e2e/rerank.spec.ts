import { chooseModel, expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

test('the documentation sample: 7 moves to 1, keyword stuffing is second, the missed answer ties last', async ({
  page,
}) => {
  await page.goto('/rerank')
  const rows = page.getByRole('region', { name: 'Answer' }).getByRole('listitem')
  await expect(rows.nth(0)).toContainText('The maximum size of an audio upload is 25 MB')
  await expect(rows.nth(0)).toContainText('was 7, up 6')
  await expect(rows.nth(1)).toContainText('see the index')
  await expect(rows.nth(6)).toContainText('7=')
  await expect(rows.nth(6)).toContainText('No word in common with the query.')
  await expect(rows.nth(6)).not.toContainText('▲')
})

test('original order, slope and table show the same ranking', async ({ page }) => {
  await page.goto('/rerank')
  const answer = page.getByRole('region', { name: 'Answer' })
  await page.getByRole('checkbox', { name: 'Original order' }).check()
  await expect(answer.getByRole('listitem').first()).toContainText('Audio formats')
  await page.getByText('Slope', { exact: true }).click()
  await expect(answer.getByRole('img', { name: 'How each document moved' })).toBeVisible()
  await page.getByText('Table', { exact: true }).click()
  await expect(answer.getByRole('row').nth(1)).toContainText('Audio formats')
  await page.getByRole('checkbox', { name: 'Original order' }).uncheck()
  await expect(answer.getByRole('row').nth(1)).toContainText('25 MB')
})

test('an empty query is named before anything is sent', async ({ page }) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  const requests: string[] = []
  page.on('request', (request) => request.method() === 'POST' && requests.push(request.url()))
  await page.getByRole('textbox', { name: 'Query' }).fill('')
  await page.getByRole('button', { name: 'Rank' }).click()
  await expect(page.getByText('Write a query first.')).toBeVisible()
  expect(requests).toEqual([])
})

test('a 429 counts down before Retry, and the form is kept', async ({ page }) => {
  await page.goto('/rerank')
  await chooseModel(page, 'sandbox-faults')
  await page.getByRole('textbox', { name: 'Query' }).fill('status=429 retry-after=2')
  await page.getByRole('button', { name: 'Rank' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Too many requests' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Retry in/ })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Retry', exact: true })).toBeEnabled()
})

test('the ranking is saved as CSV', async ({ page }) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await page.getByRole('button', { name: 'More actions' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as CSV' }).click()
  expect((await download).suggestedFilename()).toBe('ranking.csv')
})

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 360]) {
    test(`accessible, ${theme}, ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme: theme })
      await page.goto('/rerank')
      await expect(page.getByText('was 7, up 6')).toBeAttached()
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
    })
  }
}
