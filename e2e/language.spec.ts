import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

test('speaks German from now on, and English again, without a reload and without a loss (ALL-15)', async ({
  page,
}) => {
  await page.goto('/settings')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  // What is typed here is kept nowhere but in the form itself.
  const token = page.getByRole('textbox', { name: 'Token', exact: true })
  await token.fill('taas_half-typed')
  const german = page.getByRole('radio', { name: 'Deutsch' })
  await german.click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible()
  await expect(german).toBeFocused()
  await expect(token).toHaveValue('taas_half-typed')
  await expectNarrowEnough(page)

  const pages = page.getByRole('navigation', { name: 'Seiten' })
  await pages.getByRole('link', { name: 'Rerank' }).click()
  await page.getByRole('button', { name: 'Laden', exact: true }).click()
  await page.getByRole('button', { name: 'Die drei Quanten-Dokumente der Referenz' }).click()
  const best = page.getByRole('list', { name: 'Rangliste' }).getByRole('listitem').first()
  await expect(best).toContainText(/0,\d+/)
  await expectAccessible(page)

  await expectNarrowEnough(page)

  await expect(page.getByText('Strg K', { exact: true })).toBeVisible()
  await pages.getByRole('link', { name: 'Start' }).click()
  await expect(page.getByRole('heading', { name: 'Echte API, Spielzeugmodelle' })).toBeVisible()
  await expectNarrowEnough(page)

  // The language is remembered.
  await page.goto('/chat?model=sandbox-faults')
  const message = page.getByRole('textbox', { name: 'Nachricht' })
  await message.fill('status=429')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Zu viele Anfragen (429).')).toBeVisible()
  await expectNarrowEnough(page)
  await message.fill('half a thought')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Suchen oder springen' }).fill('english')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Too many requests (429).')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('half a thought')
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

// German is longer than English: a phone shows it without sideways scroll.
async function expectNarrowEnough(page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 800 })
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1440, height: 800 })
}

test.describe('where the system speaks German', () => {
  test.use({ locale: 'de-AT' })

  test('the first visit is in German, and an English one loads none of it', async ({ page, browser }) => {
    await page.goto('/')
    await expect(page.getByRole('link', { name: 'Einstellungen' })).toBeVisible()
    const english = await browser.newPage({ locale: 'fr-FR', baseURL: page.url() })
    await english.goto('/')
    await expect(english.getByRole('link', { name: 'Settings' })).toBeVisible()
    const loaded = await english.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    )
    expect(loaded.filter((name) => name.includes('/german-'))).toEqual([])
    await english.close()
  })
})
