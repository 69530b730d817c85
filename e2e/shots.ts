// Pictures to look at: every page and its main states, light and dark, at three widths, written to
// shots/<page>-<state>-<theme>-<width>.png. Not a test of anything but that the states can be reached.
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import { chooseModel, expect, send, test } from './fixtures.ts'

type Shot = {
  page: string
  state: string
  path: string
  /** Brings the page into its state, in a window 1440 px wide; `origin` is the gateway's. */
  prepare?: (page: Page, origin: string) => Promise<void>
  /** What a small window is scrolled to. */
  look?: (page: Page) => Locator
}

// A page that has no line here gets a picture of its state at rest all the same (last test below).
const SHOTS: readonly Shot[] = [
  { page: 'chat', state: 'empty', path: '/chat', prepare: chatIsReady },
  { page: 'chat', state: 'models', path: '/chat', prepare: openModels },
  { page: 'chat', state: 'streaming', path: '/chat', prepare: streamLongAnswer },
  { page: 'chat', state: 'done', path: '/chat', prepare: askForCode },
  { page: 'chat', state: 'failed', path: '/chat', prepare: beRefused },
  { page: 'chat', state: 'cut', path: '/chat', prepare: runIntoMaxTokens },
  { page: 'home', state: 'done', path: '/', prepare: boardIsFull },
  ...(['embeddings', 'rerank', 'transcription', 'speech'] as const).flatMap((page): Shot[] => [
    { page, state: 'done', path: `/${page}`, prepare: sampleIsAnswered },
    { page, state: 'failed', path: `/${page}?model=gone`, prepare: runUnknownModel },
  ]),
  { page: 'embeddings', state: 'code', path: '/embeddings', prepare: openCode },
  { page: 'rerank', state: 'slope', path: '/rerank', prepare: openSlope },
  { page: 'check', state: 'done', path: '/check', prepare: checkEndpoints },
  { page: 'settings', state: 'plain', path: '/settings' },
  { page: 'settings', state: 'failed', path: '/settings', prepare: tryWrongToken, look: alertOf },
  { page: 'missing', state: 'plain', path: '/no-such-page' },
]

const SIZES = [
  { width: 1440, height: 900 },
  { width: 900, height: 900 },
  { width: 360, height: 740 },
]
const THEMES = ['light', 'dark'] as const
const FOLDER = fileURLToPath(new URL('../shots/', import.meta.url))

for (const { page: name, state, path, prepare, look } of SHOTS) {
  test(`${name} ${state}`, async ({ page, gateway }) => {
    await page.goto(path)
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
    await prepare?.(page, gateway.origin)
    await shoot(page, `${name}-${state}`, look?.(page))
  })
}

test('pages without a line above, at rest', async ({ page }) => {
  await page.goto('/')
  const links = page.getByRole('navigation').getByRole('link')
  await expect(links.first()).toBeVisible()
  const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  for (const path of new Set(paths)) {
    if (SHOTS.some((shot) => shot.path === path)) continue
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(path)
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
    await shoot(page, `${path.slice(1).replaceAll('/', '-') || 'home'}-plain`)
  }
})

/** The same state in both themes and every width. */
async function shoot(page: Page, name: string, look?: Locator): Promise<void> {
  await page.mouse.move(0, 0)
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await look?.scrollIntoViewIfNeeded()
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme })
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
      const path = `${FOLDER}${name}-${theme}-${size.width}.png`
      await page.screenshot({ path, animations: 'disabled' })
    }
  }
}

async function boardIsFull(page: Page): Promise<void> {
  await expect(page.getByText(/^6 of 6 answered/)).toBeVisible({ timeout: 20_000 })
}

async function sampleIsAnswered(page: Page): Promise<void> {
  await expect(
    page.getByRole('region', { name: 'Answer' }).getByText('sandbox', { exact: true }),
  ).toBeVisible()
}

// A first visit answers its sample; the model of another server is then refused in words.
async function runUnknownModel(page: Page): Promise<void> {
  const alert = page.getByRole('region', { name: 'Answer' }).getByRole('alert')
  await expect(alert.first()).toBeVisible()
}

async function openCode(page: Page): Promise<void> {
  await sampleIsAnswered(page)
  await page.getByRole('button', { name: 'Show the side panel' }).click()
  await page.getByText('Code', { exact: true }).click()
  await expect(page.getByRole('region', { name: 'Code of this request' })).toBeVisible()
}

async function openSlope(page: Page): Promise<void> {
  await sampleIsAnswered(page)
  await page.getByText('Slope', { exact: true }).click()
  await expect(page.getByRole('img', { name: 'How each document moved' })).toBeVisible()
}

async function checkEndpoints(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Run \d requests/ }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Done' })).toBeAttached()
}

async function chatIsReady(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Model: sandbox-docs' })).toBeVisible()
}

async function openModels(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Model:/ }).click()
  await expect(page.getByRole('option').first()).toBeVisible()
}

async function streamLongAnswer(page: Page): Promise<void> {
  await chooseModel(page, 'sandbox-stress')
  await send(page, 'tokens=4000 rate=60 seed=7')
  await expect(page.getByRole('article').last()).toContainText(/(\S+\s+){60}/)
}

async function askForCode(page: Page): Promise<void> {
  await send(page, 'How do I rerank documents in Python?')
  await answerIsComplete(page)
  // The colours come in idle time, and nothing but their class names tells of them.
  await expect(page.locator('.hljs-keyword').first()).toBeVisible()
}

async function beRefused(page: Page): Promise<void> {
  await chooseModel(page, 'sandbox-faults')
  await send(page, 'status=429 retry-after=60')
  await expect(page.getByRole('article').getByRole('alert')).toBeVisible()
}

async function runIntoMaxTokens(page: Page): Promise<void> {
  const closed = page.getByRole('button', { name: 'Show the side panel' })
  if (await closed.isVisible()) await closed.click()
  await page.getByRole('button', { name: 'Add a parameter' }).click()
  await page.getByRole('button', { name: /^Max tokens/ }).click()
  await page.getByRole('textbox', { name: 'Max tokens' }).fill('20')
  await send(page, 'What should my program do after a 429?')
  await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible()
}

async function tryWrongToken(page: Page, origin: string): Promise<void> {
  await page.getByLabel('Token', { exact: true }).fill('taas_wrong_token_1234567890')
  await page.getByLabel('Server', { exact: true }).selectOption({ label: 'Another address …' })
  await page.getByLabel('Base URL').fill(`${origin}/v1`)
  await page.getByRole('button', { name: 'Save and use' }).click()
  await expect(alertOf(page)).toBeVisible()
}

function alertOf(page: Page): Locator {
  return page.getByRole('main').getByRole('alert')
}

async function answerIsComplete(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: 'Answer complete' })).toBeAttached()
}
