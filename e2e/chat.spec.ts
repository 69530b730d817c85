import type { Page } from '@playwright/test'
import { chooseModel, expect, expectAccessible, expectAccessibleEverywhere, send, test } from './fixtures.ts'

test('a streamed conversation with a follow-up', async ({ chat }) => {
  await chat.getByRole('button', { name: /How do I stream a chat completion in Python/ }).click()
  const first = chat.getByRole('article', { name: 'Answer of sandbox-docs' }).first()
  await expect(chat.getByRole('status').filter({ hasText: 'Generating' })).toBeAttached()
  await expect(first.getByRole('figure', { name: 'Code, python' })).toContainText('iter_lines')
  await expect(first).toContainText('sandbox')
  await expect(chat.getByRole('status').filter({ hasText: 'Answer complete' })).toBeAttached()

  await send(chat, 'And in JavaScript?')
  const second = chat.getByRole('article', { name: 'Answer of sandbox-docs' }).nth(1)
  await expect(second.getByRole('figure', { name: 'Code, javascript' })).toContainText('fetch(')
  await expect(second).toContainText(/\d s · \d+ tok/)
})

test('the answer comes in pieces, not at once', async ({ chat }) => {
  await chooseModel(chat, 'sandbox-stress')
  await send(chat, 'tokens=400 rate=100 block=prose')
  const answer = chat.getByRole('article', { name: 'Answer of sandbox-stress' })
  const lengths = new Set<number>()
  await expect(async () => {
    lengths.add(((await answer.textContent()) ?? '').length)
    expect(lengths.size).toBeGreaterThan(5)
  }).toPass()
})

test('Stop keeps the text, ends the request and frees the input', async ({ chat }) => {
  await chooseModel(chat, 'sandbox-faults')
  const gone = chat.waitForEvent('requestfailed', (request) => request.url().endsWith('/chat/completions'))
  await send(chat, 'endless')
  const answer = chat.getByRole('article', { name: 'Answer of sandbox-faults' })
  await expect(answer).toContainText(/\w+ \w+ \w+ \w+/)
  await chat.getByRole('button', { name: 'Stop' }).click()
  await gone
  await expect(answer).toContainText('You stopped this answer.')
  await expect(answer).toContainText(/\w+ \w+ \w+ \w+/)
  await expect(chat.getByRole('button', { name: 'Send' })).toBeVisible()
})

test('Esc stops, closes a panel first, and never clears what is typed', async ({ chat }) => {
  await chooseModel(chat, 'sandbox-faults')
  await send(chat, 'endless')
  const answer = chat.getByRole('article', { name: 'Answer of sandbox-faults' })
  await expect(answer).toContainText(/\w+ \w+ \w+/)
  await chat.getByRole('textbox', { name: 'Message' }).fill('half a thought')
  await chat.getByRole('button', { name: /^Connection:/ }).click()
  await chat.keyboard.press('Escape')
  await expect(chat.getByRole('button', { name: 'Stop' })).toBeVisible()
  await chat.keyboard.press('Escape')
  await expect(answer).toContainText('You stopped this answer.')
  await expect(chat.getByRole('textbox', { name: 'Message' })).toHaveValue('half a thought')
})

test('a stream that is cut keeps its text, says so and offers Retry', async ({ chat }) => {
  await chooseModel(chat, 'sandbox-faults')
  await send(chat, 'cut=20')
  const answer = chat.getByRole('article', { name: 'Answer of sandbox-faults' })
  await expect(answer.getByRole('alert')).toContainText('The connection ended early. What arrived is kept.')
  await expect(answer).toContainText(/\w+ \w+ \w+ \w+/)
  await expect(answer.getByRole('button', { name: 'Retry' })).toBeEnabled()
})

const FAULTS = [
  ['reset=10', 'The connection was lost. What arrived is kept.'],
  ['error-mid-stream', 'failed on request in the middle of the stream'],
  ['error-mid-stream=string', 'failed on request in the middle of the stream'],
  ['error-mid-stream=detail', 'failed on request in the middle of the stream'],
  ['error-mid-stream=event', 'failed on request in the middle of the stream'],
  ['error-mid-stream=html', 'The connection ended early.'],
  ['html', 'This is not the API: the answer is a web page.'],
  ['shape', 'The answer is not what this page can read.'],
  ['status=401', 'The server does not accept this token.'],
  ['status=500', 'The server failed (500).'],
  ['status=502 body=html', 'Bad gateway'],
  ['status=422 body=fields', 'temperature: Input should be less than 2'],
] as const

