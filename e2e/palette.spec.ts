import { expect, expectAccessible, test } from './fixtures.ts'

test('the palette reaches pages, actions, models and earlier requests by keyboard alone (ALL-8)', async ({
  page,
}) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  const palette = page.getByRole('dialog', { name: 'Search or jump' })
  // From within a field, too.
  await page.getByRole('textbox', { name: 'Query' }).focus()
  await page.keyboard.press('Control+k')
  await expect(palette.getByRole('combobox')).toBeFocused()
  await expect(palette.getByRole('option', { name: /^Page Chat/ })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.type('embed')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/embeddings/)
  await expect(palette).toHaveCount(0)

  await page.keyboard.press('Control+k')
  await page.keyboard.type('maximum size')
  await expect(palette.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/rerank\?model=sandbox-lexical/)
  await expect(page.getByText(/^From this browser, made/)).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('sandbox-stress')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Model: sandbox-stress' })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('light and dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('no such thing')
  await expect(palette.getByText('Nothing is called that.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(palette).toHaveCount(0)

  // The sheet of keys comes from the same lists; a letter of it goes where it says.
  await page.goto('/models')
  await expect(page.getByRole('listitem').first()).toBeVisible()
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await expect(keys.getByText('Ctrl K')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('y')
  await expect(page.getByRole('heading', { name: 'History' })).toBeVisible()
})
