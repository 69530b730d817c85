import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { focused } from './upstream.ts'

/** Where Tab stops in the main region; a list of rows, a group of radio buttons and a grid count as one. */
function tabStops(page: Page): Promise<string[]> {
  return page.getByRole('main').evaluate((main) => {
    const selector = 'a[href], button, input, select, textarea, summary, [tabindex]'
    const groups = new Set<string>()
    return [...main.querySelectorAll<HTMLElement>(selector)]
      .filter(
        (element) => element.tabIndex >= 0 && element.checkVisibility() && !element.closest('[popover]'),
      )
      .filter((element) => {
        if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true
        const isFirst = !groups.has(element.name)
        groups.add(element.name)
        return isFirst
      })
      .map((element) => element.getAttribute('aria-label') ?? element.textContent ?? element.tagName)
  })
}

for (const path of ['embeddings', 'rerank', 'transcription', 'speech']) {
  test(`the clutter budget holds on ${path}`, async ({ page }) => {
    await page.goto(`/${path}`)
    await expect(
      page.getByRole('region', { name: 'Answer' }).getByText('sandbox', { exact: true }),
    ).toBeVisible()
    const stops = await tabStops(page)
    expect(stops.length, stops.join(' | ')).toBeLessThanOrEqual(12)
    const countFilled = () =>
      page.getByRole('main').evaluate((main) => {
        const accent = getComputedStyle(document.documentElement).getPropertyValue('--accent-fill').trim()
        const probe = main.appendChild(document.createElement('i'))
        probe.style.backgroundColor = accent
        const colour = getComputedStyle(probe).backgroundColor
        probe.remove()
        return [...main.querySelectorAll('button')].filter(
          (button) => button.checkVisibility() && getComputedStyle(button).backgroundColor === colour,
        ).length
      })
    await expect.poll(countFilled).toBe(1)
  })
}

test('keyboard only: every page is reached, run and read', async ({ page }) => {
  await page.goto('/models')
  await expect(page.getByRole('list', { name: 'Models' })).toBeVisible()
  const go = async (letter: string, title: string) => {
    await page.keyboard.press('g')
    await page.keyboard.press(letter)
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  }
  await go('e', 'Embeddings')
  await expect(page.getByText(/Rows 2 and 12/)).toBeVisible()
  for (const view of ['Map', 'Nearest']) {
    await page.keyboard.press('v')
    await expect(page.getByRole('radio', { name: view })).toBeChecked()
  }
  await expect(page.getByRole('combobox', { name: 'Nearest to' })).toBeVisible()
  await page.keyboard.press('r')
  await expect(page.getByRole('button', { name: /12 × 768/ })).toBeVisible()
  await go('r', 'Rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await page.keyboard.press('l')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Query' })).toHaveValue('What is quantum computing?')
  await go('k', 'Check')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Done' })).toBeAttached()
  await go('s', 'Speech')
  await expect(
    page.getByRole('region', { name: 'Answer' }).getByText('sandbox', { exact: true }),
  ).toBeVisible()
  await go('t', 'Transcription')
  await go('m', 'Models')
  await page.keyboard.press('/')
  await page.keyboard.type('docs')
  await expect(page.getByText(/1 of \d+/)).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1 }).click()
  await go('h', 'Real API, toy models')
  await go('c', 'Chat')
  await page.keyboard.press('m')
  await expect(page.getByRole('combobox', { name: 'Search or type any id' })).toBeFocused()
  await page.keyboard.type('echo')
  await expect(page.getByRole('option')).toHaveCount(2)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Model: sandbox-echo' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Message' }).focus()
  await page.keyboard.type('typed')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article', { name: 'Answer of sandbox-echo' })).toContainText('typed')
})

test('single letters are text in a field, and can be switched off', async ({ page }) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await page.getByRole('textbox', { name: 'Query' }).fill('')
  await page.keyboard.type('gelvi')
  await expect(page.getByRole('textbox', { name: 'Query' })).toHaveValue('gelvi')
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('checkbox', { name: /Single-letter shortcuts/ }).uncheck()
  await page.getByRole('link', { name: 'Rerank' }).click()
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('i')
  await expect(page.getByRole('button', { name: 'Show the side panel' })).toBeVisible()
})

test('two fast presses send one request', async ({ page }) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  const requests: string[] = []
  page.on('request', (request) => request.method() === 'POST' && requests.push(request.url()))
  await page.goto('/rerank?model=sandbox-faults')
  await page.getByRole('textbox', { name: 'Query' }).fill('slow=3000')
  await page.getByRole('textbox', { name: 'Query' }).press('Control+Enter')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Done' })).toBeAttached()
  expect(requests).toHaveLength(1)
})

test('a run goes on while another page is looked at', async ({ page }) => {
  await page.goto('/rerank?model=sandbox-faults')
  await page.getByRole('textbox', { name: 'Query' }).fill('slow=1500 something')
  await page.getByRole('button', { name: 'Rank' }).click()
  await page.getByRole('link', { name: 'Models' }).click()
  await expect(page.getByRole('list', { name: 'Models' })).toBeVisible()
  await page.getByRole('link', { name: 'Rerank', exact: true }).click()
  await expect(
    page.getByRole('region', { name: 'Answer' }).getByText('sandbox', { exact: true }),
  ).toBeVisible()
})

