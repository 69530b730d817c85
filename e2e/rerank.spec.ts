import type { Page } from '@playwright/test'
import { chooseModel, expect, expectAccessible, expectAccessibleEverywhere, test } from './fixtures.ts'

test('the documentation sample: 7 moves to 1, keyword stuffing is second, the missed answer ties last', async ({
  page,
}) => {
  await page.goto('/rerank')
  const rows = page.getByRole('region', { name: 'Answer' }).getByRole('listitem')
  await expect(rows.nth(0)).toContainText('The maximum size of an audio upload is 25 MB')
  await expect(rows.nth(0)).toContainText('was 7, up 6')
  await expect(rows.nth(1)).toContainText('see the index')
  await expect(rows.nth(6)).toContainText('7=')
  await expect(rows.nth(6)).toContainText('No word in common with the query.')
  await expect(rows.nth(6)).not.toContainText('▲')
})

test('original order, slope and table show the same ranking', async ({ page }) => {
  await page.goto('/rerank')
  const answer = page.getByRole('region', { name: 'Answer' })
  await page.getByRole('checkbox', { name: 'Original order' }).check()
  await expect(answer.getByRole('listitem').first()).toContainText('Audio formats')
  await page.getByText('Slope', { exact: true }).click()
  await expect(answer.getByRole('img', { name: 'How each document moved' })).toBeVisible()
  await page.getByText('Table', { exact: true }).click()
  await expect(answer.getByRole('row').nth(1)).toContainText('Audio formats')
  await page.getByRole('checkbox', { name: 'Original order' }).uncheck()
  await expect(answer.getByRole('row').nth(1)).toContainText('25 MB')
})

test('an empty query is named before anything is sent', async ({ page }) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  const requests: string[] = []
  page.on('request', (request) => request.method() === 'POST' && requests.push(request.url()))
  await page.getByRole('textbox', { name: 'Query' }).fill('')
  await page.getByRole('button', { name: 'Rank' }).click()
  await expect(page.getByText('Write a query first.')).toBeVisible()
  expect(requests).toEqual([])
})

test('a 429 counts down before Retry, and the form is kept', async ({ page }) => {
  await page.goto('/rerank')
  await chooseModel(page, 'sandbox-faults')
  await page.getByRole('textbox', { name: 'Query' }).fill('status=429 retry-after=2')
  await page.getByRole('button', { name: 'Rank' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Too many requests' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Retry in/ })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Retry', exact: true })).toBeEnabled()
})

test('the ranking is saved as CSV', async ({ page }) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await page.getByRole('button', { name: 'More actions' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as CSV' }).click()
  expect((await download).suggestedFilename()).toBe('ranking.csv')
})

/** Chooses a file as the Import button does. */
async function importFile(page: Page, name: string, text: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await (await chooser).setFiles({ name, mimeType: '', buffer: Buffer.from(text) })
}

test('a request as a file brings its query and top_n, after a look at it', async ({ page }) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  const request = { query: 'red fruit', documents: ['a red apple', 'a train', 'red fruit'], top_n: 2 }
  await importFile(page, 'request.json', JSON.stringify(request))
  const choice = page.getByRole('region', { name: 'Import from request.json' })
  await expect(choice.getByText('Query: red fruit')).toBeVisible()
  await choice.getByRole('button', { name: 'Replace' }).click()
  await expect(page.getByRole('textbox', { name: 'Query' })).toHaveValue('red fruit')
  const sent = page.waitForRequest(/\/rerank$/)
  await page.getByRole('button', { name: 'Rank' }).click()
  expect((await sent).postDataJSON()).toMatchObject(request)
  await expect(page.getByRole('region', { name: 'Answer' }).getByRole('listitem')).toHaveCount(2)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('textbox', { name: 'Query' })).toHaveValue(/audio upload/)
  await expect(page.getByRole('textbox', { name: 'Document 8' })).toBeVisible()
})

