import type { Locator, Page } from '@playwright/test'
import { expect, expectNoSidewaysScroll, test } from './fixtures.ts'
import { consoleFor } from './upstream.ts'

// The three-minute demo, by keyboard alone: once in the gate; in the dark, on a phone and with a browser
// that says it is offline before a release.
const RUNS = [
  { name: '1440 px, light', width: 1440, theme: 'light', isOffline: false },
  { name: '1440 px, dark @slow', width: 1440, theme: 'dark', isOffline: false },
  { name: '360 px, light @slow', width: 360, theme: 'light', isOffline: false },
  { name: '360 px, dark @slow', width: 360, theme: 'dark', isOffline: false },
  { name: '1440 px, light, said to be offline @slow', width: 1440, theme: 'light', isOffline: true },
] as const

for (const { name, width, theme, isOffline } of RUNS) {
  test(`the three-minute demo, ${name}`, async ({ page, context, gateway, watched }) => {
    test.setTimeout(120_000)
    // To the console the other gateway is the service: real requests, with a token of its own.
    await using server = await consoleFor(gateway.origin)
    watched.allow(server.origin)
    const isNarrow = width < 900
    await page.setViewportSize({ width, height: isNarrow ? 740 : 900 })
    await page.emulateMedia({ colorScheme: theme })
    // The browser says that there is no network; what runs on this computer is there.
    if (isOffline)
      await page.addInitScript(() => Object.defineProperty(navigator, 'onLine', { value: false }))
    const answer = page.getByRole('region', { name: 'Answer' })

    await test.step('0:00 Home fills', async () => {
      await page.goto(server.origin)
      await expect(page.getByText(/^6 of 6 answered/)).toBeVisible({ timeout: 20_000 })
    })

    await test.step('0:20 the Chat tile, and a follow-up', async () => {
      await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Chat' }))
      await page.keyboard.press('Enter')
      const answers = page.getByRole('article', { name: 'Answer of sandbox-docs' })
      await expect(answers).toContainText('iter_lines')
      await tabTo(page, page.getByRole('textbox', { name: 'Message' }))
      await page.keyboard.type('And in JavaScript?')
      await page.keyboard.press('Enter')
      await expect(answers.nth(1)).toContainText('console.log')
      await expect(page.getByRole('status').filter({ hasText: 'Answer complete' })).toBeAttached()
    })

    await test.step('0:40 Code, Wire, Replay', async () => {
      await tabTo(page, page.getByRole('button', { name: 'Add a message' }))
      // On a wide screen the panel is open already.
      if (isNarrow) await page.keyboard.press('i')
      await tabTo(page, page.getByRole('radio', { name: /^(Parameters|Code|Wire)$/ }))
      await page.keyboard.press('ArrowRight')
      const code = page.getByRole('region', { name: 'Code of this request' })
      await expect(code).toContainText('And in JavaScript?')
      await page.keyboard.press('ArrowRight')
      const frames = page.getByRole('region', { name: 'Frames' }).getByRole('listitem')
      await expect.poll(() => frames.count()).toBeGreaterThan(100)
      const count = await frames.count()
      await tabTo(page, page.getByRole('button', { name: 'Replay' }))
      await page.keyboard.press('Enter')
      await expect(page.getByText(/Recorded .* Nothing is being sent\./)).toBeVisible()
      await expect(async () => expect(await frames.count()).toBeLessThan(count)).toPass()
      if (isNarrow) await page.keyboard.press('Escape')
    })

    await test.step('0:55 Embeddings: the order, rows 2 and 12', async () => {
      await goTo(page, 'e')
      await expect(page.getByText('Compares letters and words, not meaning.')).toBeVisible()
      if (isNarrow) return
      await expect(page.getByText(/Rows 2 and 12 say the opposite, yet score 0\.\d\d\./)).toBeVisible()
      await tabTo(page, page.getByRole('combobox', { name: 'Order' }))
      await page.keyboard.type('Order: input')
      await tabTo(page, page.getByRole('application', { name: /Cosine similarity of 12 texts/ }))
      for (const step of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(step)
      for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowRight')
      await expect(answer).toContainText('2. The server does not start after the reboot.')
      await expect(answer).toContainText('12. The server starts fine after the reboot.')
    })

    await test.step('1:15 Rerank', async () => {
      await goTo(page, 'r')
      await expect(page.getByText('was 7, up 6')).toBeAttached()
      const rows = answer.getByRole('listitem')
      await expect(rows.nth(1)).toContainText('see the index')
      await expect(rows.nth(6)).toContainText('twenty-five megabytes')
    })

    await test.step('1:35 Speech, and back to text', async () => {
      await goTo(page, 's')
      // Whoever wants Morse does not wait for the robot voice.
      await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue(/^Order 4172/)
      await page.keyboard.press('l')
      await tabTo(page, page.getByRole('button', { name: '“TAAS IS UP”, at 1.5×' }))
      await page.keyboard.press('Enter')
      await expect(answer).toContainText('TAAS IS UP')
      await expect(answer.getByRole('button', { name: 'Play' })).toBeVisible()
      await tabTo(page, answer.getByRole('button', { name: 'Play' }))
      await page.keyboard.press('Space')
      await expect(answer.getByRole('button', { name: 'Pause' })).toBeFocused()
      await tabTo(page, page.getByRole('button', { name: 'Send to' }))
      await page.keyboard.press('Enter')
      await tabTo(page, page.getByRole('button', { name: 'Transcribe this' }))
      await page.keyboard.press('Enter')
      const transcript = page.getByRole('article', { name: 'Transcript' })
      await expect(transcript).toContainText('TAAS IS UP')
      await expect(answer).toContainText('decoded from the sound')
      // A word error rate of 0, in words.
      await expect(answer).toContainText('Same words as the reference text.')
    })

    await test.step('2:10 Check with two tokens, then a real 429', async () => {
      await call(page, 'settings')
      await tabTo(page, page.getByRole('button', { name: 'Create four examples' }))
      await page.keyboard.press('Enter')
      await expect(page.getByText(/^Four tokens were created/)).toBeVisible()
      await tabTo(page, page.getByRole('button', { name: /^Edit/ }).first())
      await goTo(page, 'k')
      await tabTo(page, page.getByRole('combobox', { name: 'Against' }))
      await page.keyboard.type('Example: chat')
      await tabTo(page, page.getByRole('button', { name: 'Run 14 requests' }))
      await page.keyboard.press('Enter')
      const rows = page.getByRole('list', { name: 'Result' }).getByRole('listitem')
      await expect(rows.filter({ hasText: /^Embeddings/ })).toContainText(/allowed.*403 refused/)
      await call(page, '2 requests a minute')
      await goTo(page, 'r')
      await expect(page.getByText('was 7, up 6')).toBeAttached()
      const refused = page.getByRole('alert').filter({ hasText: 'Too many requests (429).' })
      await expect(async () => {
        await page.keyboard.press('Control+Enter')
        await expect(refused).toBeVisible({ timeout: 500 })
      }).toPass()
      await expect(page.getByRole('button', { name: /Retry in \d+ s/ })).toBeVisible()
    })
    await expectNoSidewaysScroll(page)
    if (isOffline) return

    await test.step('2:30 Use my token: a verdict in place, masked from the first character', async () => {
      await call(page, 'settings')
      const token = page.getByLabel('Token', { exact: true })
      await tabTo(page, token)
      await page.keyboard.insertText(gateway.fullToken)
      await expect(token).toHaveAttribute('type', 'password')
      await page.keyboard.press('Enter')
      await expect(page.getByText(/answers: \d+ models/)).toBeVisible()
      await expect(page.locator('body')).not.toContainText(gateway.fullToken)
    })

    await test.step('2:45 Home, with real models', async () => {
      await call(page, 'home')
      await tabTo(page, page.getByRole('button', { name: 'Run all six' }))
      await page.keyboard.press('Enter')
      await expect(page.getByRole('alertdialog')).toBeFocused()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await expect(page.getByText(/^6 of 6 answered in/)).toBeVisible({ timeout: 20_000 })
      await expect(page.getByRole('main').getByText('via gateway').first()).toBeVisible()
    })

    await test.step('3:00 the report, and a link in a second window', async () => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      const copied = () => page.evaluate(() => navigator.clipboard.readText())
      await tabTo(page, page.getByRole('button', { name: 'Copy report' }))
      await page.keyboard.press('Enter')
      await expect.poll(copied).toContain('6 of 6 answered')
      await goTo(page, 'r')
      await expect(page.getByRole('textbox', { name: 'Query' })).toBeVisible()
      await page.keyboard.press('l')
      await tabTo(page, page.getByRole('button', { name: 'Copy a link to this page as it stands' }))
      await page.keyboard.press('Enter')
      await expect.poll(copied).toContain('#share=')
      const link = await copied()
      expect(link).not.toContain(gateway.fullToken)
      const other = await context.newPage()
      const sent: string[] = []
      other.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
      await other.goto(link)
      await expect(other.getByText('Nothing was sent;', { exact: false })).toBeVisible()
      await expect(other.getByRole('textbox', { name: 'Query' })).toHaveValue(/maximum size/)
      expect(sent).toEqual([])
    })
  })
}

/** Walks on with Tab until something has the focus, at most once round the page. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const goal = target.first()
  await expect(goal).toBeVisible()
  for (let steps = 0; steps < 150; steps++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(goal).toBeFocused()
}

/** Goes to a page by `g` and its letter; the focus must not be in a field. */
async function goTo(page: Page, letter: string): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.press(letter)
}

/** Goes to whatever has that name, by the palette. */
async function call(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Search or jump' })).toBeFocused()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}
