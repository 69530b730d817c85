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

test('every action that can be done now is in the palette, those of the answer too, and no other (ALL-8)', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const palette = page.getByRole('dialog', { name: 'Search or jump' })
  const find = async (words: string) => {
    await page.keyboard.press('Control+k')
    await palette.getByRole('combobox').fill(words)
  }
  const call = async (words: string) => {
    await find(words)
    await expect(palette.getByRole('option', { name: /^Action/ }).first()).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(palette).toHaveCount(0)
  }
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  const download = page.waitForEvent('download')
  await call('export csv')
  expect((await download).suggestedFilename()).toBe('ranking.csv')
  await call('share link')
  await expect(page.getByRole('status').filter({ hasText: 'Whoever opens it' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    '/rerank?model=sandbox-lexical#',
  )
  await call('save preset')
  await expect(page.getByRole('status').filter({ hasText: 'under Saved' })).toBeVisible()
  await call('panel code')
  await expect(page.getByRole('region', { name: 'Code of this request' })).toContainText('/rerank')
  await call('panel parameters')
  await expect(page.getByRole('region', { name: 'Code of this request' })).toHaveCount(0)
  await call('repeat')
  await page.getByRole('dialog', { name: 'Repeat' }).getByRole('button', { name: 'Close Repeat' }).click()
  await call('clear form')
  await expect(page.getByRole('textbox', { name: 'Query' })).toHaveValue('')
  // There is nothing to save any more, and no answer to take along.
  await find('save preset')
  await expect(palette.getByText('Nothing is called that.')).toBeVisible()
  await page.keyboard.press('Escape')
  await call('compare')
  await expect(page.getByRole('button', { name: 'Close column 2' })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('chat')
  await page.keyboard.press('Enter')
  const message = page.getByRole('textbox', { name: 'Message' })
  await message.fill('tokens=5 rate=400')
  await find('new conversation')
  await expect(palette.getByText('Nothing is called that.')).toBeVisible()
  await page.keyboard.press('Escape')
  await call('send what')
  await expect(page.getByRole('status').filter({ hasText: /complete/ })).toBeAttached()
  await call('new conversation')
  await expect(page.getByText('tokens=5 rate=400')).toHaveCount(0)
})
