import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

test('health is asked without a token, by hand too, and its strip survives a reload', async ({ page }) => {
  const asked = page.waitForRequest(/\/health$/)
  await page.goto('/status')
  expect((await asked).headers().authorization).toBeUndefined()
  const state = page.getByRole('main').getByRole('status')
  await expect(state).toHaveText('Up')
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByRole('img', { name: 'The last 2 checks' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('img', { name: 'The last 3 checks' })).toBeVisible()
})

test('a server that cannot be reached is told so here and in the chip', async ({ page, context }) => {
  await page.goto('/status')
  await expect(page.getByRole('main').getByRole('status')).toHaveText('Up')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByRole('main').getByRole('status')).toHaveText('Not reachable')
  await expect(page.getByRole('button', { name: 'Connection: Sandbox, not reachable' })).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('this device is offline')
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByRole('main').getByRole('status')).toHaveText('Up')
})

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 360]) {
    test(`accessible, ${theme}, ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme: theme })
      await page.goto('/status')
      await expect(page.getByRole('main').getByRole('status')).toHaveText('Up')
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
    })
  }
}
