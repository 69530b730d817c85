import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { chooseModel, expect, expectAccessible, expectNoSidewaysScroll, send, test } from './fixtures.ts'

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Repeat', exact: true })

/** Opens Repeat from the menu behind the page's verb. */
async function openRepeat(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More ways to run' }).click()
  await page.getByRole('button', { name: 'Repeat …' }).click()
  await expect(dialog(page)).toBeVisible()
}

async function setTimes(page: Page, times: number): Promise<void> {
  await dialog(page).getByRole('textbox', { name: 'Times for each model' }).fill(String(times))
}

async function addModel(page: Page, id: string): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Add a model' }).click()
  await page.getByRole('combobox', { name: 'Search or type any id' }).fill(id)
  await page.getByRole('option', { name: id }).first().click()
  await expect(dialog(page).getByRole('button', { name: `Leave out ${id}` })).toBeVisible()
}

/** The requests of this kind that the page has sent so far. */
function sentTo(page: Page, path: RegExp): string[] {
  const sent: string[] = []
  page.on('request', (request) => {
    if (path.test(request.url())) sent.push(JSON.parse(request.postData() ?? '{}').model)
  })
  return sent
}

test('chat: six requests over two models ask first, and give p50, p95, a timeline and CSV', async ({
  chat,
}) => {
  const sent = sentTo(chat, /chat\/completions$/)
  await chooseModel(chat, 'sandbox-stress')
  await chat.getByRole('textbox', { name: 'Message' }).fill('tokens=20 rate=400 ttft=40')
  await openRepeat(chat)
  await setTimes(chat, 3)
  await addModel(chat, 'sandbox-echo')
  await dialog(chat).getByRole('button', { name: 'Send 6 requests …' }).click()
  const question = chat.getByRole('alertdialog', { name: 'Send 6' })
  await expect(question).toContainText('Sends 6 small requests with Sandbox.')
  expect(sent).toEqual([])
  await question.getByRole('button', { name: 'Send 6' }).click()
  await expect(dialog(chat).getByRole('status')).toHaveText('Repeat ended: 6 of 6 answered')
  expect(sent.sort()).toEqual([...Array(3).fill('sandbox-echo'), ...Array(3).fill('sandbox-stress')])

  const table = dialog(chat).getByRole('region', { name: 'Result' }).getByRole('table').first()
  await expect(table.getByRole('columnheader', { name: 'p95' })).toHaveCount(2)
  await expect(table.getByRole('columnheader', { name: 'First token' })).toBeVisible()
  const row = table.getByRole('row', { name: /^sandbox-stress/ })
  await expect(row).toContainText('3 of 3')
  await expect(row.getByRole('cell', { name: /^\d+ ms$/ })).toHaveCount(6)
  await expect(
    dialog(chat).getByRole('img', { name: /^Timeline of 3 requests to sandbox-echo/ }),
  ).toBeVisible()
  await expectAccessible(chat)

  const download = chat.waitForEvent('download')
  await dialog(chat).getByRole('button', { name: 'Save as CSV' }).click()
  const [head, ...rows] = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n')
  expect(head).toContain('number,model,outcome,status,headers_ms,first_ms,total_ms,queued,words')
  expect(rows).toHaveLength(6)
  for (const line of rows) expect(line).toMatch(/^\d,sandbox-(stress|echo),done,,[\d.]+,[\d.]+,[\d.]+,no,$/)

  // The draft stays, the conversation is as it was, and all of it is one entry of the history.
  await dialog(chat).getByRole('button', { name: 'Close Repeat' }).click()
  await chat.getByText('Wire', { exact: true }).click()
  await expect(chat.getByRole('radio', { name: /^POST .*chat\/completions 200/ })).toHaveCount(6)
  await expect(chat.getByRole('textbox', { name: 'Message' })).toHaveValue('tokens=20 rate=400 ttft=40')
  await expect(chat.getByRole('article')).toHaveCount(0)
  await chat.getByRole('button', { name: 'Load', exact: true }).click()
  await expect(chat.getByRole('button', { name: /^Repeat, 6 requests: tokens=20/ })).toHaveCount(1)
})

