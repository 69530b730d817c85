import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

test('the board fills itself in the sandbox, from real answers', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText(/^6 of 6 answered in \d/)).toBeVisible({ timeout: 20_000 })
  const tile = (name: string) =>
    page.getByRole('article').filter({ has: page.getByRole('heading', { name }) })
  await expect(tile('Chat')).toContainText('How do I stream a chat completion in Python?')
  await expect(tile('Chat')).toContainText('server-sent events')
  await expect(tile('Embeddings').getByRole('img', { name: 'Which of 12 texts are alike' })).toBeVisible()
  await expect(tile('Embeddings')).toContainText('66 pairs')
  await expect(tile('Rerank')).toContainText('8 documents · 7 → 1')
  await expect(tile('Transcription')).toContainText('TAAS IS UP')
  await expect(tile('Transcription')).toContainText('decoded from the sound')
  await expect(tile('Health and models')).toContainText('9 models')
})

test('a tile opens its page with input and answer in place', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText(/^6 of 6 answered/)).toBeVisible({ timeout: 20_000 })
  const requests: string[] = []
  page.on('request', (request) => request.method() === 'POST' && requests.push(request.url()))
  await page.getByRole('main').getByRole('link', { name: 'Rerank' }).click()
  await expect(page.getByRole('textbox', { name: 'Query' })).toHaveValue(
    'What is the maximum size of an audio upload?',
  )
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await page.goBack()
  await page.getByRole('main').getByRole('link', { name: 'Chat' }).click()
  await expect(page.getByRole('article', { name: 'Answer of sandbox-docs' })).toContainText('iter_lines')
  expect(requests).toEqual([])
})

test('Cancel stops the board; Run all six fills it again', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Run all six' })).toBeVisible()
  await page.getByRole('button', { name: 'Run all six' }).click()
  await expect(page.getByText(/^6 of 6 answered/)).toBeVisible({ timeout: 20_000 })
})

test('the strip of the first visit is dismissed for good', async ({ page }) => {
  await page.goto('/')
  const strip = page.getByRole('complementary', { name: 'About the sandbox' })
  await expect(strip).toContainText('Requests stay on this computer.')
  await page.getByRole('button', { name: 'Hide this note' }).click()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Real API, toy models' })).toBeVisible()
  await expect(strip).toHaveCount(0)
})

test('nothing shifts while the board fills', async ({ page }) => {
  await page.addInitScript(() => {
    let shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!Reflect.get(entry, 'hadRecentInput')) shift += Number(Reflect.get(entry, 'value'))
      }
      Reflect.set(globalThis, 'layoutShift', shift)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto('/')
  await expect(page.getByText(/^6 of 6 answered/)).toBeVisible({ timeout: 20_000 })
  expect((await page.evaluate(() => Reflect.get(globalThis, 'layoutShift'))) ?? 0).toBeLessThanOrEqual(0.01)
})

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 360]) {
    test(`accessible, ${theme}, ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme: theme })
      await page.goto('/')
      await expect(page.getByText(/^6 of 6 answered/)).toBeVisible({ timeout: 20_000 })
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
    })
  }
}