test('each fault is told in words, all in one conversation', async ({ chat }) => {
  test.slow()
  await chooseModel(chat, 'sandbox-faults')
  const answers = chat.getByRole('article', { name: 'Answer of sandbox-faults' })
  for (const [index, [fault, words]] of FAULTS.entries()) {
    await test.step(fault, async () => {
      await send(chat, fault)
      await expect(answers).toHaveCount(index + 1)
      await expect(answers.last().getByRole('alert')).toContainText(words)
      await expect(answers.last()).not.toContainText(/undefined|NaN|\[object|<h1>/, { useInnerText: true })
    })
  }
})

const ENDINGS = [
  ['empty', 'The model returned no text.'],
  ['null', 'The model returned no text.'],
  ['garble', 'One part of the stream could not be read.'],
  ['finish=content_filter', 'The server’s content filter ended this answer.'],
] as const

test('each ending is said', async ({ chat }) => {
  await chooseModel(chat, 'sandbox-faults')
  const answers = chat.getByRole('article', { name: 'Answer of sandbox-faults' })
  for (const [index, [fault, words]] of ENDINGS.entries()) {
    await test.step(fault, async () => {
      await send(chat, fault)
      await expect(answers).toHaveCount(index + 1)
      await expect(answers.last()).toContainText(words)
    })
  }
})

test('a 429 counts down, and Retry waits for it', async ({ chat }) => {
  await chooseModel(chat, 'sandbox-faults')
  const requests: string[] = []
  chat.on('request', (request) => request.method() === 'POST' && requests.push(request.url()))
  await send(chat, 'status=429 retry-after=2')
  const answer = chat.getByRole('article', { name: 'Answer of sandbox-faults' })
  await expect(answer.getByRole('alert')).toContainText('Too many requests')
  await expect(answer.getByRole('button', { name: /^Retry in/ })).toBeDisabled()
  await expect(answer.getByRole('button', { name: 'Retry', exact: true })).toBeEnabled()
  expect(requests).toHaveLength(1)
})

test('an answer cut at max_tokens is continued in place', async ({ chat }) => {
  await chat.getByRole('button', { name: 'Add a parameter' }).click()
  await chat.getByRole('button', { name: /^Max tokens/ }).click()
  await chat.getByRole('textbox', { name: 'Max tokens' }).fill('20')
  await send(chat, 'Which audio formats can I transcribe?')
  const answer = chat.getByRole('article', { name: 'Answer of sandbox-docs' })
  await expect(answer).toContainText('Stopped at max_tokens (20).')
  await chat.getByRole('button', { name: 'Unset Max tokens' }).click()
  await answer.getByRole('button', { name: 'Continue' }).click()
  await expect(answer).toContainText('Source:')
  await expect(answer).not.toContainText('Stopped at max_tokens')
})

test('what is set is what is sent, and what is unset is absent', async ({ chat }) => {
  await chat.getByRole('textbox', { name: 'System prompt' }).fill('Be brief.')
  await chat.getByRole('button', { name: 'Add a parameter' }).click()
  await chat.getByRole('button', { name: /^Temperature/ }).click()
  await chat.getByRole('textbox', { name: 'Temperature' }).fill('3')
  await expect(chat.getByText('Temperature must be a number from 0 to 2.')).toBeVisible()
  await chat.getByRole('textbox', { name: 'Temperature' }).fill('0.3')
  const sent = chat.waitForRequest(/chat\/completions$/)
  await send(chat, 'hello')
  expect((await sent).postDataJSON()).toEqual({
    model: 'sandbox-docs',
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'hello' },
    ],
    stream: true,
    stream_options: { include_usage: true },
    temperature: 0.3,
  })
})

test('without streaming the answer comes too', async ({ chat }) => {
  await chat.getByRole('checkbox', { name: 'Stream the answer' }).uncheck()
  await send(chat, 'Which audio formats can I transcribe?')
  await expect(chat.getByRole('article', { name: /^Answer of/ })).toContainText('FLAC')
})

test('the conversation, the draft and the parameters survive a reload', async ({ chat }) => {
  await send(chat, 'Which audio formats can I transcribe?')
  await expect(chat.getByRole('article', { name: /^Answer of/ })).toContainText('Source:')
  await chat.getByRole('textbox', { name: 'Message' }).fill('not sent yet')
  await chat.getByRole('textbox', { name: 'System prompt' }).fill('Be brief.')
  await chat.reload()
  await expect(chat.getByRole('textbox', { name: 'Message' })).toHaveValue('not sent yet')
  await expect(chat.getByRole('textbox', { name: 'System prompt' })).toHaveValue('Be brief.')
  await expect(chat.getByRole('article', { name: /^Answer of/ })).toContainText('FLAC')
})

