import { listenLocalServers } from '../gateway/test-local-servers.ts'
import { expect, test } from './fixtures.ts'

test('one console over five kinds of servers, by a configuration file', async ({ page, watched }) => {
  await using gateway = await listenLocalServers()
  watched.allow(gateway.origin)
  await page.goto(`${gateway.origin}/models`)
  await expect(page.getByText('bge-reranker-base', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Open in Rerank' }).click()
  await expect(page.getByRole('button', { name: 'Model: bge-reranker-base' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Query' }).fill('Which one?')
  await page.getByRole('textbox', { name: 'Document 1' }).fill('The other one')
  await page.getByRole('textbox', { name: 'Document 2' }).fill('This one')
  await page.getByRole('button', { name: 'Rank', exact: true }).click()
  const ranked = page.getByRole('region', { name: 'Answer' }).getByRole('listitem')
  await expect(ranked.first()).toContainText('This one')
  await page.getByRole('link', { name: 'Chat' }).click()
  await page.getByRole('textbox', { name: 'Message' }).fill('Hi')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Good day.')).toBeVisible()
  await page.goto(`${gateway.origin}/status`)
  await expect(page.getByRole('main').getByRole('status')).toHaveText('Up')
})
