import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, send, test } from './fixtures.ts'

const entries = (page: Page) => page.getByRole('list', { name: 'Entries' })
const entry = (page: Page) => page.getByRole('region', { name: 'Entry' })
const answers = (page: Page) => page.getByRole('article', { name: 'Answer of sandbox-stress' })

/** What the page sends from now on. */
function listen(page: Page): string[] {
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  return sent
}

test('a conversation is replayed at its own pace and sends nothing; it can be shown whole and left (ALL-16)', async ({
  page,
}) => {
  await page.goto('/chat?model=sandbox-stress')
  await send(page, 'tokens=300 rate=100 seed=7')
  await expect(page.getByRole('status').filter({ hasText: 'Answer complete' })).toBeAttached()
  const said = await answers(page).textContent()
  await page.getByRole('textbox', { name: 'Message' }).fill('half a thought')
  const sent = listen(page)
  await page.getByRole('link', { name: 'History' }).click()
  await entries(page).getByRole('button', { name: /^Chat/ }).click()
  await entry(page).getByRole('button', { name: 'Replay' }).click()

  await expect(
    page.getByText(/^Recorded \d\d:\d\d, sandbox-stress, replayed at its own pace\. Nothing is/),
  ).toBeVisible()
  await expect(answers(page)).toHaveAttribute('aria-busy', 'true')
  // It grows, as it did when it came: 300 tokens at 100 a second.
  const words = async () => (await answers(page).textContent())?.length ?? 0
  await expect.poll(words).toBeGreaterThan(20)
  expect(await words()).toBeLessThan((said?.length ?? 0) * 0.9)
  await page.getByRole('button', { name: 'Show all of it' }).click()
  await expect(answers(page)).toHaveText(said ?? '')
  await expect(page.getByText(/^Recorded \d\d:\d\d, sandbox-stress\.$/)).toBeVisible()
  // What is typed there goes along, into the same recording played again and home.
  await page.getByRole('textbox', { name: 'Message' }).fill('the other half')
  await page.getByRole('button', { name: 'Play again' }).click()
  await page.getByRole('button', { name: 'Close the recording' }).click()
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('half a thought\nthe other half')
  expect(sent).toEqual([])
})

test('chosen entries are one file, which plays elsewhere without the network, Home included; a bad file says what is wrong', async ({
  page,
  context,
  gateway,
}, info) => {
  await page.goto('/')
  await expect(page.getByText(/^6 of 6 answered/)).toBeVisible({ timeout: 20_000 })
  await page.getByRole('navigation').getByRole('link', { name: 'Rerank' }).click()
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await page.getByRole('link', { name: 'History' }).click()
  await expect(entries(page).getByRole('listitem')).toHaveCount(2)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('button', { name: 'Save as a recording …' }).click()
  const save = page.getByRole('region', { name: 'Save as a recording' })
  await expect(save).toBeFocused()
  await save.getByRole('button', { name: 'Choose all that is shown' }).click()
  await save.getByRole('button', { name: 'Save as a recording' }).click()
  await expect(save).toContainText(
    /2 entries and their sounds \(1\): a file of \d+\.\d kB\. No token is in it\./,
  )
  await expect(save.getByRole('button', { name: 'Save the file' })).toBeFocused()
  const download = page.waitForEvent('download')
  await save.getByRole('button', { name: 'Save the file' }).click()
  const path = info.outputPath('recording.json')
  await (await download).saveAs(path)
  const text = readFileSync(path, 'utf8')
  // Not `toContain`: a failure would print all of it.
  expect(text.includes(gateway.fullToken)).toBe(false)

  // Read again as another browser would: nothing of it is looked up here.
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Search or jump' })).toBeFocused()
  await page.keyboard.type('open a recording')
  await page.keyboard.press('Enter')
  const window = page.getByRole('dialog', { name: 'Recordings' })
  const choose = (name: string, content: string) =>
    window
      .getByLabel('Open a recording …')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) })
  await choose('bad.json', text.replace('"page":"rerank"', '"page":"elsewhere"'))
  await expect(window.getByRole('alert')).toHaveText(/“entries\.\d\.page” is not as it should be\./)
  await choose('yesterday.json', text)
  await expect(window).toContainText(
    /yesterday\.json: 2 entries, [\d.]+ kB, put together \d\d:\d\d\. Sounds: 1\./,
  )
  const sent = listen(page)
  await window.getByRole('button', { name: 'Load it' }).click()
  await expect(window.getByText('Nothing of it is in your history.')).toBeFocused()
  // Home plays it by itself, also once there is no network.
  await context.setOffline(true)
  await window.getByRole('button', { name: 'Close this window' }).click()
  await page.getByRole('navigation').getByRole('link', { name: 'Home' }).click()
  await expect(
    page.getByText(/Recorded \d\d:\d\d, sandbox-docs, replayed at its own pace\. Nothing is being sent\./),
  ).toBeVisible()
  await expect(page.getByText(/^Recorded \d\d:\d\d, sandbox-docs\./)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(/6 of 6 answered/)).toBeVisible()
  await expect(page.getByRole('article').filter({ hasText: 'Transcription' })).toContainText('TAAS IS UP')
  // What is out of reach is not asked, and not asked about.
  await expect(page.getByRole('button', { name: /^Connection: .* not reachable/ })).toBeVisible()
  await page.getByRole('button', { name: 'Run all six' }).click()
  await expect(page.getByText(/replayed at its own pace\. Nothing is being sent\./)).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await context.setOffline(false)
  // A reload of the tab brings it back.
  await page.reload()
  await expect(page.getByRole('button', { name: 'Play the recording' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Search or jump' })).toBeFocused()
  await page.keyboard.type('open a recording')
  await page.keyboard.press('Enter')
  // It is kept once, however often that is pressed.
  await window.getByRole('button', { name: 'Keep in history' }).dblclick()
  await expect(window.getByText('Its entries are in your history.')).toBeVisible()
  await window.getByRole('button', { name: /^Replay Rerank/ }).click()
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await expect(page.getByText(/^Recorded \d\d:\d\d, sandbox-lexical\.$/)).toBeVisible()
  expect(sent).toEqual([])
  await page.getByRole('link', { name: 'History' }).click()
  await expect(entries(page).getByRole('listitem')).toHaveCount(4)
})
