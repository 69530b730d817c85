import { expect, expectAccessibleEverywhere, expectNoSidewaysScroll, test } from './fixtures.ts'
import { focused, passOn } from './upstream.ts'

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
  await expect(tile('Health and models')).toContainText(/\d+ models/)
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

test('a run is one entry of the history; those by themselves share one', async ({ page }) => {
  const entries = () =>
    page.evaluate(
      () =>
        new Promise<string[]>((resolve, reject) => {
          const opening = indexedDB.open('taas-console')
          opening.onerror = () => reject(opening.error)
          opening.onsuccess = () => {
            const read = opening.result.transaction('history').objectStore('history').getAll()
            read.onsuccess = () => {
              opening.result.close()
              resolve(read.result.map(({ page, words }) => `${page}: ${words}`))
            }
          }
        }),
    )
  for (const _ of ['first tab', 'second tab']) {
    // A tab of its own is one whose memory is empty.
    await page.evaluate(() => sessionStorage.clear()).catch(() => {})
    await page.goto('/')
    await expect(page.getByText(/^6 of 6 answered/)).toBeVisible({ timeout: 20_000 })
    await expect.poll(entries).toEqual(['home: 6 of 6 answered'])
  }
  await page.getByRole('button', { name: 'Run all six' }).click()
  await expect.poll(entries, { timeout: 20_000 }).toEqual(['home: 6 of 6 answered', 'home: 6 of 6 answered'])
})

test('once a tab it runs by itself; a reload says what came of it and waits', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText(/^6 of 6 answered/)).toBeVisible({ timeout: 20_000 })
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  await page.reload()
  await expect(
    page.getByText('Earlier in this tab: 6 of 6 answered. A reload empties the tiles'),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Run all six' })).toBeEnabled()
  expect(sent).toEqual([])
  await page.getByRole('button', { name: 'Run all six' }).click()
  await expect(page.getByText(/^6 of 6 answered in/)).toBeVisible({ timeout: 20_000 })
})

test('with a history it is no wider than a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/rerank')
  // Written once the answer is there: a page that is left at once takes its entry with it.
  await page.getByRole('button', { name: 'Load', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Recent' })).toBeVisible()
  await page.goto('/')
  const entries = page.getByRole('navigation', { name: 'Continue' })
  await expect(entries.getByRole('button').first()).toContainText('Rerank')
  await expectNoSidewaysScroll(page)
  const rights = await page
    .getByRole('main')
    .locator('button, article, header')
    .evaluateAll((parts) => parts.map((part) => Math.ceil(part.getBoundingClientRect().right)))
  expect(Math.max(...rights)).toBeLessThanOrEqual(360)
})

test('on a server it asks first: the question takes the focus, Esc gives it back; a refusal says what to do', async ({
  page,
  gateway,
  watched,
}) => {
  await using server = await passOn(gateway.origin)
  watched.allow(server.origin)
  await page.goto(`${server.origin}/settings`)
  await page.getByLabel(/^Token for /).fill(gateway.testToken)
  await page.getByRole('button', { name: 'Save the token' }).click()
  await expect(page.getByText(/answers: \d+ models/)).toBeVisible()
  await page.getByRole('link', { name: 'Home' }).click()
  const run = page.getByRole('button', { name: 'Run all six' })
  await run.press('Enter')
  await expect(page.getByRole('alertdialog')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(run).toBeFocused()
  await run.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const tile = page.getByRole('article').filter({ has: page.getByRole('heading', { name: 'Embeddings' }) })
  await expect(tile).toContainText('This token may not do that (403).')
  await expect(tile).toContainText('Status 403')
  expect(await focused(page)).not.toMatch(/^body/)
  await tile.getByRole('link', { name: 'Check what this token may do' }).click()
  await expect(page.getByRole('button', { name: 'Run 7 requests' })).toBeVisible()
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

test('accessible in both themes, at a desk and on a phone', async ({ page }) => {
  test.slow()
  await page.goto('/')
  await expect(page.getByText(/^6 of 6 answered/)).toBeVisible({ timeout: 20_000 })
  await expectAccessibleEverywhere(page)
})
