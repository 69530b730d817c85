import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScroll, send, test } from './fixtures.ts'

const PASSPHRASE = 'correct horse battery'

// The sandbox's own server under a token of the user's, remembered on this device.
async function remember(page: Page, baseUrl: string, token: string, forDay = false): Promise<void> {
  await page.goto('/settings')
  await page.getByLabel('Token', { exact: true }).fill(token)
  await page.getByLabel('Server', { exact: true }).selectOption({ label: 'Another address …' })
  await page.getByLabel('Base URL').fill(baseUrl)
  await page.getByLabel('Remember on this device').last().check()
  if (forDay) await page.getByLabel('For a day only').last().check()
  await page.getByRole('button', { name: 'Save and use' }).click()
  await expect(page.getByText(/answers: \d+ models/)).toBeVisible()
}

async function lock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lock with a passphrase …' }).click()
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('Passphrase again').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await expect(page.getByText('open in this tab until it is reloaded')).toBeVisible()
}

const stored = (page: Page) => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))

test('remembered tokens are locked, asked for where they are used, and opened (TOK-10)', async ({
  page,
  gateway,
}) => {
  await remember(page, `${gateway.origin}/v1`, gateway.testToken)
  await page.getByRole('button', { name: 'Lock with a passphrase …' }).click()
  await expect(page.getByText('no way back to a forgotten passphrase')).toBeVisible()
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await expect(page.getByText('fewer than 12 characters')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await lock(page)
  expect(await stored(page)).not.toContain(gateway.testToken)

  await page.goto('/chat')
  await expect(page.getByRole('heading', { name: /^The token of .* is locked/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Passphrase').fill('something else entirely')
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(page.getByText('That is not the passphrase.')).toBeVisible()
  await page.getByLabel('Passphrase').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Unlock' }).click()
  const sent = page.waitForRequest(/chat\/completions$/)
  await send(page, 'hello')
  expect((await sent).headers().authorization).toBe(`Bearer ${gateway.testToken}`)
  expect(await stored(page)).not.toContain(gateway.testToken)
})

test('a column of Compare whose token is locked asks for the passphrase, and nothing is asked before', async ({
  page,
  gateway,
}) => {
  await remember(page, `${gateway.origin}/v1`, gateway.testToken)
  await lock(page)
  await page.getByRole('button', { name: 'Use', exact: true }).first().click()
  await page.goto('/check?depth=quick')
  for (const name of ['Connection', 'Against']) {
    const choice = page.getByRole('combobox', { name, exact: true })
    await expect(choice.getByRole('option', { name: /\(locked\)$/ })).toBeDisabled()
  }
  await page.goto('/chat')
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  const authorizations: (string | undefined)[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') authorizations.push(request.headers().authorization)
  })
  await page.getByRole('combobox', { name: 'Connection of column 2' }).selectOption({ index: 1 })
  const locked = page.getByRole('region', { name: 'Answer, column 2' })
  await expect(locked.getByText(/^The token of .* is locked/)).toBeVisible()
  const message = page.getByRole('textbox', { name: 'Message' })
  await message.fill('hello')
  await message.press('Enter')
  await expect(page.getByText('Unlock the locked column first.')).toBeVisible()
  expect(authorizations).toEqual([])
  await locked.getByLabel('Passphrase').fill(PASSPHRASE)
  await locked.getByRole('button', { name: 'Unlock' }).click()
  await expect(page.getByRole('region', { name: 'Conversation, column 2' })).toBeVisible()
  await message.press('Enter')
  const both = [gateway.fullToken, gateway.testToken].map((token) => `Bearer ${token}`).sort()
  await expect.poll(() => authorizations.toSorted()).toEqual(both)
})

test('a forgotten passphrase: the locked tokens are wiped, in every tab', async ({
  page,
  gateway,
  context,
}) => {
  await remember(page, `${gateway.origin}/v1`, gateway.testToken)
  await lock(page)
  const second = await context.newPage()
  await second.goto('/settings')
  await expect(second.getByText('Its token is locked.')).toBeVisible()
  await second.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScroll(second)
  await second.getByRole('button', { name: 'I forgot it …' }).click()
  await second.getByRole('button', { name: 'Wipe the locked tokens' }).click()
  await expect(second.getByText('No token for this server.')).toBeVisible()
  await expect(page.getByText('No token for this server.')).toBeVisible()
  expect(await stored(page)).not.toContain('taas.vault')
})

test('the lock is removed again; a token for a day is gone after it', async ({ page, gateway }) => {
  await page.clock.install()
  await remember(page, `${gateway.origin}/v1`, gateway.testToken, true)
  await lock(page)
  await page.getByRole('button', { name: 'Remove the lock' }).click()
  await page.reload()
  await expect(page.getByText(/remembered on this device until/)).toBeVisible()
  // The tab stays open.
  await page.clock.fastForward('25:00:00')
  await expect(page.getByText('No token for this server.')).toBeVisible()
  expect(await stored(page)).not.toContain(gateway.testToken)
})
