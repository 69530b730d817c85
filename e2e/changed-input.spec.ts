import { expect, test } from './fixtures.ts'

const CHANGED = 'The input has changed since this answer.'

test('an answer of an older input says so, and asks again', async ({ page }) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  const answer = page.getByRole('region', { name: 'Answer' })
  await expect(answer.getByText(CHANGED)).toHaveCount(0)
  const query = page.getByRole('textbox', { name: 'Query' })
  const before = await query.inputValue()
  await query.fill('Invoices')
  await expect(answer.getByText(CHANGED)).toBeVisible()
  await query.fill(before)
  await expect(answer.getByText(CHANGED)).toHaveCount(0)
  await query.fill('Invoices')
  // How it is looked at is no part of what was asked.
  await page.getByRole('radio', { name: 'Table' }).check()
  await answer.getByRole('button', { name: 'Run again' }).click()
  await expect(answer.getByText(CHANGED)).toHaveCount(0)
})

test('so does a transcript whose sound was discarded', async ({ page }) => {
  await page.goto('/transcription')
  const answer = page.getByRole('region', { name: 'Answer' })
  await expect(answer).toContainText('TAAS IS UP')
  await expect(answer.getByText(CHANGED)).toHaveCount(0)
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(answer.getByText(CHANGED)).toBeVisible()
})

test('so does a failure', async ({ page }) => {
  await page.goto('/speech?model=sandbox-faults')
  const text = page.getByRole('textbox', { name: 'Text' })
  await text.fill('status=500')
  await page.getByRole('button', { name: 'Speak', exact: true }).click()
  const answer = page.getByRole('region', { name: 'Answer' })
  await expect(answer.getByRole('alert')).toContainText('(500)')
  await text.fill('Hello')
  await expect(answer.getByText(CHANGED)).toBeVisible()
})

test('as text, what is said about a row is said with its line; an empty document is named', async ({
  page,
}) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await page.getByRole('button', { name: 'Text', exact: true }).click()
  await page.getByRole('textbox', { name: 'Documents' }).fill('one\n\ntwo\none')
  await expect(page.getByText('Line 2: Empty: it is not sent.')).toBeVisible()
  await expect(page.getByText('Line 4: The same document stands above.')).toBeVisible()
  await page.getByRole('button', { name: 'Rows', exact: true }).click()
  await expect(page.getByText('Empty: it is not sent.')).toBeVisible()
})

test('a text beyond the limit of tokens is named by its line', async ({ page }) => {
  await page.goto('/embeddings')
  await expect(page.getByRole('textbox', { name: 'Text 1', exact: true })).not.toHaveValue('')
  await page.getByRole('button', { name: 'Text', exact: true }).click()
  await page.getByRole('textbox', { name: 'Texts' }).fill(`short\n${'word '.repeat(3_000)}`)
  await expect(page.getByText(/^Line 2: ≈ [\d,]+ of 2,048 tokens$/)).toBeVisible()
  // The labels belonged to the sample's texts.
  await page.getByRole('button', { name: 'Rows', exact: true }).click()
  await expect(page.getByText(/≈ [\d,]+ of 2,048 tokens/)).toBeVisible()
})

test('the model picker takes what is typed, at its first opening and at each further one', async ({
  page,
}) => {
  await page.goto('/chat')
  await expect(page.getByRole('button', { name: /^Model: (?!Loading|Choose)/ })).toBeVisible()
  const picker = page.getByRole('button', { name: /^Model:/ })
  // The list comes late: what is typed meanwhile is not lost.
  const typed = Promise.withResolvers<void>()
  await page.route(/model-list/, async (route) => {
    await typed.promise
    await route.continue()
  })
  await picker.click()
  await page.keyboard.type('str')
  typed.resolve()
  await expect(page.getByRole('option', { name: /sandbox-stress/ })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Search or type any id' })).toHaveValue('str')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox', { name: 'Search or type any id' })).toHaveCount(0)
  await picker.click()
  await page.keyboard.type('echo')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Model: sandbox-echo' })).toBeVisible()
})
