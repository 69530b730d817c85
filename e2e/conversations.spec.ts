import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { chooseModel, expect, expectAccessible, send, test } from './fixtures.ts'

const answers = (page: Page) => page.getByRole('article', { name: /^Answer of/ })
const list = (page: Page) => page.getByRole('navigation', { name: 'Conversations' })
const box = (page: Page) => page.getByRole('textbox', { name: 'Message' })

/** Asks the sandbox's documentation and waits for the end. */
async function ask(page: Page, question: string): Promise<void> {
  await send(page, question)
  await expect(answers(page).last()).toContainText('Source:')
  await expect(page.getByRole('status').filter({ hasText: 'Answer complete' })).toBeAttached()
}

async function rowMenu(page: Page, title: string, action: string): Promise<void> {
  await list(page)
    .getByRole('button', { name: `Actions of “${title}”` })
    .click()
  await page.getByRole('button', { name: action, exact: true }).click()
}

const FORMATS = 'Which audio formats can I transcribe?'
const LIMITS = 'What should my program do after a 429?'

test('asking again makes a version, and the switch goes between them (CHAT-3)', async ({ chat }) => {
  await ask(chat, FORMATS)
  await chooseModel(chat, 'sandbox-stress')
  await answers(chat).getByRole('button', { name: 'Regenerate' }).click()
  const second = chat.getByRole('article', { name: 'Answer of sandbox-stress' })
  await expect(second).toContainText('2 / 2')
  await second.getByRole('button', { name: 'Version before' }).click()
  await expect(answers(chat)).toContainText('FLAC')
  await expect(answers(chat)).toContainText('1 / 2')
  await chat.reload()
  await answers(chat).getByRole('button', { name: 'Next version' }).click()
  await expect(second).toBeVisible()
})

test('an edited question is asked anew beside the old one', async ({ chat }) => {
  await ask(chat, FORMATS)
  const question = chat.getByRole('article', { name: 'You' })
  await question.hover()
  await question.getByRole('button', { name: 'Edit' }).click()
  const edit = chat.getByRole('textbox', { name: 'Edit message' })
  await expect(edit).toBeFocused()
  await edit.fill(LIMITS)
  // What is typed into a message outlives the page, too.
  await chat.reload()
  await expect(edit).toHaveValue(LIMITS)
  await chat.getByRole('button', { name: 'Send', exact: true }).first().click()
  await expect(answers(chat)).toContainText('Retry-After')
  await expect(question).toContainText('2 / 2')
  await question.getByRole('button', { name: 'Version before' }).click()
  await expect(answers(chat)).toContainText('FLAC')
})

test('an answer is edited by hand, and what is sent on is what stands there', async ({ chat }) => {
  await ask(chat, FORMATS)
  await answers(chat).getByRole('button', { name: 'Edit' }).click()
  await chat.getByRole('textbox', { name: 'Edit message' }).fill('Only smoke signals.')
  await chat.getByRole('button', { name: 'Save', exact: true }).click()
  const written = chat.getByRole('article', { name: 'Answer written by you' })
  await expect(written).toContainText('Only smoke signals.')
  const sent = chat.waitForRequest(/chat\/completions$/)
  await send(chat, 'And in JavaScript?')
  expect((await sent).postDataJSON().messages).toEqual([
    { role: 'user', content: FORMATS },
    { role: 'assistant', content: 'Only smoke signals.' },
    { role: 'user', content: 'And in JavaScript?' },
  ])
})

test('a message is deleted and brought back', async ({ chat }) => {
  await ask(chat, FORMATS)
  await ask(chat, LIMITS)
  const first = chat.getByRole('article', { name: 'You' }).first()
  await first.hover()
  await first.getByRole('button', { name: 'Delete' }).click()
  await expect(chat.getByRole('article', { name: 'You' })).toHaveCount(1)
  await expect(answers(chat)).toHaveCount(2)
  await chat.getByRole('button', { name: 'Undo' }).click()
  await expect(first).toContainText(FORMATS)
})

test('messages of any role are added by hand and sent with the rest', async ({ chat }) => {
  for (const [role, text] of [
    ['As a system message', 'Be brief.'],
    ['As your message', 'Hello'],
    ['As an answer', 'Good day.'],
  ] as const) {
    await box(chat).fill(text)
    await chat.getByRole('button', { name: 'Add a message' }).click()
    await chat.getByRole('button', { name: role }).click()
  }
  await expect(chat.getByRole('article', { name: 'System' })).toContainText('Be brief.')
  const sent = chat.waitForRequest(/chat\/completions$/)
  await send(chat, 'And now?')
  expect((await sent).postDataJSON().messages).toEqual([
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Hello' },
    { role: 'assistant', content: 'Good day.' },
    { role: 'user', content: 'And now?' },
  ])
})

