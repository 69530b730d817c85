// Pictures to look at: every page and its main states, light and dark, at three widths, written to
// shots/<page>-<state>-<theme>-<width>.png. Not a test of anything but that the states can be reached.
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import { chooseModel, expect, send, test } from './fixtures.ts'
import { passOn } from './upstream.ts'

type Gateway = { origin: string; testToken: string }
type Watched = { allow: (url: string) => void }

type Shot = {
  page: string
  state: string
  path: string
  /** Brings the page into its state, in a window 1440 px wide. */
  prepare?: (page: Page, gateway: Gateway, watched: Watched) => Promise<AsyncDisposable> | Promise<void>
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
  { page: 'chat', state: 'race', path: '/chat', prepare: race },
  { page: 'chat', state: 'repeat', path: '/chat', prepare: repeatOnce, look: repeatResult },
  { page: 'home', state: 'done', path: '/', prepare: boardIsFull },
  { page: 'home', state: 'tour', path: '/', prepare: takeTour },
  { page: 'home', state: 'present', path: '/', prepare: lookBeforePresenting },
  { page: 'home', state: 'presenting', path: '/', prepare: present },
  { page: 'history', state: 'recording', path: '/', prepare: chooseForRecording },
  { page: 'home', state: 'asks', path: '/', prepare: askBeforeBoard },
  { page: 'home', state: 'failed', path: '/', prepare: runRefusedBoard },
  ...(['embeddings', 'rerank', 'transcription', 'speech'] as const).flatMap((page): Shot[] => [
    { page, state: 'empty', path: `/${page}`, prepare: comeBackToDraft },
    { page, state: 'done', path: `/${page}`, prepare: sampleIsAnswered },
    { page, state: 'failed', path: `/${page}?model=gone`, prepare: runUnknownModel },
  ]),
  { page: 'embeddings', state: 'compare', path: '/embeddings', prepare: compareModels },
  { page: 'rerank', state: 'compare', path: '/rerank', prepare: compareModels },
  { page: 'transcription', state: 'compare', path: '/transcription', prepare: compareModels },
  { page: 'speech', state: 'compare', path: '/speech', prepare: compareModels },
  { page: 'embeddings', state: 'code', path: '/embeddings', prepare: openCode },
  { page: 'embeddings', state: '200', path: '/embeddings', prepare: embedMany(200), look: answerOf },
  { page: 'embeddings', state: '2000', path: '/embeddings', prepare: embedMany(2_000), look: answerOf },
  { page: 'embeddings', state: 'map', path: '/embeddings', prepare: openMapOf200, look: answerOf },
  { page: 'rerank', state: 'slope', path: '/rerank', prepare: openSlope },
  { page: 'rerank', state: 'judged', path: '/rerank', prepare: judgeRanking, look: answerOf },
  { page: 'rerank', state: 'agreement', path: '/rerank', prepare: compareWithCosine },
  { page: 'models', state: 'done', path: '/models', prepare: modelsAreListed },
  { page: 'models', state: 'panel', path: '/models', prepare: openModelEntry },
  { page: 'models', state: 'failed', path: '/models', prepare: askWrongAddress },
  { page: 'check', state: 'empty', path: '/check' },
  { page: 'check', state: 'done', path: '/check', prepare: checkEndpoints },
  { page: 'check', state: 'models', path: '/check?depth=models', prepare: checkEndpoints },
  { page: 'check', state: 'two-tokens', path: '/settings', prepare: checkTwoTokens },
  { page: 'check', state: 'diagnosed', path: '/check?depth=diagnose', prepare: diagnoseSandbox },
  { page: 'check', state: 'failed', path: '/check', prepare: checkRefusedToken },
  { page: 'status', state: 'done', path: '/status', prepare: serverIsUp },
  { page: 'status', state: 'failed', path: '/status', prepare: loseServer },
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
  test(`${name} ${state}`, async ({ page, gateway, watched }) => {
    await page.goto(path)
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
    const used = await prepare?.(page, gateway, watched)
    await shoot(page, `${name}-${state}`, look?.(page))
    await used?.[Symbol.asyncDispose]()
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
    if (!isOfPanel(name)) await closeSheet(page)
    await look?.scrollIntoViewIfNeeded()
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme })
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
      const path = `${FOLDER}${name}-${theme}-${size.width}.png`
      await page.screenshot({ path, animations: 'disabled' })
    }
  }
}

function isOfPanel(name: string): boolean {
  return /-(code|panel)$/.test(name)
}

