import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

test('an entry brings back input and answer without asking, in every tab, until it is deleted', async ({
  page,
}) => {
  const second = await page.context().newPage()
  // A tab behind another one draws seldom, and its clicks wait.
  await page.bringToFront()
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await page.getByRole('textbox', { name: 'Query' }).fill('Which picture formats are there?')
  await page.getByRole('button', { name: 'Rank' }).click()
  await expect(page.getByText('The input has changed since this answer.')).toHaveCount(0)
  await expect.poll(() => kept(page).then(({ entries }) => entries.length)).toBe(2)

  // Another tab, which asks nothing by itself: there is a draft.
  const sent: string[] = []
  second.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  await second.bringToFront()
  await second.goto('/rerank')
  await load(second)
  await entryOf(second, 'What is the maximum size').click()
  await expect(second.getByRole('textbox', { name: 'Query' })).toHaveValue(/^What is the maximum size/)
  await expect(second.getByText('was 7, up 6')).toBeAttached()
  await expect(answer(second)).toContainText(/From this browser, made \d\d:\d\d\./)
  await expect(answer(second)).toContainText('sandbox')
  expect(sent).toEqual([])
  await second.goto('/')
  // One alone: a draft that was asked already is no entry of its own when it gives way.
  const ways = second.getByRole('navigation', { name: 'Continue' })
  await ways.getByRole('button', { name: 'Which picture' }).click()
  await expect(answer(second)).toContainText('From this browser')

  // Asking again is another entry, and no longer from here.
  const asking = second.waitForRequest(/rerank$/)
  await answer(second).getByRole('button', { name: 'Run again' }).click()
  await asking
  await expect(answer(second)).not.toContainText('From this browser')

  await load(page)
  await expect(entryOf(page, 'Which picture')).toHaveCount(2)
  await load(second)
  for (const left of [1, 0]) {
    await second
      .getByRole('button', { name: /^Delete “Which picture/ })
      .first()
      .click()
    await expect(entryOf(page, 'Which picture')).toHaveCount(left)
  }
  await second.getByRole('button', { name: 'Delete all of this page …' }).click()
  await second.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Recent' })).toHaveCount(0)
  // Home's own run has an answer of its own.
  expect((await kept(page)).answers.filter((id) => id !== 'board')).toEqual([])
})

test('sounds are kept once, by reference; the oldest unsaved entries give way; an older database is carried over', async ({
  page,
}) => {
  await page.goto('/gateway/session')
  await plantVersion2(page)
  await page.goto('/transcription')
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  const transcript = page.getByRole('article', { name: 'Transcript' })
  await expect(transcript).toContainText('TAAS IS UP')
  await page.getByRole('button', { name: 'Transcribe', exact: true }).click()
  await expect.poll(() => sent.length).toBe(2)
  await expect.poll(() => kept(page).then(({ answers }) => answers.length)).toBe(2)
  const { entries, sounds } = await kept(page)
  // Three entries, two sounds, none of them in a list.
  expect(entries.map(({ words }) => words)).toEqual(['kept.wav', 'taas-is-up.wav', 'taas-is-up.wav'])
  expect(entries.some(({ holdsSound }) => holdsSound)).toBe(false)
  expect(sounds).toHaveLength(2)

  await page.reload()
  await expect(page.getByText('taas-is-up.wav').first()).toBeVisible()
  await load(page)
  await entryOf(page, 'kept.wav').click()
  await expect(page.getByRole('region', { name: 'Input' }).getByText('kept.wav').first()).toBeVisible()
  await load(page)
  await entryOf(page, 'taas-is-up.wav').first().click()
  await expect(transcript).toContainText('decoded from the sound')
  await expect(answer(page)).toContainText('From this browser')
  expect(sent).toHaveLength(2)

  // What claims to be very heavy makes the next entry too much; what was saved stays.
  await load(page)
  await page.getByRole('button', { name: 'Save', exact: true }).last().click()
  await expect(page.getByRole('heading', { name: 'Saved' })).toBeVisible()
  await page.keyboard.press('Escape')
  await makeHeavy(page)
  await page.getByRole('button', { name: 'Transcribe', exact: true }).click()
  await expect
    .poll(() => kept(page).then((now) => now.entries.map(({ name, words }) => name ?? words)))
    .toEqual(['kept.wav', 'taas-is-up.wav'])
  // A slow one is an entry before it has its answer.
  await expect.poll(() => kept(page).then(({ answers }) => answers)).toHaveLength(1)
  expect((await kept(page)).sounds).toHaveLength(2)
})

test('the same words are not asked for twice: the clip of before is here, until it is to be spoken again', async ({
  page,
}) => {
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  await page.goto('/speech?model=sandbox-morse')
  await expect(answer(page)).toContainText('TAAS IS UP')
  await speak(page, 'SOS')
  await expect(answer(page)).not.toContainText('From this browser')
  await speak(page, 'CQ')
  expect(sent).toHaveLength(3)
  // Another tab would find it as well: it is read from the history.
  await page.reload()
  await speak(page, 'SOS')
  await expect(answer(page)).toContainText(/From this browser, made \d\d:\d\d\./)
  await answer(page).getByRole('button', { name: 'Play' }).click()
  await expect(answer(page).getByRole('button', { name: 'Pause' })).toBeVisible()
  expect(sent).toHaveLength(3)
  await answer(page).getByRole('button', { name: 'Speak again' }).click()
  await expect(answer(page)).not.toContainText('From this browser')
  await expect.poll(() => sent.length).toBe(4)
  // It is said to be of now once it has come.
  await expect(answer(page).getByRole('button', { name: 'Play' })).toBeVisible()

  // Of each time an entry; a deleted one is not served any more.
  await load(page)
  await expect(entryOf(page, 'SOS')).toHaveCount(2)
  await expect(entryOf(page, 'SOS').first()).toContainText(/sandbox-morse · 1\.5× · WAV · [\d.]+ kB/)
  for (const left of [1, 0]) {
    await page.getByRole('button', { name: 'Delete “SOS”' }).first().click()
    await expect(entryOf(page, 'SOS')).toHaveCount(left)
  }
  await page.keyboard.press('Escape')
  await speak(page, 'SOS')
  await expect.poll(() => sent.length).toBe(5)
})

