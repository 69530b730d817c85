import { expect, expectAccessibleEverywhere, expectNoSidewaysScroll, test } from './fixtures.ts'
import { serve } from './upstream.ts'

test('the models are listed, searched, filtered and opened on the right page', async ({ page }) => {
  await page.goto('/models')
  const list = page.getByRole('list', { name: 'Models' })
  await expect(list.getByRole('listitem').filter({ hasText: 'sandbox-docs' })).toBeVisible()
  await page.getByRole('searchbox').fill('lexi')
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible()
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

test('at 360 px every kind is in view', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/models')
  for (const kind of ['All', 'Speech']) {
    await expect(page.getByRole('radio', { name: kind, exact: true })).toBeInViewport({ ratio: 1 })
  }
})

test('“/” goes to the search', async ({ page }) => {
  await page.goto('/models')
  await expect(page.getByRole('list', { name: 'Models' })).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
})

test('more than one owner: grouped, and not when asked not to', async ({ page, watched }) => {
  const body = [
    { id: 'a-1', owned_by: 'Acme' },
    { id: 'b-1', owned_by: 'Brückner' },
    { id: 'a-2', owned_by: 'Acme' },
    { id: 'n-1' },
  ]
  await using server = await serve({ '/v1/models': { body }, '/health': { body: { status: 'ok' } } })
  watched.allow(server.origin)
  await page.goto(`${server.origin}/models`)
  await expect(page.getByRole('list', { name: 'Acme' }).getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('list', { name: 'No owner given' })).toContainText('n-1')
  await page.getByRole('checkbox', { name: 'Group by owner' }).uncheck()
  await expect(page.getByRole('list', { name: 'Models' }).getByRole('listitem')).toHaveCount(4)
})

test('5,000 models: the filter keeps up with the keys, and the end of the list is reached', async ({
  page,
  watched,
}) => {
  const body = Array.from({ length: 5_000 }, (_, at) => ({ id: `model-${at}`, owned_by: `owner-${at % 7}` }))
  await using server = await serve({ '/v1/models': { body }, '/health': { body: { status: 'ok' } } })
  watched.allow(server.origin)
  await page.goto(`${server.origin}/models`)
  await expect(page.getByText('5000 of 5000')).toBeVisible()
  const search = page.getByRole('searchbox')
  // What a key costs is what it draws: a screenful, whatever is found.
  const drawn = page.getByRole('main').getByRole('listitem')
  for (const [typed, count] of [
    ['m', 5_000],
    ['model-4', 1_111],
    ['4999', 1],
    ['', 5_000],
  ] as const) {
    await search.fill(typed)
    await expect(page.getByText(`${count} of 5000`)).toBeVisible()
    expect(await drawn.count()).toBeLessThanOrEqual(80)
  }
  await page.getByRole('checkbox', { name: 'Group by owner' }).uncheck()
  const rows = page.getByRole('list', { name: 'Models' }).getByRole('listitem')
  await expect(rows.first()).toContainText('model-0')
  for (const last of [20, 60, 100]) {
    await rows.nth(last).scrollIntoViewIfNeeded()
    await expect.poll(() => rows.count()).toBeGreaterThan(last + 20)
  }
})

test('ids with markup, slashes, spaces, turned text and 4 kB are text, and go on exactly as listed', async ({
  page,
  watched,
}) => {
  const ids = [
    '<img src=x onerror=alert(1)>',
    'a/b c?d=e&f#g',
    '\u202Egnirts',
    'x'.repeat(4_096),
    '__proto__',
  ]
  const body = ids.map((id) => ({ id }))
  await using server = await serve({ '/v1/models': { body }, '/health': { body: { status: 'ok' } } })
  watched.allow(server.origin)
  await page.goto(`${server.origin}/models`)
  const rows = page.getByRole('list', { name: 'Models' }).getByRole('listitem')
  await expect(rows).toHaveCount(ids.length)
  await expectNoSidewaysScroll(page)
  for (const [at, id] of ids.entries()) {
    await rows.nth(at).getByRole('link', { name: 'Open in Chat' }).click()
    await expect.poll(() => new URL(page.url()).searchParams.get('model')).toBe(id)
    await page.goBack()
  }
})

test('a list that cannot be read keeps the last good one, marked old', async ({ page, watched }) => {
  await using server = await serve({
    '/v1/models': { body: [{ id: 'good' }] },
    '/health': { body: { status: 'ok' } },
  })
  watched.allow(server.origin)
  await page.goto(`${server.origin}/models`)
  await expect(page.getByText('good', { exact: true })).toBeVisible()
  server.answer('/v1/models', { body: { object: 'list', data: null } })
  await page.getByRole('button', { name: 'Load models again' }).click()
  await expect(page.getByRole('alert')).toContainText('not what this page can read')
  await expect(page.getByText('The last good list is shown; it may be old.')).toBeVisible()
  await expect(page.getByText('good', { exact: true })).toBeVisible()
})

test('a model’s own entry stands in the panel, with fields that nobody knows', async ({ page }) => {
  await page.goto('/models')
  await page.getByRole('button', { name: 'How the server lists sandbox-docs' }).click()
  await expect(page.getByRole('region', { name: 'As the server lists it' })).toContainText(
    '"owned_by": "taas-sandbox"',
  )
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('region', { name: 'As the server lists it' })).toHaveCount(0)
})

test('“Check these” opens Check with the models that are left, and the list says what it found', async ({
  page,
}) => {
  await page.goto('/models')
  await page.getByRole('searchbox').fill('sandbox-l')
  await expect(page.getByText(/^2 of \d+$/)).toBeVisible()
  await page.getByRole('link', { name: 'Check these …' }).click()
  await page.getByRole('button', { name: 'Run 2 requests' }).click()
  const rows = page.getByRole('list', { name: 'Result' }).getByRole('listitem')
  await expect(rows.filter({ hasText: 'sandbox-lexical' })).toContainText('allowed')
  await expect(rows.filter({ hasText: 'sandbox-listen' })).toContainText('allowed')
  await page.getByRole('link', { name: 'Models', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'sandbox-lexical' })).toContainText(
    /allowed, \d+ ms/,
  )
})

test('accessible in both themes, at a desk and on a phone', async ({ page }) => {
  test.slow()
  await page.goto('/models')
  await expect(page.getByRole('list', { name: 'Models' })).toBeVisible()
  await expectAccessibleEverywhere(page)
})