// What stands beside a wide page lies over a narrow one, and would be all that is seen.
async function closeSheet(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog', { name: 'Side panel' })
  if (await sheet.isVisible()) await sheet.getByRole('button', { name: 'Hide the side panel' }).click()
}

async function boardIsFull(page: Page): Promise<void> {
  await expect(page.getByText(/^6 of 6 answered/)).toBeVisible({ timeout: 20_000 })
}

async function takeTour(page: Page): Promise<void> {
  await boardIsFull(page)
  await page.getByRole('button', { name: 'Take the tour, 3 min' }).click()
  await page.getByRole('region', { name: 'Tour' }).getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('article', { name: 'Answer of sandbox-docs' })).toContainText('iter_lines')
}

async function lookBeforePresenting(page: Page): Promise<void> {
  await boardIsFull(page)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Search or jump' })).toBeFocused()
  await page.keyboard.type('before you present')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Start presenting' })).toBeVisible()
}

async function present(page: Page): Promise<void> {
  await lookBeforePresenting(page)
  await page.getByRole('button', { name: 'Start presenting' }).click()
}

async function chooseForRecording(page: Page): Promise<void> {
  await boardIsFull(page)
  await page.getByRole('link', { name: 'History' }).click()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('button', { name: 'Save as a recording …' }).click()
  await page.getByRole('button', { name: 'Choose all that is shown' }).click()
}

// A server that knows this token and refuses most of it: what a visitor with a narrow token meets.
async function connectNarrowToken(
  page: Page,
  { origin, testToken }: Gateway,
  watched: Watched,
): Promise<AsyncDisposable> {
  const server = await passOn(origin)
  watched.allow(server.origin)
  await page.goto(`${server.origin}/settings`)
  await page.getByLabel(/^Token for /).fill(testToken)
  await page.getByRole('button', { name: 'Save the token' }).click()
  await expect(page.getByText(/answers: \d+ models/)).toBeVisible()
  return server
}