test('the request is edited as JSON; what is wrong is named with its line and never sent', async ({
  page,
}) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await page.getByRole('button', { name: 'JSON', exact: true }).click()
  const json = page.getByRole('textbox', { name: 'Query, documents and top_n as JSON' })
  expect(JSON.parse(await json.inputValue()).documents).toHaveLength(8)
  await json.fill('{\n  "query": "red fruit",\n  "documents": [\n    "a red apple",\n    7\n  ]\n}')
  const words = 'Line 5: document 2 should be a text, or an object with “text”.'
  await expect(json).toHaveAccessibleDescription(words)
  const requests: string[] = []
  page.on('request', (request) => request.method() === 'POST' && requests.push(request.url()))
  await page.getByRole('button', { name: 'Rank' }).click()
  await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
  expect(requests).toEqual([])
  // What is not valid yet stays as it was typed, over a reload too.
  await page.reload()
  await expect(json).toHaveValue(/ 7\n/)
  await json.fill('{"query": "red fruit", "documents": ["a train", {"text": "red fruit"}], "top_n": 1}')
  await expect(json).not.toHaveAttribute('aria-invalid')
  const sent = page.waitForRequest(/\/rerank$/)
  await page.getByRole('button', { name: 'Rank' }).click()
  expect((await sent).postDataJSON()).toMatchObject({
    query: 'red fruit',
    documents: ['a train', 'red fruit'],
    top_n: 1,
  })
  await page.getByRole('button', { name: 'Rows', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Document 2' })).toHaveValue('red fruit')
})

test('ten thousand documents are ranked, walked, filtered and copied', async ({ page, context }) => {
  test.slow()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  const documents = Array.from({ length: 10_000 }, (_, at) => `Report ${at + 1} on the harvest of the year`)
  documents[7_776] = 'The red fruit of the orchard'
  await importFile(page, 'many.json', JSON.stringify({ query: 'red fruit of the orchard', documents }))
  await page.getByRole('button', { name: 'Replace' }).click()
  await expect(page.getByText('10,000 documents').or(page.getByText('10000 documents')).first()).toBeVisible()
  await page.getByRole('button', { name: 'Rank' }).click()
  const list = page.getByRole('list', { name: 'Ranking' })
  const rows = list.getByRole('listitem')
  await expect(rows.first()).toContainText('The red fruit of the orchard')
  await expect(rows.first()).toContainText('was 7777, up 7776')
  await expect(rows.first()).toHaveAttribute('aria-setsize', '10000')
  expect(await rows.count()).toBeLessThan(100)
  await list.focus()
  await page.keyboard.press('End')
  await expect(rows.last()).toHaveAttribute('aria-posinset', '10000')
  await expect(rows.last()).toBeInViewport()
  await page.keyboard.press('PageUp')
  await expect(rows.last()).not.toBeInViewport()
  await page.keyboard.press('Home')
  await expect(rows.first()).toHaveAttribute('aria-posinset', '1')
  const filter = page.getByRole('searchbox', { name: 'Filter 10,000 documents' })
  await filter.fill('report 4321')
  await expect(page.getByText('1 of 10,000')).toBeVisible()
  await expect(rows).toHaveCount(1)
  await filter.fill('no such words')
  await expect(page.getByText('No document holds these words.')).toBeVisible()
  await filter.fill('')
  await page.getByRole('button', { name: 'Copy the ranking of all 10,000 documents' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.split('\n')).toHaveLength(10_000)
  await page.getByRole('checkbox', { name: 'Original order' }).check()
  await expect(rows.first()).toContainText('Report 1 on')
  await page.getByText('Slope', { exact: true }).click()
  await expect(page.getByText(/The best 60 of 10,000/)).toBeVisible()
  await page.getByText('Table', { exact: true }).click()
  await expect(page.getByText(/The first 1,000 of 10,000/)).toBeVisible()
  await page.getByText('List', { exact: true }).click()
  await expectAccessible(page)
})

/** Keeps every animation that is begun, for a short one is over before it can be looked for. */
async function watchAnimations(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: string[] = []
    const own = Element.prototype.animate
    Element.prototype.animate = function animate(frames, options) {
      seen.push(JSON.stringify([frames, options]))
      return own.call(this, frames, options)
    }
    Reflect.set(globalThis, 'seenAnimations', seen)
  })
}

const seenAnimations = (page: Page): Promise<string[]> =>
  page.evaluate(() => Reflect.get(globalThis, 'seenAnimations'))

