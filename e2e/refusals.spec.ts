import { chooseModel, expect, test } from './fixtures.ts'

// The table of errors in the API reference: what is said, and the way out of it.
const TABLE = [
  [400, 'could not use this request (400)', 'Check the fields', 'Retry'],
  [401, 'does not accept this token', 'this page fetches it by itself', 'Check what this token may do'],
  [403, 'may not do that (403)', 'use another token', 'Check what this token may do'],
  [404, 'does not know this model or path (404)', 'Choose another model', 'Retry'],
  [413, 'too large for the server (413)', 'Make it smaller', 'Retry'],
  [422, 'refused one of the fields (422)', 'Mend the fields', 'Retry'],
  [429, 'Too many requests (429)', 'Wait, then try again', /^Retry in \d+ s/],
  [500, 'The server failed (500)', 'the request id in the details', 'Retry'],
] as const

test('every refusal of the reference, in words, with the way out', async ({ page }) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7').first()).toBeVisible()
  await chooseModel(page, 'sandbox-faults')
  const alert = page.getByRole('main').getByRole('alert')
  for (const [status, title, hint, way] of TABLE) {
    await page.getByRole('textbox', { name: 'Query' }).fill(`status=${status} retry-after=9`)
    await page.getByRole('button', { name: 'Rank', exact: true }).click()
    await expect(alert).toContainText(title)
    await expect(alert).toContainText(hint)
    await expect(
      alert.getByRole('button', { name: way }).or(alert.getByRole('link', { name: way })),
    ).toBeVisible()
  }
})
