import { readFile } from 'node:fs/promises'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

test('a database of a newer console is left as it is: what can be read is saved, the session goes on in memory, and one may start anew', async ({
  page,
}) => {
  // Beside the console, so that it has not opened its own yet.
  await page.goto('/theme.js')
  await page.evaluate(async () => {
    const opening = indexedDB.open('taas-console', 99)
    opening.onupgradeneeded = () => {
      const entry = {
        page: 'rerank',
        at: 1,
        model: 'm',
        outcome: 'done',
        status: null,
        totalMs: 1,
        state: {},
      }
      const rest = { name: null, request: null, hasAnswer: false, sounds: [], bytes: 0 }
      const history = opening.result.createObjectStore('history', { keyPath: 'id' })
      history.put({ id: 'kept', words: 'from the future', ...entry, ...rest })
      history.put({ id: 'odd', ...entry, words: { of: 'another shape' } })
    }
    await new Promise((resolve) => {
      opening.onsuccess = resolve
    })
    opening.result.close()
  })
  await page.goto('/rerank')
  await expect(page.getByText('was made by a newer console', { exact: false })).toBeVisible()
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await page.getByRole('link', { name: 'History' }).click()
  await page.getByRole('button', { name: /^Rerank.*maximum size/ }).click()
  await page.getByRole('region', { name: 'Entry' }).getByRole('button', { name: 'Open' }).click()
  await expect(page.getByText('was 7, up 6')).toBeAttached()

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save what can be read' }).click()
  const saved = await readFile(await (await download).path(), 'utf8')
  expect(JSON.parse(saved)).toMatchObject({ format: 'taas-console', history: [{ words: 'from the future' }] })
  await expect(page.getByText('Records saved: 1, not understood: 1.', { exact: false })).toBeVisible()

  await page.setViewportSize({ width: 360, height: 740 })
  await page.getByRole('button', { name: 'Start anew …' }).click()
  await expect(page.getByRole('button', { name: 'Leave it' })).toBeFocused()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Delete and start anew' }).click()
  await expect(page.getByText('was made by a newer console', { exact: false })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Load', exact: true })).toBeVisible()
  const versions = await page.evaluate(() => indexedDB.databases())
  expect(versions).toMatchObject([{ name: 'taas-console', version: 3 }])
})

test('a newer console in another tab takes the database: this one goes on in memory, and deletes it once that tab is closed', async ({
  page,
  context,
}) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  const newer = await context.newPage()
  await newer.goto('/theme.js')
  // The answer comes only when the old console made way; this connection does not.
  await newer.evaluate(async () => {
    const opening = indexedDB.open('taas-console', 99)
    await new Promise((resolve) => {
      opening.onsuccess = resolve
    })
  })
  await page.bringToFront()
  await page.getByRole('textbox', { name: 'Query' }).fill('asked in memory')
  await page.getByRole('button', { name: 'Rank' }).click()
  await expect(page.getByText('was made by a newer console', { exact: false })).toBeVisible()
  await page.getByRole('link', { name: 'History' }).click()
  await expect(page.getByRole('button', { name: /^Rerank.*asked in memory/ })).toBeVisible()

  await page.getByRole('button', { name: 'Save what can be read' }).click()
  await expect(page.getByText('2 records were saved', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Start anew …' }).click()
  await page.getByRole('button', { name: 'Delete and start anew' }).click()
  await expect(page.getByText('Another tab has it open.', { exact: false })).toBeVisible()
  await newer.close()
  await expect(page.getByText('was made by a newer console', { exact: false })).toHaveCount(0)
  await expect.poll(() => page.evaluate(() => indexedDB.databases())).toMatchObject([{ version: 3 }])
})
