import { expect, expectAccessible, test } from './fixtures.ts'

test('demo mode hides tokens, names and history, for sharing a screen (ALL-14)', async ({
  page,
  gateway,
}) => {
  await page.goto('/settings')
  await page.getByLabel('Token', { exact: true }).fill(gateway.testToken)
  await page.getByLabel('Server', { exact: true }).selectOption({ label: 'Another address …' })
  await page.getByLabel('Base URL').fill(`${gateway.origin}/v1`)
  await page.getByRole('button', { name: 'Save and use' }).click()
  await expect(page.getByText(/answers: \d+ models/)).toBeVisible()
  const host = new URL(gateway.origin).host
  const chip = page.getByRole('banner').getByRole('button', { name: /^Connection:/ })
  const named = await chip.getAttribute('aria-label')
  expect(named).toContain(host)
  await page.getByRole('link', { name: 'Rerank' }).click()
  await page.getByRole('textbox', { name: 'Query' }).fill('a secret project')
  await page.getByRole('button', { name: 'Load', exact: true }).click()
  await page.getByRole('button', { name: /^Documentation: the size/ }).click()
  await page.getByRole('button', { name: 'Load', exact: true }).click()
  await expect(page.getByRole('button', { name: /a secret project/ }).first()).toBeVisible()
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Search or jump' })).toBeFocused()
  await page.keyboard.type('demo mode')
  await page.keyboard.press('Enter')
  await expect(
    page.getByText('Tokens, names and history are hidden. What is open on a page stays visible.'),
  ).toBeVisible()
  await expect(chip).not.toHaveAttribute('aria-label', new RegExp(host))
  await page.getByRole('button', { name: 'Load', exact: true }).click()
  await expect(page.getByText('Recent', { exact: true })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'History' }).click()
  await expect(page.getByText('Hidden in demo mode.')).toBeVisible()
  await expect(page.getByText(/^Nothing yet/)).toHaveCount(0)
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('main')).not.toContainText(gateway.testToken.slice(-4))
  await expect(page.getByRole('button', { name: 'Hidden in demo mode' }).first()).toBeDisabled()
  // Nor does its card name the server, nor the code of a request.
  await expect(page.getByRole('main')).not.toContainText(host)
  await page.getByRole('link', { name: 'Chat', exact: true }).click()
  await page.getByRole('textbox', { name: 'Message' }).fill('hello')
  await page.getByText('Code', { exact: true }).click()
  await expect(page.getByRole('main')).toContainText('••••/chat/completions')
  await expect(page.getByRole('main')).not.toContainText(host)
  await page.getByRole('link', { name: 'Settings' }).click()
  await expectAccessible(page)
  // A tab that is opened on the shared screen hides them too.
  const second = await page.context().newPage()
  await second.goto('/settings')
  await expect(second.getByText('Tokens, names and history are hidden.')).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByRole('main')).toBeFocused()
  await expect(second.getByText('Tokens, names and history are hidden.')).toHaveCount(0)
  await second.close()
  await expect(chip).toHaveAttribute('aria-label', new RegExp(host))
})