test('rows travel to their rank, by transform alone and shortly', async ({ page }) => {
  await watchAnimations(page)
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  const first = await seenAnimations(page)
  expect(first.length).toBeGreaterThan(4)
  for (const each of first) {
    const [frames, { duration }] = JSON.parse(each)
    expect(frames.flatMap(Object.keys)).toEqual(['transform', 'transform'])
    expect(duration).toBeGreaterThanOrEqual(120)
    expect(duration).toBeLessThanOrEqual(200)
  }
  // Seen once is enough: another view and back moves nothing, another order does.
  await page.getByText('Table', { exact: true }).click()
  await page.getByText('List', { exact: true }).click()
  await expect(page.getByRole('list', { name: 'Ranking' })).toBeVisible()
  expect(await seenAnimations(page)).toHaveLength(first.length)
  await page.getByRole('checkbox', { name: 'Original order' }).check()
  await expect.poll(async () => (await seenAnimations(page)).length).toBeGreaterThan(first.length)
})

test('nothing travels under reduced motion', async ({ page }) => {
  await watchAnimations(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await page.getByRole('checkbox', { name: 'Original order' }).check()
  await expect(page.getByRole('list', { name: 'Ranking' }).getByRole('listitem').first()).toContainText(
    'Audio formats',
  )
  expect(await seenAnimations(page)).toEqual([])
})

test('accessible in both themes, at a desk and on a phone', async ({ page }) => {
  test.slow()
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await expectAccessibleEverywhere(page)
})

test('a threshold greys what falls below it, and marks are measured (RER-6, RER-8)', async ({ page }) => {
  await page.goto('/rerank')
  const answer = page.getByRole('region', { name: 'Answer' })
  const rows = answer.getByRole('listitem')
  // The sample comes with its two right answers marked: one is first, the other ties last.
  await expect(answer.getByText(/^MRR 1 · nDCG@3 0\.\d+ · precision@3 0\.333$/)).toBeVisible()
  await expect(rows.nth(0)).toContainText('relevant')
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('button', { name: 'Set a threshold' }).click()
  const threshold = answer.getByRole('slider', { name: /^Threshold/ })
  await threshold.fill('0.5')
  await expect(answer.getByText('2 kept, 6 dropped')).toBeVisible()
  await expect(rows.nth(1)).not.toContainText('below the threshold')
  await expect(rows.nth(2)).toContainText('below the threshold')
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('button', { name: 'Mark relevant documents' }).click()
  await answer.getByRole('checkbox', { name: 'Document 7 is relevant' }).uncheck()
  await answer.getByRole('checkbox', { name: 'Document 5 is relevant' }).check()
  await expect(answer.getByText(/^MRR 0\.5 · nDCG@3/)).toBeVisible()
  await answer.getByRole('spinbutton', { name: 'First k' }).fill('1')
  await expect(answer.getByText('MRR 0.5 · nDCG@1 0 · precision@1 0')).toBeVisible()
  await expectAccessible(page)
  // Marks and threshold are the page's state: they survive a reload, and each has its way out.
  await page.reload()
  await page.getByRole('button', { name: 'Rank' }).click()
  await expect(answer.getByText('2 kept, 6 dropped')).toBeVisible()
  await answer.getByRole('button', { name: 'Remove the threshold' }).click()
  await expect(answer.getByText('below the threshold')).toHaveCount(0)
})

test('a reranker against embedding cosine: their agreement, and where they differ (RER-7)', async ({
  page,
}) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  const asked = page.waitForRequest(/\/embeddings$/)
  await page.getByRole('button', { name: 'Load', exact: true }).click()
  await page.getByRole('button', { name: /reranker against embedding cosine/ }).click()
  expect((await asked).postDataJSON().input).toHaveLength(9)
  const second = page.getByRole('region', { name: 'Answer, column 2', exact: true })
  await expect(second.getByText('Ranked by the cosine of each document’s embedding')).toBeVisible()
  await expect(second.getByRole('listitem')).toHaveCount(8)
  await page.getByRole('button', { name: 'Difference' }).click()
  const difference = page.getByRole('dialog', { name: 'Difference' })
  await expect(difference.getByText(/^[−0]\.?\d*$/).first()).toBeVisible()
  await expect(difference.getByText('In the first 3 of both')).toBeVisible()
  await expect(difference.getByText(/^[0-3] of 3$/)).toBeVisible()
  await expect(
    difference.getByRole('img', { name: /^Where each document stands in sandbox-lexical/ }),
  ).toBeVisible()
  await expectAccessible(page)
})