test('conversations are listed, searched, renamed, deleted with Undo (CHAT-7)', async ({ chat }) => {
  await ask(chat, FORMATS)
  await expect(list(chat)).toHaveCount(0)
  await chat.getByRole('button', { name: 'New conversation' }).click()
  await ask(chat, LIMITS)
  // From two on the list opens itself.
  await expect(list(chat).getByRole('listitem')).toHaveCount(2)

  // A word that only an answer has.
  await list(chat).getByRole('searchbox').fill('flac')
  await expect(list(chat).getByRole('listitem')).toHaveCount(1)
  await list(chat)
    .getByRole('button', { name: new RegExp(`^${FORMATS.slice(0, 20)}`) })
    .click()
  await expect(answers(chat)).toContainText('FLAC')
  await list(chat).getByRole('searchbox').fill('')

  await rowMenu(chat, FORMATS, 'Rename')
  await list(chat).getByRole('textbox', { name: 'Title' }).fill('About sound')
  await chat.keyboard.press('Enter')
  await expect(list(chat)).toContainText('About sound')
  await ask(chat, 'And in JavaScript?')
  await expect(list(chat)).toContainText('About sound')

  await rowMenu(chat, 'About sound', 'Delete')
  await expect(list(chat)).not.toContainText('About sound')
  await expect(answers(chat)).toHaveCount(0)
  await chat.getByRole('button', { name: 'Undo' }).click()
  await expect(list(chat)).toContainText('About sound')
  await expect(answers(chat)).toHaveCount(2)
  await expectAccessible(chat)
})