test('a page whose code does not come says so, and a reload brings it', async ({ page }) => {
  await page.goto('/models')
  await expect(page.getByRole('list', { name: 'Models' })).toBeVisible()
  await page.route('**/assets/rerank-page-*.js', (asked) => asked.fulfill({ status: 404, body: '' }))
  await page.getByRole('link', { name: 'Rerank', exact: true }).click()
  await expect(page.getByText('A new version is there.')).toBeVisible()
  await page.unroute('**/assets/rerank-page-*.js')
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByText('was 7, up 6')).toBeAttached()
})

test('a double click runs once and cancels nothing', async ({ page }) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await page.getByRole('button', { name: 'Rank' }).dblclick()
  await expect(page.getByRole('status').filter({ hasText: 'Done' })).toBeAttached()
  await expect(page.getByText('Cancelled. Your input is kept.')).toHaveCount(0)
})

test('a full storage is told, and the answer is there', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await expect(page.getByText('The browser’s storage is full: what is new is not kept.')).toBeVisible()
  await page.getByRole('link', { name: 'Free space' }).click()
  await expect(page.getByRole('main', { name: 'History' })).toBeVisible()
})

test('the focus goes to the page that is gone to, whose name is read', async ({ page }) => {
  await page.goto('/models')
  await expect(page.getByRole('list', { name: 'Models' })).toBeVisible()
  for (const name of ['Rerank', 'Health', 'Home']) {
    await page.getByRole('navigation').getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('main', { name })).toBeFocused()
  }
  await page.getByRole('main').getByRole('link', { name: 'Embeddings' }).click()
  await expect(page.getByRole('main', { name: 'Embeddings' })).toBeFocused()
  await page.goBack()
  await expect(page.getByRole('main', { name: 'Home' })).toBeFocused()
})

test('from the drawer, too', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/models')
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('dialog', { name: 'Menu' }).getByRole('link', { name: 'Health' }).click()
  await expect(page.getByRole('main', { name: 'Health' })).toBeFocused()
})

test('Run without a field that is needed goes to that field', async ({ page }) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  const query = page.getByRole('textbox', { name: 'Query' })
  await query.fill('')
  await page.getByRole('button', { name: 'Rank' }).click()
  await expect(query).toBeFocused()
})

test('Run keeps the focus while it is Cancel; the same key at once does not cancel', async ({ page }) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await page.getByRole('button', { name: 'Rank' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Done' })).toBeAttached()
  expect(await focused(page)).toMatch(/^button (Rank|Cancel)/)
})

test('at 360 px Load stands beside Run at the foot, and opens in view', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await page.getByRole('button', { name: 'Rank' }).click()
  await expect(page.getByRole('region', { name: 'Answer' })).toBeInViewport({ ratio: 0.3 })
  const load = page.getByRole('button', { name: 'Load', exact: true })
  const [loadBox, runBox] = [
    await load.boundingBox(),
    await page.getByRole('button', { name: 'Rank' }).boundingBox(),
  ]
  expect(Math.abs((loadBox?.y ?? 0) - (runBox?.y ?? 0))).toBeLessThan(8)
  expect(loadBox?.y ?? 0).toBeGreaterThan(640)
  await load.click()
  const box = await page.getByRole('dialog', { name: 'Load' }).boundingBox()
  expect(box?.y ?? -1).toBeGreaterThanOrEqual(0)
  expect((box?.y ?? 0) + (box?.height ?? 1_000)).toBeLessThanOrEqual(740)
  expect((box?.x ?? 0) + (box?.width ?? 1_000)).toBeLessThanOrEqual(360)
})

test('Run waits for the server’s models, and then runs; where they do not come it says so', async ({
  page,
}) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await page.getByRole('textbox', { name: 'Query' }).fill('a page that cannot be turned')
  let isOpen = () => {}
  const opened = new Promise<void>((resolve) => {
    isOpen = resolve
  })
  let isFailing = false
  await page.route('**/v1/models', async (asked) => {
    await opened
    await (isFailing ? asked.abort() : asked.continue())
  })
  const rank = page.getByRole('button', { name: 'Rank' })
  // Only what was chosen before is known before the list comes.
  await page.evaluate(() => localStorage.removeItem('taas.preferences'))
  await page.goto('/rerank')
  await rank.click()
  await expect(page.getByText('Waits for the server’s models, then runs.')).toBeVisible()
  const sent = page.waitForRequest(/v1\/rerank$/)
  isOpen()
  expect((await sent).postDataJSON()).toMatchObject({ query: 'a page that cannot be turned' })
  isFailing = true
  await page.evaluate(() => localStorage.removeItem('taas.preferences'))
  await page.reload()
  await rank.click()
  await expect(page.getByRole('alert').filter({ hasText: 'models could not be loaded' })).toBeVisible()
})
