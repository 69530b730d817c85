import { expect, expectNoSidewaysScroll, send, test } from './fixtures.ts'

test('a link fills the page elsewhere and sends nothing; a token is never in it (ALL-13)', async ({
  page,
  context,
  browser,
  gateway,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  const copyLink = async () => {
    await page.getByRole('button', { name: 'Load', exact: true }).click()
    await page.getByRole('button', { name: 'Copy a link to this page as it stands' }).click()
  }
  await page.getByRole('textbox', { name: 'Query' }).fill('Which fruit is red? ä 日本 👩‍👩‍👧')
  await copyLink()
  await expect(page.getByText(/^Copied\. Whoever opens it/)).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toMatch(new RegExp(`^${gateway.origin}/rerank\\?model=sandbox-lexical#share=[\\w-]+$`))

  const elsewhere = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const other = await elsewhere.newPage()
  const sent: string[] = []
  other.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  await other.goto(link)
  await expect(other.getByText('Filled from a link. Nothing was sent;', { exact: false })).toBeVisible()
  await expect(other.getByRole('textbox', { name: 'Query' })).toHaveValue('Which fruit is red? ä 日本 👩‍👩‍👧')
  await expect(other.getByRole('button', { name: 'Model: sandbox-lexical' })).toBeVisible()
  expect(other.url()).not.toContain('share=')
  await expectNoSidewaysScroll(other)
  expect(sent).toEqual([])
  await other.goto(`${gateway.origin}/chat#share=broken`)
  await expect(other.getByText(/^This link could not be read/)).toBeVisible()

  // Chat's link brings the conversation. On the address of another page it goes to its own and says so.
  await page.goto('/chat?model=sandbox-docs')
  await send(page, 'Which audio formats can I transcribe?')
  await expect(page.getByText(/WebM/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Message' }).fill('And for speech?')
  await copyLink()
  await expect(page.getByText(/^Copied\. Whoever opens it/)).toBeVisible()
  const chatLink = await page.evaluate(() => navigator.clipboard.readText())
  await other.goto(chatLink.replace('/chat?model=sandbox-docs', '/rerank'))
  await expect(other.getByText(/^This link had the address of another page/)).toBeVisible()
  await expect(other.getByRole('button', { name: 'Model: sandbox-docs' })).toBeVisible()
  await expect(other.getByRole('main').getByText(/WebM/).first()).toBeVisible()
  await expect(other.getByRole('textbox', { name: 'Message' })).toHaveValue('And for speech?')
  expect(sent).toEqual([])
  await elsewhere.close()
  await page.goto('/rerank')

  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: 'Query' }).fill('taas_0123456789abcdef0123')
  await copyLink()
  await expect(page.getByText(/^Something here looks like a token/)).toBeVisible()
  // Too long for a link: a file, which Load opens again.
  await page.keyboard.press('Escape')
  const long = Array.from({ length: 9_000 }, (_, at) => (at * 7919) % 10_007).join(' ')
  await page.getByRole('textbox', { name: 'Query' }).fill(long)
  const download = page.waitForEvent('download')
  await copyLink()
  const file = await (await download).path()
  await expect(page.getByText(/^Too long for a link/)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: 'Query' }).fill('short')
  await page.getByRole('button', { name: 'Load', exact: true }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByText('Open a saved page …').click()
  await (await chooser).setFiles(file)
  await expect(page.getByRole('textbox', { name: 'Query' })).toHaveValue(long)
})
