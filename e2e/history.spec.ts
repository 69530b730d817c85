import { readFileSync } from 'node:fs'
import {
  chooseModel,
  expect,
  expectAccessibleEverywhere,
  expectNoSidewaysScroll,
  send,
  test,
} from './fixtures.ts'

test('what was asked on any page is found, opened, replayed, saved and deleted (ALL-6, ALL-16)', async ({
  page,
  context,
}) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await page.getByRole('link', { name: 'Embeddings' }).click()
  await expect(page.getByText(/Rows 2 and 12/)).toBeVisible()
  const asked: string[] = []
  page.on('request', (request) => request.method() === 'POST' && asked.push(request.url()))
  await page.getByRole('link', { name: 'History' }).click()
  const list = page.getByRole('list', { name: 'Entries' })
  const entry = page.getByRole('region', { name: 'Entry' })
  await expect(list.getByRole('listitem')).toHaveCount(2)

  // The focus follows to the page that was gone to; only then is a key meant for it.
  await expect(page.getByRole('main')).toBeFocused()
  await page.keyboard.press('/')
  await page.keyboard.type('maximum size')
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await list.getByRole('button', { name: /^Rerank/ }).click()
  await expect(entry.getByText('sandbox-lexical', { exact: true })).toBeVisible()
  await expect(entry.getByRole('region', { name: 'What came' })).toContainText(
    /Score and document, best first1[\d.]+\s+The maximum size of an audio upload is 25 MB/,
  )
  // What was asked stands by the words of its page.
  const question = entry.getByRole('region', { name: 'What was asked' })
  await expect(question.getByRole('term')).toHaveText(['Query', 'Documents'])
  await expect(question).toContainText('A recording may weigh twenty-five megabytes and no more.')
  // Replay shows the kept answer at its own pace, says so, and sends nothing.
  await entry.getByRole('button', { name: 'Replay' }).click()
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await expect(page.getByText(/^From this browser, made/)).toBeVisible()
  expect(asked).toEqual([])
  await page.goBack()
  await list.getByRole('button', { name: /^Rerank/ }).click()
  await entry.getByRole('button', { name: 'Rerun' }).click()
  await expect.poll(() => asked.length).toBe(1)
  await expect(page.getByText(/^From this browser, made/)).toHaveCount(0)

  // Another tab keeps step.
  const other = await context.newPage()
  await other.goto('/history')
  await expect(other.getByRole('list', { name: 'Entries' }).getByRole('listitem')).toHaveCount(3)
  // A tab behind another one draws seldom, and so do its clicks wait.
  await page.bringToFront()
  await page.getByRole('link', { name: 'History' }).click()
  await list.getByRole('button', { name: /^Embeddings/ }).click()
  await entry.getByRole('button', { name: 'Save', exact: true }).click()
  await entry.getByRole('textbox', { name: 'Name' }).fill('The inbox')
  await page.keyboard.press('Enter')
  await expect(other.getByRole('button', { name: /The inbox/ })).toBeVisible()
  await page.getByText('Saved', { exact: true }).click()
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await page.getByText('All', { exact: true }).click()
  await page.getByRole('button', { name: 'More actions' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save these entries as JSON' }).click()
  await expect(page.getByRole('button', { name: 'More actions' })).toBeFocused()
  const saved = JSON.parse(readFileSync(await (await download).path(), 'utf8'))
  expect(saved).toHaveLength(3)
  expect(saved[2]).toMatchObject({
    page: 'rerank',
    model: 'sandbox-lexical',
    answer: { measure: 'relevance' },
  })
  await expectAccessibleEverywhere(page)
  // It opens a tab of its own and leaves the other one in front.
  await page.bringToFront()
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScroll(page)
  await entry.getByRole('button', { name: 'Delete' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('main')).toBeFocused()
  await expect(list.getByRole('listitem')).toHaveCount(3)
  await entry.getByRole('button', { name: 'Delete' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('button', { name: 'Clear the history …' }).click()
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await expect(page.getByRole('main')).toBeFocused()
  await expect(page.getByText(/^Nothing yet/)).toBeVisible()
  await expect(other.getByText(/^Nothing yet/)).toBeVisible()
})

test('entries are found by model and by outcome; a conversation and the board are asked again (ALL-6)', async ({
  page,
}) => {
  await page.goto('/chat')
  await chooseModel(page, 'sandbox-stress')
  await send(page, 'tokens=5 rate=400')
  await expect(page.getByRole('status').filter({ hasText: 'Answer complete' })).toBeAttached()
  await page.getByRole('link', { name: 'Home' }).click()
  await expect(page.getByText(/^6 of 6 answered/)).toBeVisible()
  const asked: string[] = []
  page.on('request', (request) => request.method() === 'POST' && asked.push(new URL(request.url()).pathname))
  await page.getByRole('link', { name: 'History' }).click()
  const list = page.getByRole('list', { name: 'Entries' })
  const entry = page.getByRole('region', { name: 'Entry' })
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await page.getByText('Not sent', { exact: true }).click()
  await expect(page.getByText('No entry fits.')).toBeVisible()
  await page.getByText('All', { exact: true }).click()
  await list.getByRole('button', { name: /^Chat/ }).click()
  const question = entry.getByRole('region', { name: 'What was asked' })
  await expect(question.getByRole('term')).toHaveText(['You'])
  await expect(question).toContainText('tokens=5 rate=400')
  await entry.getByRole('button', { name: 'Rerun' }).click()
  await expect(page).toHaveURL(/\/chat\?model=sandbox-stress/)
  await expect(page.getByRole('article', { name: /^Answer of/ }).getByText('2 / 2')).toBeVisible()
  expect(asked).toEqual(['/v1/chat/completions'])
  await page.getByRole('link', { name: 'History' }).click()
  await list.getByRole('button', { name: /^Home/ }).click()
  await entry.getByRole('button', { name: 'Rerun' }).click()
  await expect.poll(() => asked.length).toBeGreaterThan(5)
})

test('what was cut off with its page is in the history (ALL-6)', async ({ page }) => {
  await page.goto('/rerank?model=sandbox-faults')
  await page.getByRole('textbox', { name: 'Query' }).fill('slow=9000 cut')
  await page.getByRole('button', { name: 'Rank' }).click()
  const entries = page.getByRole('list', { name: 'Entries' }).getByRole('listitem')
  await page.getByRole('link', { name: 'History' }).click()
  await expect(entries.filter({ hasText: 'slow=9000 cut' })).toContainText('it runs, or was cut off')
  await page.goto('/chat?model=sandbox-faults')
  await send(page, 'endless')
  await page.getByRole('link', { name: 'History' }).click()
  await expect(entries.filter({ hasText: 'endless' })).toContainText('it runs, or was cut off')
  await page.reload()
  await expect(entries.filter({ hasText: 'it runs, or was cut off' })).toHaveCount(2)
})
