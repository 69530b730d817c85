import { readFile, writeFile } from 'node:fs/promises'
import { expect, expectAccessible, send, test } from './fixtures.ts'

test('everything goes into one file and comes back elsewhere; a bad file changes nothing (ALL-7)', async ({
  page,
  browser,
  gateway,
}, info) => {
  await page.goto('/speech?model=sandbox-morse')
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('TAAS IS UP')
  await page.getByRole('link', { name: 'Embeddings' }).click()
  await expect(page.getByText(/Rows 2 and 12/)).toBeVisible()
  await page.getByRole('link', { name: 'Chat' }).click()
  await send(page, 'Which audio formats can I transcribe?')
  await expect(page.getByRole('status').filter({ hasText: 'Answer complete' })).toBeAttached()
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByLabel('Token', { exact: true }).fill(gateway.testToken)
  await page.getByLabel('Server', { exact: true }).selectOption({ label: 'Another address …' })
  await page.getByLabel('Base URL').fill(`${gateway.origin}/v1`)
  await page.getByRole('button', { name: 'Save and use' }).click()
  await expect(page.getByText(/answers: \d+ models/)).toBeVisible()
  await page.getByRole('radio', { name: 'Dark' }).check()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export everything' }).click()
  const path = info.outputPath('taas-console.json')
  await (await download).saveAs(path)
  const text = await readFile(path, 'utf8')
  expect(text).not.toContain(gateway.fullToken)
  expect(text).not.toContain(gateway.testToken)

  const elsewhere = await browser.newContext({ baseURL: gateway.origin })
  const other = await elsewhere.newPage()
  const choose = async (file: string) => {
    const chooser = other.waitForEvent('filechooser')
    await other.getByText('Import …', { exact: true }).click()
    await (await chooser).setFiles(file)
  }
  await other.goto('/settings')
  const damaged = info.outputPath('damaged.json')
  const holder = JSON.parse(text)
  await writeFile(damaged, JSON.stringify({ ...holder, history: [{ ...holder.history[0], at: 'today' }] }))
  await choose(damaged)
  await expect(other.getByText(/damaged\.json was made by another version, or is damaged/)).toBeVisible()
  await writeFile(damaged, '{"__proto__": {"polluted": true}, "format":')
  await choose(damaged)
  await expect(other.getByText(/damaged\.json is not valid JSON/)).toBeVisible()
  await choose(path)
  await expect(other.getByRole('region', { name: 'What the file holds' })).toBeFocused()
  await expect(other.getByRole('row', { name: 'Requests 3 0 0' })).toBeVisible()
  await expect(other.getByRole('row', { name: 'Conversations 1 0 0' })).toBeVisible()
  await expect(other.getByRole('row', { name: 'Sounds 1 0 0' })).toBeVisible()
  await expect(other.getByRole('row', { name: 'Connections 1 0 0' })).toBeVisible()
  await expectAccessible(other)
  await other.getByRole('button', { name: 'Add to what is here' }).click()
  await expect(other.getByText('Done.')).toBeFocused()
  await expect(other.getByText(`${gateway.origin}/v1`)).toBeVisible()
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'light')
  // In the place of what is here: the preferences come, too.
  await choose(path)
  await expect(other.getByRole('row', { name: 'Requests 3 3 3' })).toBeVisible()
  await other.getByRole('button', { name: 'Replace what is here' }).click()
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark')

  const sent: string[] = []
  other.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  await other.getByRole('link', { name: 'History' }).click()
  const list = other.getByRole('list', { name: 'Entries' })
  await expect(list.getByRole('listitem')).toHaveCount(3)
  // Answers come back whole: vectors in bulk, and a sound that plays.
  await list.getByRole('button', { name: /^Embeddings/ }).click()
  await other.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(other.getByText(/Rows 2 and 12 say the opposite/)).toBeVisible()
  await other.goBack()
  await list.getByRole('button', { name: /^Speech/ }).click()
  await other.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(
    other.getByRole('region', { name: 'Answer' }).getByRole('button', { name: 'Play' }),
  ).toBeVisible()
  await other.getByRole('link', { name: 'Chat' }).click()
  await expect(other.getByRole('article', { name: /^Answer of/ })).toHaveCount(0)
  expect(sent).toEqual([])
  await elsewhere.close()
})
