import type { Page } from '@playwright/test'
import { chooseModel, expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

const column = (page: Page, number: number) =>
  page.getByRole('group', { name: `Column ${number}`, exact: true })
const thread = (page: Page, number: number) =>
  page.getByRole('region', { name: `Conversation, column ${number}` })
const answer = (page: Page, number: number) =>
  page.getByRole('region', { name: `Answer, column ${number}`, exact: true })
const addColumn = (page: Page) => page.getByRole('button', { name: 'Compare', exact: true }).click()

/** Chooses the model of a column by typing its id. */
async function chooseIn(page: Page, number: number, id: string): Promise<void> {
  await column(page, number)
    .getByRole('button', { name: /^Model:/ })
    .click()
  await page.getByRole('combobox', { name: 'Search or type any id' }).fill(id)
  await page.getByRole('option', { name: id }).first().click()
  await expect(column(page, number).getByRole('button', { name: `Model: ${id}` })).toBeVisible()
}

test('chat: three models race, each with its own Stop; one alone is retried (CHAT-4)', async ({ chat }) => {
  await chooseModel(chat, 'sandbox-echo')
  await addColumn(chat)
  await addColumn(chat)
  await chooseIn(chat, 2, 'sandbox-faults')
  await chooseIn(chat, 3, 'sandbox-stress')
  const sent: string[] = []
  chat.on('request', (request) => {
    if (request.url().endsWith('/chat/completions')) sent.push(request.postDataJSON().model)
  })
  const prompt = 'status=500 tokens=2000 rate=20 block=prose'
  await chat.getByRole('textbox', { name: 'Message' }).fill(prompt)
  await chat.keyboard.press('Enter')
  await expect(thread(chat, 1).getByRole('article', { name: 'Answer of sandbox-echo' })).toContainText(
    'status=500',
  )
  await expect(thread(chat, 2).getByRole('alert')).toBeVisible()
  expect(sent.sort()).toEqual(['sandbox-echo', 'sandbox-faults', 'sandbox-stress'])

  // Only the third still comes, and its own Stop ends it alone.
  await thread(chat, 3).getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(thread(chat, 3)).toContainText('You stopped this answer.')
  await expectAccessible(chat)
  await chooseIn(chat, 2, 'sandbox-docs')
  await thread(chat, 2).getByRole('button', { name: 'Retry' }).click()
  await expect(thread(chat, 2).getByRole('article', { name: 'Answer of sandbox-docs' })).toBeVisible()
  await expect(chat.getByRole('status').filter({ hasText: 'Answer complete' })).toBeAttached()
  expect(sent).toHaveLength(4)

  await chat.getByRole('button', { name: 'Difference' }).click()
  const difference = chat.getByRole('dialog', { name: 'Difference' })
  await expect(difference).toContainText(/\d+ % of the words are the same\./)
  await difference.getByRole('combobox', { name: 'With' }).selectOption({ label: '3: sandbox-stress' })
  await expect(difference).toContainText('Only in 3: sandbox-stress')
  await chat.keyboard.press('Escape')

  await chat.getByRole('button', { name: 'Go on with column 2 alone' }).click()
  await expect(chat.getByRole('button', { name: 'Model: sandbox-docs' })).toBeVisible()
  await expect(chat.getByRole('article', { name: 'Answer of sandbox-docs' })).toBeVisible()
  await expect(chat.getByRole('article', { name: 'Answer of sandbox-echo' })).toHaveCount(0)
})

test('chat: the sample Race asks one model at three rates at once', async ({ chat }) => {
  const sent: { system: string[]; prompt: string }[] = []
  chat.on('request', (request) => {
    if (!request.url().endsWith('/chat/completions')) return
    const messages: { role: string; content: string }[] = request.postDataJSON().messages
    const of = (role: string) => messages.filter((each) => each.role === role).map(({ content }) => content)
    sent.push({ system: of('system'), prompt: of('user').join() })
  })
  await chat.getByRole('button', { name: /^Race:/ }).click()
  await expect.poll(() => sent).toHaveLength(3)
  const prompt = 'tokens=400 rate=40 seed=7'
  expect(sent.map((each) => each.prompt)).toEqual([prompt, prompt, prompt])
  expect(sent.map(({ system }) => system.join()).sort()).toEqual(['', 'rate=160', 'rate=80'])
  // The fastest is first at its end, while the slowest still comes.
  await expect(thread(chat, 3).getByRole('button', { name: 'Copy answer' })).toBeVisible()
  await expect(thread(chat, 1).getByRole('button', { name: 'Stop', exact: true })).toBeVisible()
  await chat.getByRole('button', { name: 'Go on with column 3 alone' }).click()
  await expect(chat.getByRole('article', { name: 'Answer of sandbox-stress' })).toHaveCount(1)
})

test('rerank: two models on one input, one Run, each with its own answer; one is retried', async ({
  page,
}) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/rerank') && request.method() === 'POST')
      sent.push(request.postDataJSON().model)
  })
  await addColumn(page)
  await expect(answer(page, 1).getByText('was 7, up 6')).toBeAttached()
  await chooseIn(page, 2, 'sandbox-faults')
  await page.getByRole('textbox', { name: 'Query' }).fill('upload status=500')
  await page.getByRole('button', { name: 'Rank' }).click()
  await expect(answer(page, 2).getByRole('alert')).toBeVisible()
  await expect(answer(page, 1).getByText('sandbox', { exact: true })).toBeVisible()
  expect(sent.sort()).toEqual(['sandbox-faults', 'sandbox-lexical'])

  await page.getByRole('textbox', { name: 'Query' }).fill('upload')
  await answer(page, 2).getByRole('button', { name: 'Retry' }).click()
  await expect(answer(page, 2).getByText('sandbox', { exact: true })).toBeVisible()
  expect(sent).toHaveLength(3)
  // One switch for all columns.
  await page.getByText('Table', { exact: true }).click()
  await expect(answer(page, 1).getByRole('table')).toBeVisible()
  await expect(answer(page, 2).getByRole('table')).toBeVisible()
  await expectAccessible(page)

  // The page's own column closes: the other takes its place, its model and answer included.
  await page.getByRole('button', { name: 'Close column 1' }).click()
  await expect(page.getByRole('button', { name: 'Model: sandbox-faults' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Answer', exact: true }).getByRole('table')).toBeVisible()
  expect(sent).toHaveLength(3)
})

test('a column is cancelled alone, Esc cancels all, and a column that is gone on with goes on', async ({
  page,
}) => {
  await page.goto('/rerank?model=sandbox-faults')
  await page.getByRole('textbox', { name: 'Query' }).fill('hang')
  await addColumn(page)
  await page.getByRole('button', { name: 'Rank' }).click()
  await answer(page, 1).getByRole('button', { name: 'Cancel column 1' }).click()
  await expect(answer(page, 1)).toContainText('Cancelled. Your input is kept.')
  await expect(answer(page, 2).getByRole('button', { name: 'Cancel column 2' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(answer(page, 2)).toContainText('Cancelled. Your input is kept.')

  await page.getByRole('textbox', { name: 'Query' }).fill('slow=1500 something')
  await page.getByRole('button', { name: 'Rank' }).click()
  await page.getByRole('button', { name: 'Go on with column 2 alone' }).click()
  await expect(page.getByRole('button', { name: 'Cancel', exact: true })).toBeVisible()
  await expect(
    page.getByRole('region', { name: 'Answer', exact: true }).getByText('sandbox', { exact: true }),
  ).toBeVisible()
})

test('embeddings: two matrices beside each other, figures on each line, and Wire by column', async ({
  page,
}) => {
  await page.goto('/embeddings')
  await expect(page.getByText(/Rows 2 and 12/)).toBeVisible()
  await addColumn(page)
  await page.getByRole('button', { name: 'Embed', exact: true }).click()
  for (const number of [1, 2]) {
    await expect(
      answer(page, number).getByRole('application', { name: /Cosine similarity of 12/ }),
    ).toBeVisible()
    await expect(answer(page, number).getByRole('button', { name: /12 × 768/ })).toBeVisible()
  }
  // Wire shows the exchange of the column whose figures were pressed.
  await answer(page, 2)
    .getByRole('button', { name: /12 × 768/ })
    .click()
  await expect(page.getByRole('region', { name: 'Request' }).first()).toBeVisible()
})

test('transcription: what two models heard, word by word', async ({ page }) => {
  await page.goto('/transcription')
  const own = page.getByRole('region', { name: 'Answer', exact: true })
  await expect(own.getByRole('button', { name: 'Copy transcript' })).toBeVisible()
  await addColumn(page)
  await chooseIn(page, 2, 'sandbox-faults')
  await page.getByRole('button', { name: 'Transcribe' }).click()
  await expect(answer(page, 1).getByText('sandbox', { exact: true })).toBeVisible()
  await expect(answer(page, 2).getByText('sandbox', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Difference' }).click()
  await expect(page.getByRole('dialog', { name: 'Difference' })).toContainText(
    /\d+ % of the words are the same/,
  )
})

test('speech: two columns speak one text', async ({ page }) => {
  await page.goto('/speech?model=sandbox-morse')
  await page.getByRole('textbox', { name: 'Text' }).fill('SOS')
  await addColumn(page)
  await page.getByRole('button', { name: 'Speak' }).click()
  for (const number of [1, 2]) {
    await expect(answer(page, number).getByRole('button', { name: /^Download/ })).toBeVisible()
  }
  await expectAccessible(page)
})

test('at 360 px one column at a time, with a row of tabs', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await addColumn(page)
  await page.getByRole('button', { name: 'Rank' }).click()
  await expect(answer(page, 1).getByText('sandbox', { exact: true })).toBeVisible()
  await expect(answer(page, 2)).toHaveCount(0)
  await page.getByRole('group', { name: 'Columns' }).getByText('2', { exact: true }).click()
  await expect(answer(page, 2).getByText('sandbox', { exact: true })).toBeVisible()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
})

test('keyboard only: a column is added, chosen, run, kept', async ({ page }) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await page.getByRole('button', { name: 'Compare', exact: true }).focus()
  await page.keyboard.press('Enter')
  await column(page, 2)
    .getByRole('button', { name: /^Model:/ })
    .focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Search or type any id' })).toBeFocused()
  await page.keyboard.type('sandbox-faults')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(column(page, 2).getByRole('button', { name: 'Model: sandbox-faults' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(answer(page, 2).getByText('sandbox', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Go on with column 2 alone' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Model: sandbox-faults' })).toBeVisible()
})

test('chat: what is said next goes to every column', async ({ chat }) => {
  await chooseModel(chat, 'sandbox-echo')
  await addColumn(chat)
  await expect(column(chat, 2)).toBeVisible()
  await chat.getByRole('textbox', { name: 'Message' }).fill('first')
  await chat.keyboard.press('Enter')
  await expect(thread(chat, 2).getByRole('article', { name: /^Answer/ })).toContainText('first')
  await expect(chat.getByRole('status').filter({ hasText: 'Answer complete' })).toBeAttached()
  await chat.getByRole('textbox', { name: 'Message' }).fill('second')
  await chat.keyboard.press('Enter')
  for (const number of [1, 2]) {
    await expect(thread(chat, number).getByRole('article', { name: /^Answer/ })).toHaveCount(2)
  }
})