test('chat: with nothing typed the last question is repeated', async ({ chat }) => {
  await openNothing(chat)
  await chooseModel(chat, 'sandbox-echo')
  await send(chat, 'once')
  await expect(chat.getByRole('status').filter({ hasText: 'Answer complete' })).toBeAttached()
  await openRepeat(chat)
  await setTimes(chat, 51)
  await dialog(chat)
    .getByRole('button', { name: /^Send / })
    .click()
  await expect(dialog(chat).getByRole('textbox', { name: 'Times for each model' })).toBeFocused()
  await setTimes(chat, 1)
  const sent = chat.waitForRequest(/chat\/completions$/)
  await dialog(chat).getByRole('button', { name: 'Send 1 request …' }).click()
  await chat.getByRole('button', { name: 'Send 1', exact: true }).click()
  expect((await sent).postDataJSON().messages).toEqual([{ role: 'user', content: 'once' }])
})

async function openNothing(chat: Page): Promise<void> {
  await chat.getByRole('button', { name: 'More ways to run' }).click()
  await chat.getByRole('button', { name: 'Repeat …' }).click()
  await expect(chat.getByText('Write a message first.')).toBeVisible()
  await expect(dialog(chat)).toHaveCount(0)
}

test('failures are counted by their status', async ({ page }) => {
  await page.goto('/rerank?model=sandbox-faults')
  await page.getByRole('textbox', { name: 'Query' }).fill('status=503')
  await openRepeat(page)
  await setTimes(page, 4)
  await dialog(page).getByRole('button', { name: 'Send 4 requests …' }).click()
  await page.getByRole('button', { name: 'Send 4', exact: true }).click()
  await expect(dialog(page).getByRole('status')).toHaveText('Repeat ended: 0 of 4 answered')
  const row = dialog(page).getByRole('row', { name: /^sandbox-faults/ })
  await expect(row).toContainText('4 × 503')
  await dialog(page).getByText('Every request').click()
  await expect(dialog(page).getByRole('row').filter({ hasText: 'failed: 503' })).toHaveCount(4)
})

test('Cancel ends what is open at once and sends no more; so does closing', async ({ page }) => {
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  const sent = sentTo(page, /\/rerank$/)
  await chooseModel(page, 'sandbox-faults')
  await page.getByRole('textbox', { name: 'Query' }).fill('hang')
  await openRepeat(page)
  await setTimes(page, 10)
  await dialog(page).getByText('3', { exact: true }).click()
  await dialog(page).getByRole('button', { name: 'Send 10 requests …' }).click()
  await page.getByRole('button', { name: 'Send 10', exact: true }).click()
  await expect.poll(() => sent.length).toBe(3)
  const cancel = dialog(page).getByRole('button', { name: 'Cancel' })
  await expect(cancel).toBeFocused()
  await cancel.click()
  await expect(dialog(page).getByRole('status')).toHaveText('Repeat cancelled: 0 of 10 answered')
  expect(sent).toHaveLength(3)

  await dialog(page).getByRole('button', { name: 'Send 10 requests …' }).click()
  await page.getByRole('button', { name: 'Send 10', exact: true }).click()
  await expect.poll(() => sent.length).toBe(6)
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await openRepeat(page)
  await expect(dialog(page).getByRole('status')).toHaveText('Repeat cancelled: 0 of 10 answered')
})

test('speech: keyboard only, with the time to the first byte', async ({ page }) => {
  await page.goto('/speech?model=sandbox-morse')
  await page.getByRole('textbox', { name: 'Text' }).fill('E')
  // The verb and its menu are one stop for Tab.
  await page.getByRole('button', { name: 'Speak', exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: 'More ways to run' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeVisible()
  await dialog(page).getByRole('textbox', { name: 'Times for each model' }).focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('2')
  await dialog(page).getByRole('button', { name: 'Send 2 requests …' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alertdialog')).toBeFocused()
  // Esc answers the question alone.
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(dialog(page).getByRole('button', { name: 'Send 2 requests …' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByRole('status')).toHaveText('Repeat ended: 2 of 2 answered')
  await expect(dialog(page).getByRole('columnheader', { name: 'First byte' }).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'More ways to run' })).toBeFocused()
})

test('at 360 px it is used and read without moving sideways', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/embeddings')
  await expect(
    page.getByRole('region', { name: 'Answer' }).getByText('sandbox', { exact: true }),
  ).toBeVisible()
  await openRepeat(page)
  await dialog(page).getByRole('button', { name: 'Send 5 requests …' }).click()
  await page.getByRole('button', { name: 'Send 5', exact: true }).click()
  await expect(dialog(page).getByRole('status')).toHaveText('Repeat ended: 5 of 5 answered')
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
})
