import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'

const paletteOf = (page: Page) => page.getByRole('dialog', { name: 'Search or jump' })

async function find(page: Page, words: string): Promise<void> {
  // Not only closed but gone: faster than any hand, the keys would open it while it goes.
  await expect(page.getByRole('dialog', { name: 'Search or jump', includeHidden: true })).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await paletteOf(page).getByRole('combobox').fill(words)
}

/** Calls the first action that the palette finds. */
async function call(page: Page, words: string): Promise<void> {
  await find(page, words)
  await expect(
    paletteOf(page)
      .getByRole('option', { name: /^Action/ })
      .first(),
  ).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(paletteOf(page)).toHaveCount(0)
}

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
  const palette = paletteOf(page)
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  const download = page.waitForEvent('download')
  await call(page, 'export csv')
  expect((await download).suggestedFilename()).toBe('ranking.csv')
  await call(page, 'share link')
  await expect(page.getByRole('status').filter({ hasText: 'Whoever opens it' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    '/rerank?model=sandbox-lexical#',
  )
  await call(page, 'save preset')
  await expect(page.getByRole('status').filter({ hasText: 'under Saved' })).toBeVisible()
  await call(page, 'panel code')
  await expect(page.getByRole('region', { name: 'Code of this request' })).toContainText('/rerank')
  await call(page, 'panel parameters')
  await expect(page.getByRole('region', { name: 'Code of this request' })).toHaveCount(0)
  await call(page, 'repeat')
  await page.getByRole('dialog', { name: 'Repeat' }).getByRole('button', { name: 'Close Repeat' }).click()
  await call(page, 'clear form')
  await expect(page.getByRole('textbox', { name: 'Query' })).toHaveValue('')
  // There is nothing to save any more, and no answer to take along.
  await find(page, 'save preset')
  await expect(palette.getByText('Nothing is called that.')).toBeVisible()
  await page.keyboard.press('Escape')
  await call(page, 'compare')
  await expect(page.getByRole('button', { name: 'Close column 2' })).toBeVisible()

  await find(page, 'chat')
  await page.keyboard.press('Enter')
  const message = page.getByRole('textbox', { name: 'Message' })
  // Whoever types on at once types into the palette, and not into the page.
  await message.focus()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('new conversation', { delay: 40 })
  await expect(palette.getByText('Nothing is called that.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(message).toHaveValue('')
  await message.fill('tokens=5 rate=400')
  await call(page, 'send what')
  await expect(page.getByRole('status').filter({ hasText: /complete/ })).toBeAttached()
  await call(page, 'new conversation')
  await expect(page.getByText('tokens=5 rate=400')).toHaveCount(0)
})

test('Wire lists the last requests of the tab, on every page, and shows the one that is chosen (ALL-11)', async ({
  page,
}) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await page.keyboard.press('i')
  await page.getByText('Wire', { exact: true }).click()
  const list = page.getByRole('group', { name: 'The last requests of this tab' })
  const request = page.getByRole('region', { name: 'Request' }).first()
  await expect(list.getByRole('radio', { name: /^POST \/v1\/rerank 200 \d/ })).toBeChecked()
  await expect(request).toContainText('POST')
  // What the console itself reads stands there too, each once.
  await list.getByRole('radio', { name: /^GET \/v1\/models 200/ }).check()
  await expect(request).toContainText('/v1/models')
  await page.getByRole('button', { name: 'Rank' }).click()
  // What is asked next is shown again.
  await expect(list.getByRole('radio', { name: /^POST/ })).toHaveCount(2)
  await expect(list.getByRole('radio', { name: /^POST/ }).first()).toBeChecked()

  await page.getByRole('link', { name: 'Models' }).click()
  await expect(page.getByRole('main')).toBeFocused()
  await call(page, 'wire')
  const wire = page.getByRole('dialog', { name: 'Wire' })
  await expect(wire.getByRole('radio', { name: /^GET/ })).toHaveCount(2)
  await expectAccessible(page)
  await wire.getByRole('radio', { name: /^POST/ }).first().check()
  await expect(wire.getByRole('region', { name: 'Request' }).first()).toContainText('"query"')
  await page.keyboard.press('Escape')
  await expect(wire).toHaveCount(0)
})