// Fifty clips take their time.
test('fifty clips leave no address behind and no heap @slow', async ({ page }) => {
  test.setTimeout(240_000)
  await page.addInitScript(() => {
    const urls = new Set<string>()
    Reflect.set(globalThis, 'urls', urls)
    const { createObjectURL, revokeObjectURL } = URL
    URL.createObjectURL = (blob) => {
      const url = createObjectURL.call(URL, blob)
      urls.add(url)
      return url
    }
    URL.revokeObjectURL = (url) => {
      urls.delete(url)
      revokeObjectURL.call(URL, url)
    }
  })
  await page.goto('/speech?model=sandbox-morse')
  await expect(answer(page)).toContainText('TAAS IS UP')
  const cdp = await page.context().newCDPSession(page)
  const heapBytes = async () => {
    await cdp.send('HeapProfiler.collectGarbage')
    return (await cdp.send('Runtime.getHeapUsage')).usedSize
  }
  const urls = () => page.evaluate(() => Reflect.get(globalThis, 'urls').size)
  const after: number[] = []
  for (let clip = 1; clip <= 50; clip++) {
    await speak(page, `PARIS ${clip}`)
    if (clip % 10 === 0) after.push(await heapBytes())
    await expect.poll(urls).toBeLessThanOrEqual(2)
  }
  const [ten = 0, , thirty = 0, , fifty = 0] = after
  // Wire keeps the last thirty exchanges, by number and by weight; beyond them nothing may grow.
  expect(fifty - thirty).toBeLessThan(thirty * 0.1)
  expect(fifty).toBeLessThan(ten * 1.5)
  expect((await kept(page)).entries).toHaveLength(51)
})

async function speak(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Text' }).fill(words)
  await page.getByRole('button', { name: 'Speak', exact: true }).click()
  await expect(answer(page).getByText(words, { exact: true })).toBeVisible()
}

const answer = (page: Page) => page.getByRole('region', { name: 'Answer' })
const entryOf = (page: Page, words: string) =>
  page.getByRole('dialog', { name: 'Load' }).getByRole('button', { name: new RegExp(`^${words}`) })

async function load(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Load', exact: true }).click()
}

type Kept = {
  entries: { words: string; name: string | null; holdsSound: boolean }[]
  answers: string[]
  sounds: string[]
}

/** What the history holds, the oldest entry first. */
function kept(page: Page): Promise<Kept> {
  return page.evaluate(async () => {
    const opening = indexedDB.open('taas-console')
    await new Promise((resolve) => {
      opening.onsuccess = resolve
    })
    const reading = opening.result.transaction(['history', 'answers', 'sounds'])
    const result = (request: IDBRequest) =>
      new Promise<object[]>((resolve) => {
        request.onsuccess = () => resolve(request.result)
      })
    const [entries, answers, sounds] = await Promise.all([
      result(reading.objectStore('history').index('at').getAll()),
      result(reading.objectStore('answers').getAllKeys()),
      result(reading.objectStore('sounds').getAllKeys()),
    ])
    opening.result.close()
    const holds = (value: unknown): boolean =>
      value instanceof Blob ||
      (typeof value === 'object' && value !== null && Object.values(value).some(holds))
    return {
      entries: entries.map((entry) => ({
        words: Reflect.get(entry, 'words'),
        name: Reflect.get(entry, 'name'),
        holdsSound: holds(entry),
      })),
      answers: answers.map(String),
      sounds: sounds.map(String),
    }
  })
}

/** A database as the second version left it: an entry that holds its sound itself. */
function plantVersion2(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const opening = indexedDB.open('taas-console', 2)
    opening.onupgradeneeded = () => {
      const database = opening.result
      database.createObjectStore('drafts', { keyPath: 'key' }).createIndex('page', 'page')
      const history = database.createObjectStore('history', { keyPath: 'id' })
      history.createIndex('page', 'page')
      history.createIndex('at', 'at')
      database.createObjectStore('conversations', { keyPath: 'id' })
      database.createObjectStore('messages', { keyPath: 'id' }).createIndex('conversation', 'conversation')
      const sound = new Blob([new Uint8Array(44)], { type: 'audio/wav' })
      const state = { take: { sound, fileName: 'kept.wav', source: 'file' }, language: 'de', reference: '' }
      const entry = { page: 'transcription', model: 'whisper-1', words: 'kept.wav', outcome: 'done' }
      history.put({ ...entry, id: 'old', at: 1, status: null, totalMs: 9, state, name: null })
    }
    await new Promise((resolve) => {
      opening.onsuccess = resolve
    })
    opening.result.close()
  })
}

/** Gives the first sound a weight that leaves no room for another. */
function makeHeavy(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const opening = indexedDB.open('taas-console')
    await new Promise((resolve) => {
      opening.onsuccess = resolve
    })
    const changing = opening.result.transaction('answers', 'readwrite')
    const answers = changing.objectStore('answers')
    const all = answers.getAll()
    all.onsuccess = () => {
      for (const record of all.result) answers.put({ ...record, bytes: 200 * 1_048_576 })
    }
    await new Promise((resolve) => {
      changing.oncomplete = resolve
    })
    opening.result.close()
  })
}
