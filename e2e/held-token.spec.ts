import { expect, expectAccessible, send, test } from './fixtures.ts'

const TOKEN = 'taas_abcdef1234567890'

test('a token in a message is held, and is sent only as ordinary text (rule 6)', async ({ chat }) => {
  const posts: string[] = []
  chat.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
  await send(chat, `my token is ${TOKEN}`)
  const held = chat.getByRole('alertdialog', { name: 'This looks like a token. It was not sent.' })
  await expect(held).toBeFocused()
  await expect(chat.getByRole('textbox', { name: 'Message', exact: true })).toHaveValue(
    `my token is ${TOKEN}`,
  )
  await expectAccessible(chat)
  expect(posts).toEqual([])
  await held.getByRole('button', { name: 'It is ordinary text' }).click()
  await expect(chat.getByRole('article', { name: 'You' })).toContainText(TOKEN)
  await expect(held).toHaveCount(0)
})

test('a held token goes to the form of Settings, and into no address', async ({ page }) => {
  await page.goto('/rerank')
  // The first sample has run by itself.
  await expect(page.getByText('was 7').first()).toBeVisible()
  await page.getByRole('textbox', { name: 'Query' }).fill(TOKEN)
  const posts: string[] = []
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
  await page.getByRole('button', { name: 'Rank', exact: true }).click()
  await page.getByRole('button', { name: 'Add it as a connection' }).click()
  await expect(page.getByLabel('Token', { exact: true })).toHaveValue(TOKEN)
  expect(page.url()).not.toContain('taas_')
  expect(posts).toEqual([])
})
