import type { Page } from '@playwright/test'
import { chooseModel, expect, send, test } from './fixtures.ts'

const answer = (page: Page) => page.getByRole('article', { name: /^Answer of/ })
const complete = (page: Page) => page.getByRole('status').filter({ hasText: 'Answer complete' })

async function sendFault(page: Page, fault: string): Promise<void> {
  await chooseModel(page, 'sandbox-faults')
  await send(page, fault)
}

const WHOLE = [
  'no-done tokens=30',
  'no-finish tokens=30',
  'done-open tokens=30',
  'json tokens=30',
  'sse-type tokens=30',
  'bom tokens=30',
  'drip tokens=30',
  'split-utf8 tokens=30',
  'pause=1500 tokens=30',
  'keepalive=1500 tokens=30',
  'no-usage tokens=30',
  'odd-usage tokens=30',
]

test('what is odd about a stream is no error: each is a whole reply', async ({ chat }) => {
  test.slow()
  await chooseModel(chat, 'sandbox-faults')
  for (const [index, fault] of WHOLE.entries()) {
    await test.step(fault, async () => {
      await send(chat, fault)
      await expect(answer(chat)).toHaveCount(index + 1)
      // An answer that has ended can be copied.
      const last = answer(chat).last()
      await expect(last.getByRole('button', { name: 'Copy answer' })).toBeVisible()
      await expect(last).toContainText(/\S+ \S+ \S+/)
      await expect(last.getByRole('alert')).toHaveCount(0)
      await expect(last).not.toContainText(/undefined|NaN|null|-1 tok|data:|: ping/)
      await expect(chat.getByRole('button', { name: 'Send', exact: true })).toBeEnabled()
    })
  }
})

test('a stream where none was asked for is a reply (chat-sse)', async ({ chat }) => {
  await chat.getByRole('checkbox', { name: 'Stream the answer' }).uncheck()
  await sendFault(chat, 'sse tokens=30')
  await expect(complete(chat)).toBeAttached()
  await expect(answer(chat)).not.toContainText('data:')
})

test('nothing that comes after [DONE] is shown (chat-double-done)', async ({ chat }) => {
  await sendFault(chat, 'double-done tokens=30')
  await expect(complete(chat)).toBeAttached()
  await expect(answer(chat)).not.toContainText('AFTER DONE')
  await expect(answer(chat)).toHaveCount(1)
})

test('usage that did not come is an estimate, marked as one (chat-no-usage)', async ({ chat }) => {
  await sendFault(chat, 'no-usage tokens=30')
  await expect(complete(chat)).toBeAttached()
  await expect(answer(chat)).toContainText(/≈ \d+ tok/)
})

test('a connection that goes away keeps what came (chat-offline)', async ({ chat, context }) => {
  await sendFault(chat, 'endless')
  await expect(answer(chat)).toContainText(/(\S+ ){20}/)
  await context.setOffline(true)
  await expect(answer(chat).getByRole('alert')).toContainText(/connection/i)
  await expect(answer(chat)).toContainText(/(\S+ ){20}/)
  await context.setOffline(false)
  const posts: string[] = []
  chat.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
  await answer(chat).getByRole('button', { name: 'Retry' }).click()
  await expect(answer(chat)).toContainText(/(\S+ ){5}/)
  expect(posts).toHaveLength(1)
  await chat.keyboard.press('Escape')
  await expect(answer(chat)).toContainText('2 / 2')
})

test('a request is closed with its tab (chat-close)', async ({ context, gateway }) => {
  const page = await context.newPage()
  await page.goto(`${gateway.origin}/chat`)
  await sendFault(page, 'endless')
  const gone = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/chat/completions'))
  await expect(answer(page)).toContainText(/\S+ \S+/)
  await Promise.all([gone, page.goto('about:blank')])
})

test('a conversation that is too long for the model is told how to shorten (chat-context)', async ({
  chat,
}) => {
  await sendFault(chat, 'status=400 body=context')
  const alert = answer(chat).getByRole('alert')
  await expect(alert).toContainText('maximum context length')
  await expect(alert).toContainText('Delete or shorten messages')
  await expect(chat.getByRole('article', { name: 'You' })).toContainText('status=400')
})

