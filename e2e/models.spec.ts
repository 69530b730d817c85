import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

test('the models are listed, searched, filtered and opened on the right page', async ({ page }) => {
  await page.goto('/models')
  const list = page.getByRole('list', { name: 'Models' })
  await expect(list.getByRole('listitem')).toHaveCount(9)
  await page.getByRole('searchbox').fill('lexi')
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await expect(page.getByText('1 of 9')).toBeVisible()
  await page.getByRole('link', { name: 'Open in Rerank' }).click()
  await expect(page).toHaveURL(/\/rerank\?model=sandbox-lexical$/)
  await expect(page.getByRole('button', { name: 'Model: sandbox-lexical' })).toBeVisible()
})

test('a kind says how it is known and is corrected by hand, over a reload', async ({ page }) => {
  await page.goto('/models')
  const row = page.getByRole('listitem').filter({ hasText: 'sandbox-echo' })
  await expect(row).toContainText('declared by the server')
  await row.getByRole('combobox').selectOption('speech')
  await expect(row).toContainText('set by you')
  await page.reload()
  await expect(row).toContainText('set by you')
  await expect(row.getByRole('link', { name: 'Open in Speech' })).toBeVisible()
})

test('“/” goes to the search', async ({ page }) => {
  await page.goto('/models')
  await expect(page.getByRole('list', { name: 'Models' })).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
})

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 360]) {
    test(`accessible, ${theme}, ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme: theme })
      await page.goto('/models')
      await expect(page.getByRole('list', { name: 'Models' })).toBeVisible()
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
    })
  }
}