test('an answer that was coming in is kept over a reload, marked as interrupted', async ({ chat }) => {
  await chooseModel(chat, 'sandbox-faults')
  await send(chat, 'endless')
  const answer = chat.getByRole('article', { name: 'Answer of sandbox-faults' })
  await expect(async () => expect(((await answer.textContent()) ?? '').length).toBeGreaterThan(150)).toPass()
  const before = ((await answer.textContent()) ?? '').slice(0, 60)
  await chat.reload()
  await expect(answer).toContainText('The page was closed while this answer came in.')
  await expect(answer).toContainText(before.trim().slice(0, 40))
})

test('Enter during an input method’s composition never sends', async ({ chat }) => {
  const box = chat.getByRole('textbox', { name: 'Message' })
  await box.fill('にほ')
  for (const event of [
    { key: 'Enter', isComposing: true, keyCode: 13 },
    { key: 'Enter', isComposing: false, keyCode: 229 },
  ]) {
    await box.dispatchEvent('keydown', { ...event, bubbles: true })
  }
  await expect(chat.getByRole('article')).toHaveCount(0)
  await expect(box).toHaveValue('にほ')
})

test('markup in a reply stays text, images do not load, links are safe', async ({ chat }) => {
  await chooseModel(chat, 'sandbox-stress')
  await send(chat, 'tokens=4000 rate=20000 seed=3')
  const answer = chat.getByRole('article', { name: 'Answer of sandbox-stress' })
  await expect(answer).toContainText(/\d tok/)
  await expect(answer).toContainText(/<(script|img|iframe|details|a|style)\b/)
  await expect(answer.getByText('example.com').first()).toBeVisible()
  expect(
    await answer.evaluate((element) => element.querySelectorAll('img, script, iframe, style').length),
  ).toBe(0)
  const images = answer.locator('.image-stand-in')
  await images.first().getByRole('button', { name: 'Open…' }).click()
  await expect(images.first()).toContainText('Opening it tells example.com this address:')
  await expect(images.first().getByRole('link')).toHaveAttribute('href', /^https:\/\/example\.com\/\d+\.png$/)
  const links = answer.getByRole('link')
  expect(await links.count()).toBeGreaterThan(0)
  for (const link of await links.all()) {
    await expect(link).toHaveAttribute('href', /^(https?|mailto|tel):|^#/)
    if ((await link.getAttribute('href'))?.startsWith('http')) {
      await expect(link).toHaveAttribute('rel', 'noopener noreferrer')
      await expect(link).toHaveAttribute('target', '_blank')
    }
  }
})

test('the model picker flags a model that is gone and never swaps it', async ({ page }) => {
  await page.goto('/chat?model=gpt-9')
  await expect(page.getByText('Not in this server’s list')).toBeVisible()
  await send(page, 'hello')
  await expect(page.getByRole('article').getByRole('alert')).toContainText(
    'The sandbox has no chat model "gpt-9"',
  )
  await expect(page.getByRole('button', { name: 'Model: gpt-9' })).toBeVisible()
})

test('a sample during a stream stands below what is typed and sends nothing', async ({ chat }) => {
  await chooseModel(chat, 'sandbox-faults')
  await send(chat, 'endless')
  await expect(chat.getByRole('article', { name: /^Answer of/ })).toContainText(/\w+ \w+/)
  await chat.getByRole('textbox', { name: 'Message' }).fill('half a thought')
  await chat.getByRole('button', { name: 'Load' }).click()
  await chat.getByRole('button', { name: /^What should my program do after a 429/ }).click()
  await expect(chat.getByRole('textbox', { name: 'Message' })).toHaveValue(
    'half a thought\nWhat should my program do after a 429?',
  )
  await expect(chat.getByRole('article', { name: 'You' })).toHaveCount(1)
})

test('what is too deep is shown as text; an odd message costs itself alone', async ({ chat }) => {
  await send(chat, 'Which audio formats can I transcribe?')
  await expect(chat.getByRole('article', { name: /^Answer of/ })).toContainText('Source:')
  await chat.goto('/settings')
  await changeKept(chat, '>'.repeat(5_000))
  await chat.goto('/chat')
  const answer = chat.getByRole('article', { name: /^Answer of/ })
  await expect(answer).toContainText('shown as plain text')
  await expect(answer).toContainText('>>>>>')
  await expect(chat.getByText('1 message could not be read')).toBeVisible()
  await chat.getByRole('textbox', { name: 'Message' }).fill('still here')
  await chat.reload()
  await expect(chat.getByText('1 message could not be read')).toBeVisible()
  await expect(chat.getByRole('article', { name: 'You' })).toHaveCount(1)
})

test('thoughts between tags are reasoning, and a server that falls silent is named', async ({ chat }) => {
  await chooseModel(chat, 'sandbox-faults')
  await send(chat, 'think tokens=20')
  const thought = chat.getByRole('article', { name: /^Answer of/ })
  await expect(thought.getByText(/^Reasoned for/)).toBeVisible()
  await expect(thought).not.toContainText('<think>')
  await thought.getByTitle('Figures of this answer').click()
  await thought.getByRole('button', { name: 'Show in Wire' }).click()
  await expect(chat.getByRole('radio', { name: 'Wire' })).toBeChecked()

  await send(chat, 'stall=5')
  const silent = chat.getByRole('article', { name: /^Answer of/ }).nth(1)
  await expect(silent).toContainText(/No data for 1\d s/, { timeout: 15_000 })
  await silent.getByRole('button', { name: 'Stop' }).click()
  await expect(silent).toContainText('You stopped this answer.')
})

test('the wait after a 429 goes on over a page switch; Code shows what is sent', async ({ chat }) => {
  await chooseModel(chat, 'sandbox-faults')
  await send(chat, 'status=429 retry-after=30')
  const retry = chat.getByRole('article', { name: /^Answer of/ }).getByRole('button', { name: /^Retry in/ })
  await expect(retry).toContainText(/Retry in 2[0-6] s/)
  await chat.getByRole('link', { name: 'Settings' }).first().click()
  await expect(chat.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await chat.goBack()
  await expect(retry).toBeVisible()
  expect(Number(/\d+/.exec((await retry.textContent()) ?? '')?.[0])).toBeLessThan(27)
  await chat.getByText('Code', { exact: true }).click()
  await expect(chat.getByRole('complementary').filter({ hasText: 'include_usage' })).toBeVisible()
})

test('copying works where there is no clipboard', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
  })
  await page.goto('/chat')
  await send(page, 'Which audio formats can I transcribe?')
  const answer = page.getByRole('article', { name: /^Answer of/ })
  await expect(answer).toContainText(/\d tok/)
  await answer.getByRole('button', { name: 'Copy answer' }).click()
  await expect(answer.getByRole('button', { name: 'Copied' })).toBeVisible()
})