async function askBeforeBoard(page: Page, gateway: Gateway, watched: Watched): Promise<AsyncDisposable> {
  const server = await connectNarrowToken(page, gateway, watched)
  await page.getByRole('link', { name: 'Home' }).click()
  await page.getByRole('button', { name: 'Run all six' }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  return server
}

async function runRefusedBoard(page: Page, gateway: Gateway, watched: Watched): Promise<AsyncDisposable> {
  const server = await askBeforeBoard(page, gateway, watched)
  await page.getByRole('button', { name: /^Send \d/ }).click()
  await expect(page.getByText(/of 6 answered in \d/)).toBeVisible({ timeout: 20_000 })
  return server
}

async function modelsAreListed(page: Page): Promise<void> {
  await expect(page.getByRole('listitem').filter({ hasText: 'sandbox-docs' })).toBeVisible()
}

async function openModelEntry(page: Page): Promise<void> {
  await modelsAreListed(page)
  await page.getByRole('button', { name: 'How the server lists sandbox-docs' }).click()
  await expect(page.getByRole('region', { name: 'As the server lists it' })).toBeVisible()
}

async function askWrongAddress(page: Page): Promise<void> {
  await modelsAreListed(page)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Load models again' }).click()
  await expect(alertOf(page)).toBeVisible()
}

async function checkRefusedToken(page: Page, gateway: Gateway, watched: Watched): Promise<AsyncDisposable> {
  const server = await connectNarrowToken(page, gateway, watched)
  await page.getByRole('link', { name: 'Check', exact: true }).click()
  await page.getByRole('button', { name: /^Run \d requests/ }).click()
  await page.getByRole('button', { name: /^Send \d/ }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Done' })).toBeAttached()
  return server
}

async function serverIsUp(page: Page): Promise<void> {
  const check = page.getByRole('button', { name: 'Check now' })
  for (const count of [2, 3, 4, 5, 6]) {
    await check.click()
    await expect(page.getByRole('img', { name: `The last ${count} checks` })).toBeVisible()
  }
}

async function loseServer(page: Page): Promise<void> {
  await serverIsUp(page)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(alertOf(page)).toBeVisible()
}

// Its draft is there and nothing was asked yet: what every later visit begins with.
async function comeBackToDraft(page: Page): Promise<void> {
  await sampleIsAnswered(page)
  await page.reload()
  await expect(page.getByRole('region', { name: 'Answer' })).toBeVisible()
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

const SUBJECTS = [
  'the invoice for %, sent twice to the same customer',
  'the server in row % does not answer after its reboot',
  'how to reset the password of account %',
  'audio upload % is larger than it may be',
  'the harvest of the year %',
]

/** Texts of five subjects, as many as are wanted, embedded from a file. */
function embedMany(count: number) {
  return async (page: Page): Promise<void> => {
    await sampleIsAnswered(page)
    const texts = Array.from({ length: count }, (_, at) =>
      (SUBJECTS[at % SUBJECTS.length] ?? '').replace('%', String(at)),
    )
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await (await chooser).setFiles({ name: 'many.txt', mimeType: '', buffer: Buffer.from(texts.join('\n')) })
    await page.getByRole('button', { name: 'Keep only these' }).click()
    await page.getByRole('button', { name: 'Embed', exact: true }).click()
    const size = `${count.toLocaleString('en')} × 768`
    await expect(page.getByText(size)).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText(/^Most alike/)).toBeVisible({ timeout: 30_000 })
  }
}

async function openMapOf200(page: Page): Promise<void> {
  await embedMany(200)(page)
  await page.getByText('Map', { exact: true }).click()
  await expect(page.getByRole('application')).toBeVisible()
}

async function judgeRanking(page: Page): Promise<void> {
  await sampleIsAnswered(page)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('button', { name: 'Set a threshold' }).click()
  await page.getByRole('slider', { name: /^Threshold/ }).fill('0.2')
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('button', { name: 'Mark relevant documents' }).click()
}

async function compareWithCosine(page: Page): Promise<void> {
  await sampleIsAnswered(page)
  await page.getByRole('button', { name: 'Load', exact: true }).click()
  await page.getByRole('button', { name: /reranker against embedding cosine/ }).click()
  await page.getByRole('button', { name: 'Difference' }).click()
  await expect(page.getByText('Spearman’s ρ')).toBeVisible()
}

// The matrix of two tokens: what one may do and the other may not.
async function checkTwoTokens(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Create four examples' }).click()
  await expect(page.getByText('Four tokens were created')).toBeVisible()
  await page.getByRole('link', { name: 'Check' }).click()
  await page.getByRole('combobox', { name: 'Against' }).selectOption({ label: 'Example: chat only' })
  await page.getByRole('button', { name: 'Run 14 requests' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Done' })).toBeAttached()
}

async function diagnoseSandbox(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Diagnose' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Done' })).toBeAttached()
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

async function tryWrongToken(page: Page, { origin }: Gateway): Promise<void> {
  await page.getByLabel('Token', { exact: true }).fill('taas_wrong_token_1234567890')
  await page.getByLabel('Server', { exact: true }).selectOption({ label: 'Another address …' })
  await page.getByLabel('Base URL').fill(`${origin}/v1`)
  await page.getByRole('button', { name: 'Save and use' }).click()
  await expect(alertOf(page)).toBeVisible()
}

// Its end, so that a small window shows the answer and not the form.
function answerOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Answer', exact: true }).getByRole('status').last()
}

function alertOf(page: Page): Locator {
  return page.getByRole('main').getByRole('alert')
}

async function answerIsComplete(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: 'Answer complete' })).toBeAttached()
}

async function race(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Race:/ }).click()
  await expect(page.getByRole('button', { name: 'Copy answer' })).toHaveCount(2, { timeout: 20_000 })
}

async function repeatOnce(page: Page): Promise<void> {
  await chooseModel(page, 'sandbox-stress')
  await page.getByRole('textbox', { name: 'Message' }).fill('tokens=30 rate=300 ttft=60')
  await page.getByRole('button', { name: 'More ways to run' }).click()
  await page.getByRole('button', { name: 'Repeat …' }).click()
  await page.getByRole('button', { name: 'Add a model' }).click()
  await page.getByRole('combobox', { name: 'Search or type any id' }).fill('echo')
  await page.getByRole('option', { name: 'sandbox-echo' }).click()
  await page.getByRole('button', { name: 'Send 10 requests …' }).click()
  await page.getByRole('button', { name: 'Send 10', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Repeat ended' })).toBeAttached()
}

function repeatResult(page: Page): Locator {
  return page.getByRole('heading', { name: 'Timeline' })
}

async function compareModels(page: Page): Promise<void> {
  await sampleIsAnswered(page)
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await page.getByRole('button', { name: /^(Embed|Rank|Transcribe|Speak)$/ }).click()
  const second = page.getByRole('region', { name: 'Answer, column 2', exact: true })
  await expect(second.getByText('sandbox', { exact: true })).toBeVisible()
}