test('a conversation is exported and imported whole; an odd file is named', async ({ chat }) => {
  await ask(chat, FORMATS)
  await chat.getByRole('button', { name: 'Show conversations' }).click()
  const saved = async (action: string) => {
    const download = chat.waitForEvent('download')
    await rowMenu(chat, FORMATS, action)
    return readFile(await (await download).path(), 'utf8')
  }
  expect(await saved('Export Markdown')).toMatch(/^# Which audio.*\n\n## You\n\nWhich audio/)
  const json = await saved('Export JSON')
  expect(json).not.toContain('taas_')

  const put = async (text: string) => {
    await list(chat).getByRole('button', { name: 'Import' }).click()
    await chat
      .getByLabel('Import a conversation …')
      .setInputFiles({ name: 'talk.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  }
  await put('{"messages":[{"role":"pirate","content":"Arr"}]}')
  await expect(list(chat).getByRole('alert')).toContainText(
    'talk.json is no conversation: the field messages.0.role does not fit.',
  )
  await put(json)
  await expect(list(chat).getByRole('listitem')).toHaveCount(2)
  await expect(answers(chat)).toContainText('FLAC')
})

test('each conversation keeps its own draft and its own running answer (CHAT-9, chat-switch)', async ({
  chat,
}) => {
  await chooseModel(chat, 'sandbox-faults')
  await send(chat, 'endless')
  await expect(answers(chat)).toContainText(/\w+ \w+ \w+/)
  await box(chat).fill('half a thought')
  await chat.getByRole('button', { name: 'New conversation' }).click()
  await expect(box(chat)).toHaveValue('')
  await send(chat, 'tokens=20 finish=stop')
  await expect(chat.getByRole('status').filter({ hasText: 'Answer complete' })).toBeAttached()
  await expect(chat.getByRole('link', { name: /Chat.*1 answer/ })).toBeVisible()

  await list(chat)
    .getByRole('button', { name: /^endless/ })
    .click()
  await expect(box(chat)).toHaveValue('half a thought')
  const length = ((await answers(chat).textContent()) ?? '').length
  await expect(async () => {
    expect(((await answers(chat).textContent()) ?? '').length).toBeGreaterThan(length)
  }).toPass()
  await chat.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(answers(chat)).toContainText('You stopped this answer.')
  await expect(chat.getByRole('link', { name: 'Chat', exact: true })).toBeVisible()

  // What was typed where nothing was said yet is listed, too, also when a link is opened in this tab.
  await chat.getByRole('button', { name: 'New conversation' }).click()
  await box(chat).fill('shared words')
  await chat.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await chat.getByRole('button', { name: 'Load', exact: true }).click()
  await chat.getByRole('button', { name: 'Copy a link to this page as it stands' }).click()
  await expect(chat.getByText(/^Copied\. Whoever opens it/)).toBeVisible()
  const link = await chat.evaluate(() => navigator.clipboard.readText())
  await chat.keyboard.press('Escape')
  await box(chat).fill('not sent yet')
  await chat.goto(link)
  await expect(box(chat)).toHaveValue('shared words')
  await list(chat)
    .getByRole('button', { name: /^not sent yet/ })
    .click()
  await expect(box(chat)).toHaveValue('not sent yet')
  await list(chat)
    .getByRole('button', { name: /^shared words/ })
    .click()
  await expect(box(chat)).toHaveValue('shared words')
})

test('two tabs on one conversation say one after the other, and Stop reaches across (tabs-same-chat)', async ({
  chat,
  context,
}) => {
  await ask(chat, FORMATS)
  const other = await context.newPage()
  await other.goto('/chat')
  await expect(answers(other)).toContainText('FLAC')
  await ask(other, 'And in JavaScript?')
  await expect(answers(chat)).toHaveCount(2)
  await ask(chat, LIMITS)
  await expect(answers(other)).toHaveCount(3)
  const said = async (page: Page) => page.getByRole('article').allTextContents()
  expect(await said(other)).toHaveLength((await said(chat)).length)

  await chooseModel(chat, 'sandbox-faults')
  await send(chat, 'endless')
  await expect(answers(other).last()).toContainText(/\w+ \w+ \w+/)
  await other.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(answers(chat).last()).toContainText('You stopped this answer.')
  await expect(answers(other).last()).toContainText('You stopped this answer.')
})

test('two tabs that ask at the same time lose nothing and say so', async ({ chat, context }) => {
  await ask(chat, FORMATS)
  const other = await context.newPage()
  await other.goto('/chat')
  await expect(answers(other)).toContainText('FLAC')
  for (const page of [chat, other]) await chooseModel(page, 'sandbox-echo')
  await box(chat).fill('first of two')
  await box(other).fill('second of two')
  await Promise.all(
    [chat, other].map((page) => page.getByRole('button', { name: 'Send', exact: true }).click()),
  )
  // One after the other, or side by side as versions with a notice: in each tab both are there.
  for (const [page, text] of [
    [chat, 'second of two'],
    [other, 'first of two'],
  ] as const) {
    const inLine = page.getByRole('article', { name: 'You' }).filter({ hasText: text })
    const notice = page.getByText('Another tab asked something at the same place.')
    await expect(inLine.or(notice).first()).toBeVisible()
    if (await notice.isVisible()) await page.getByRole('button', { name: 'Show it' }).click()
    await expect(inLine).toBeVisible()
  }
})

test('an answer that was coming in when its tab was killed is there, marked as interrupted (chat-crash)', async ({
  chat,
  context,
}) => {
  await chooseModel(chat, 'sandbox-faults')
  await send(chat, 'endless')
  await expect(answers(chat)).toContainText(/(\S+ ){30}/)
  const seen = ((await answers(chat).getByRole('paragraph').first().textContent()) ?? '').slice(0, 60)
  const crashed = chat.waitForEvent('crash')
  void chat.goto('chrome://crash').catch(() => {})
  await crashed
  const next = await context.newPage()
  await next.goto('/chat')
  await expect(answers(next)).toContainText(seen)
  await expect(answers(next)).toContainText('The page was closed while this answer came in.')
  await expect(box(next)).toHaveValue('')
})

test('ArrowUp in an empty box brings back what was said', async ({ chat }) => {
  await ask(chat, FORMATS)
  await ask(chat, LIMITS)
  await box(chat).press('ArrowUp')
  await expect(box(chat)).toHaveValue(LIMITS)
  await box(chat).press('ArrowUp')
  await expect(box(chat)).toHaveValue(FORMATS)
  await box(chat).press('ArrowDown')
  await box(chat).press('ArrowDown')
  await expect(box(chat)).toHaveValue('')
})

test('a preset is saved and found in Load, and told of when it could not be', async ({ chat }) => {
  await chat.getByRole('textbox', { name: 'System prompt' }).fill('Answer in one word.')
  await chat.getByRole('button', { name: 'Save as preset' }).click()
  await chat.getByRole('textbox', { name: 'Name of the preset' }).fill('Terse')
  await chat.keyboard.press('Enter')
  await chat.getByRole('textbox', { name: 'System prompt' }).fill('')
  await chat.getByRole('button', { name: 'Load' }).click()
  await chat.getByRole('button', { name: /^Terse/ }).click()
  await expect(chat.getByRole('textbox', { name: 'System prompt' })).toHaveValue('Answer in one word.')

  // Where the browser has no room it is not called saved.
  await chat.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await chat.getByRole('button', { name: 'Save as preset' }).click()
  await chat.getByRole('textbox', { name: 'Name of the preset' }).fill('Lost')
  await chat.keyboard.press('Enter')
  await expect(chat.getByText('“Lost” was not saved')).toBeVisible()
})

test('extra parameters are sent, told by the line when they are no JSON, refused where they stand', async ({
  chat,
}) => {
  await chat.getByRole('button', { name: 'Add a parameter' }).click()
  await chat.getByRole('button', { name: /^Extra parameters/ }).click()
  const extra = chat.getByRole('textbox', { name: 'Extra parameters' })
  await extra.fill('{\n  "n": oops\n}')
  await expect(chat.getByText('Line 2: this is not valid JSON.')).toBeVisible()
  await send(chat, FORMATS)
  await expect(chat.getByText('The extra parameters cannot be sent as they are.')).toBeVisible()
  await expect(box(chat)).toHaveValue(FORMATS)
  await extra.fill('{ "n": 2 }')
  const sent = chat.waitForRequest(/chat\/completions$/)
  await send(chat, FORMATS)
  expect((await sent).postDataJSON()).toMatchObject({ n: 2 })
  // The sandbox answers once only: the refusal stands at the field, too.
  await expect(chat.getByRole('complementary', { name: 'Side panel' }).getByText(/^n: /)).toBeVisible()
})