test('a link whose words are another address shows where it really goes', async ({ chat }) => {
  await send(chat, 'Which audio formats can I transcribe?')
  await expect(chat.getByRole('article', { name: /^Answer of/ })).toContainText('Source:')
  await chat.goto('/settings')
  await changeKept(
    chat,
    '[https://example.com](https://example.co/a) and [example.org/b](https://example.org/b)[^1]\n\n[^1]: The note.',
  )
  await chat.goto('/chat')
  await expect(chat.getByRole('link', { name: /example\.com/ })).toHaveText('https://example.comexample.co')
  await expect(chat.getByRole('link', { name: /example\.org/ })).toHaveText('example.org/b')
  const note = await chat.getByRole('link', { name: '1', exact: true }).getAttribute('href')
  await expect(chat.locator(`[id="${note?.slice(1)}"]`)).toContainText('The note.')
})

/** Puts a text into the kept answer, and a message from another world behind it. */
async function changeKept(page: Page, text: string): Promise<void> {
  await page.evaluate(async (words) => {
    const [{ name = '' } = {}] = await indexedDB.databases()
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const messages = database.transaction('messages', 'readwrite').objectStore('messages')
    await new Promise<void>((resolve) => {
      const all = messages.getAll()
      all.onsuccess = () => {
        const answer = all.result.find(({ said }) => said.role === 'assistant')
        messages.put({ ...answer, said: { ...answer.said, text: words } })
        messages.put({ ...answer, id: 'odd', parent: answer.id, said: { role: 'oracle' } }).onsuccess = () =>
          resolve()
      }
    })
    database.close()
  }, text)
}

test('accessible in both themes, at a desk and on a phone', async ({ page }) => {
  await page.goto('/chat')
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /What should my program do after a 429/ }).click()
  await expect(page.getByRole('article', { name: /^Answer of/ })).toContainText('Source:')
  await expectAccessibleEverywhere(page)
  await page.goto('/chat?model=sandbox-faults')
  await send(page, 'status=500')
  await expect(page.getByRole('alert').filter({ hasText: 'The server failed' })).toBeVisible()
  await expectAccessible(page)
})