test('all messages of a 422 stand with their fields, and at the parameter itself (chat-422)', async ({
  chat,
}) => {
  await chat.getByRole('button', { name: 'Add a parameter' }).click()
  await chat.getByRole('button', { name: /^Temperature/ }).click()
  await sendFault(chat, 'status=422 body=fields')
  const alert = answer(chat).getByRole('alert')
  await expect(alert).toContainText('temperature: Input should be less than 2')
  await expect(alert).not.toContainText('[object')
  const field = chat.getByRole('textbox', { name: 'Temperature' })
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(chat.getByText('Input should be less than 2', { exact: false }).last()).toBeVisible()
})

test('a message that is edited while it streams leaves its answer in its own branch (chat-edit-race)', async ({
  chat,
}) => {
  await sendFault(chat, 'endless')
  await expect(answer(chat)).toContainText(/\S+ \S+ \S+/)
  const question = chat.getByRole('article', { name: 'You' })
  await question.hover()
  await question.getByRole('button', { name: 'Edit' }).click()
  await chat.getByRole('textbox', { name: 'Edit message' }).fill('tokens=20 finish=stop')
  await chat.keyboard.press('ControlOrMeta+Enter')
  await expect(answer(chat)).toContainText(/\d s · \d+ tok/)
  const text = await answer(chat).textContent()
  await question.getByRole('button', { name: 'Version before' }).click()
  await expect(answer(chat)).toContainText(/(\S+ ){20}/)
  await chat.getByRole('button', { name: 'Stop', exact: true }).click()
  await question.getByRole('button', { name: 'Next version' }).click()
  await expect(answer(chat)).toHaveText(text ?? '')
})

test('a message that is deleted while it streams stops it, and Undo has what came', async ({ chat }) => {
  await sendFault(chat, 'endless')
  await expect(answer(chat)).toContainText(/(\S+ ){10}/)
  const gone = chat.waitForEvent('requestfailed', (request) => request.url().endsWith('/chat/completions'))
  const question = chat.getByRole('article', { name: 'You' })
  await question.hover()
  await question.getByRole('button', { name: 'Delete message' }).click()
  await expect(question).toHaveCount(0)
  await chat.getByRole('button', { name: 'Stop', exact: true }).click()
  await gone
  await chat.getByRole('button', { name: 'Undo' }).click()
  await expect(question).toContainText('endless')
  await expect(answer(chat)).toContainText(/(\S+ ){10}/)
})

test('a hidden tab takes in every token (visibility)', async ({ chat, context }) => {
  await chooseModel(chat, 'sandbox-stress')
  await send(chat, 'tokens=300 rate=150 block=prose')
  await expect(answer(chat)).toContainText(/\S+ \S+/)
  const front = await context.newPage()
  await front.goto('about:blank')
  await front.bringToFront()
  await expect(complete(chat)).toBeAttached({ timeout: 15_000 })
  await chat.bringToFront()
  await expect(answer(chat)).toContainText('300 tok')
})

test('the Enter that ends an input method never sends, in the order of any browser', async ({ chat }) => {
  const box = chat.getByRole('textbox', { name: 'Message', exact: true })
  await box.fill('にほん')
  for (const [keyCode, isEndedFirst] of [
    [229, false], // Chromium
    [13, false], // Firefox
    [229, true], // Safari
  ] as const) {
    await box.evaluate(
      (element, order) => {
        const key = { key: 'Enter', keyCode: order.keyCode, isComposing: !order.isEndedFirst, bubbles: true }
        const events = [
          new KeyboardEvent('keydown', { ...key, cancelable: true }),
          new CompositionEvent('compositionend', { bubbles: true }),
        ]
        element.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
        for (const event of order.isEndedFirst ? events.reverse() : events) element.dispatchEvent(event)
      },
      { keyCode, isEndedFirst },
    )
    await expect(box).toHaveValue('にほん')
    await expect(chat.getByRole('article')).toHaveCount(0)
  }
  await box.press('Enter')
  await expect(chat.getByRole('article', { name: 'You' })).toContainText('にほん')
})
