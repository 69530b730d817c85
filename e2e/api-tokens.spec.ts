import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

const section = (page: Page) => page.getByRole('region', { name: 'API Tokens' })

async function open(page: Page): Promise<void> {
  await page.goto('/settings')
  await expect(section(page).getByRole('button', { name: 'Create a token' })).toBeVisible()
}

test('a token is created, shown once, used, revoked and refused on the next request (TOK-7)', async ({
  page,
  gateway,
}) => {
  await open(page)
  const tokens = section(page)
  await tokens.getByRole('button', { name: 'Create a token' }).click()
  const form = tokens.getByRole('form', { name: 'Create a token' })
  await form.getByRole('button', { name: 'Create' }).click()
  await expect(form.getByText('Give the token a label.')).toBeVisible()
  await form.getByRole('textbox', { name: 'Label' }).fill('Nightly job')
  await form.getByRole('textbox', { name: 'Team or project' }).fill('Search')
  await form.getByRole('checkbox', { name: 'Rerank' }).check()
  await form.getByRole('textbox', { name: 'Requests a minute' }).fill('none')
  await form.getByRole('button', { name: 'Create' }).click()
  await expect(
    form.getByText('Requests a minute must be a whole number of at least 1, or empty.'),
  ).toBeVisible()
  await form.getByRole('textbox', { name: 'Requests a minute' }).fill('30')
  await form.getByRole('button', { name: 'Create' }).click()

  const shown = tokens.getByRole('alert')
  await expect(shown).toContainText('Copy “Nightly job” now: it is not shown again.')
  const token = (await shown.getByRole('code').textContent()) ?? ''
  const rank = () =>
    fetch(`${gateway.origin}/v1/rerank`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'sandbox-lexical', query: 'a b', documents: ['a', 'b'] }),
    }).then(({ status }) => status)
  expect(await rank()).toBe(200)

  await page.reload()
  const card = tokens.getByRole('listitem').filter({ hasText: 'Nightly job' })
  await expect(card).toContainText('Search · Rerank · 30 requests a minute')
  await expect(card).toContainText('last used')
  await expect(page.locator('body')).not.toContainText(token)
  await card.getByText('Requests by day').click()
  await expect(card).toContainText('1 request,')

  await card.getByRole('button', { name: 'Revoke Nightly job' }).click()
  await card.getByRole('button', { name: 'Revoke now' }).click()
  await expect(card).toContainText('revoked')
  expect(await rank()).toBe(401)
})

test('a token is edited, and the change holds at once', async ({ page }) => {
  await open(page)
  const tokens = section(page)
  await tokens.getByRole('button', { name: 'Create a token' }).click()
  await tokens.getByRole('textbox', { name: 'Label' }).fill('To change')
  await tokens.getByRole('button', { name: 'Create', exact: true }).click()
  await tokens.getByRole('button', { name: 'Done' }).click()
  await tokens.getByRole('button', { name: 'Edit To change' }).click()
  await tokens.getByRole('textbox', { name: 'Quota in tokens' }).fill('500')
  await tokens.getByRole('button', { name: 'Save' }).click()
  await expect(tokens.getByRole('listitem').filter({ hasText: 'To change' })).toContainText('0 of 500 tokens')
})

test('four examples stand among the connections, and chat with the wrong one is refused in words', async ({
  page,
}) => {
  await open(page)
  await section(page).getByRole('button', { name: 'Create four examples' }).click()
  await expect(section(page)).toContainText('Four tokens were created and stand among your connections')
  await page.getByRole('button', { name: /^Connection:/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Example: chat only/ })
    .click()
  await page.goto('/rerank')
  await page.getByRole('button', { name: 'Rank', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'This token may not use' })).toContainText(
    'This token may not use rerank; it permits models, chat.',
  )

  // Revoked, it sees no models: on a page where none was chosen before, Run and the picker say why.
  await page.getByRole('link', { name: 'Settings' }).click()
  const card = section(page).getByRole('listitem').filter({ hasText: 'Example: chat only' })
  await card.getByRole('button', { name: /^Revoke/ }).click()
  await card.getByRole('button', { name: 'Revoke now' }).click()
  await expect(card).toContainText('revoked')
  await page.goto('/embeddings')
  await page.getByRole('button', { name: 'Embed', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'does not accept this token' })).toBeVisible()
  await page.getByRole('button', { name: /^Model:/ }).click()
  await expect(page.getByRole('dialog')).toContainText('does not accept this token')
  await page.getByRole('dialog').getByRole('link', { name: 'Fix the token' }).click()
  await expect(section(page)).toBeVisible()
})

for (const width of [1440, 360]) {
  test(`the section is accessible at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await open(page)
    await section(page).getByRole('button', { name: 'Create a token' }).click()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  })
}
