import { adoptServer, chooseModel, expect, send, test } from './fixtures.ts'
import { freshSandbox } from './upstream.ts'

test('the rate limits of an answer, with what is left and when it is full again (TOK-9)', async ({
  page,
  watched,
}) => {
  await using sandbox = await freshSandbox()
  watched.allow(sandbox.origin)
  await page.goto(`${sandbox.origin}/settings`)
  await adoptServer(page, `${sandbox.origin}/v1`, sandbox.testToken)
  await page.goto(`${sandbox.origin}/chat`)
  await send(page, 'hello')
  await page.getByText('Wire', { exact: true }).click()
  const limits = page.getByRole('region', { name: 'Rate limits' })
  await expect(limits).toContainText(/requests2 of 3 left · full again in \d+ s/)

  await expect(page.getByRole('button', { name: 'Stop' })).toHaveCount(0)
  await chooseModel(page, 'sandbox-faults')
  await send(page, 'status=429 retry-after=30')
  await expect(limits).toContainText(/The server asks to wait (2\d|30) s/)
})

test('an answer without such headers says so', async ({ page }) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7').first()).toBeVisible()
  await page.getByRole('button', { name: 'Show the side panel' }).click()
  await page.getByText('Wire', { exact: true }).click()
  await expect(page.getByRole('region', { name: 'Rate limits' })).toContainText('says nothing of rate limits')
})
