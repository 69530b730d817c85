import { describe, expect, it } from 'vitest'
import type { ChatRequest } from '../../src/contract/chat.ts'
import { jsonOf, quickClock, refusalOf, testSandbox } from './test-sandbox.ts'
import { countTokens, tokenize } from './tokenizer.ts'

const PATH = '/v1/chat/completions'
type Body = { [field: string]: unknown }

const asking = (content: string, extra: Body = {}): Body => ({
  model: 'sandbox-stress',
  messages: [{ role: 'user', content }],
  ...extra,
})

async function plain(body: Body) {
  const answer = await testSandbox().ask(PATH, body)
  expect(answer.status).toBe(200)
  const { choices, usage, ...rest } = await jsonOf(answer)
  expect(choices).toHaveLength(1)
  return { text: choices[0].message.content as string, reason: choices[0].finish_reason, usage, ...rest }
}

async function streamed(body: Body) {
  const answer = await testSandbox().ask(PATH, { ...body, stream: true })
  expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/)
  const lines = (await answer.text()).split('\n\n').filter((line) => line !== '')
  expect(lines.at(-1)).toBe('data: [DONE]')
  const chunks = lines.slice(0, -1).map((line) => JSON.parse(line.replace(/^data: /, '')))
  const pieces: string[] = chunks.flatMap(({ choices }) => choices[0]?.delta?.content || [])
  const reason = chunks.flatMap(({ choices }) => choices[0]?.finish_reason ?? []).at(-1)
  return { chunks, pieces, text: pieces.join(''), reason, usage: chunks.at(-1).usage }
}

describe('a chat', () => {
  it('has the reference’s shape, plain and streamed', async () => {
    const answer = await plain(asking('tokens=10'))
    expect(answer).toMatchObject({ object: 'chat.completion', model: 'sandbox-stress', reason: 'stop' })
    const { chunks } = await streamed(asking('tokens=10'))
    expect(chunks[0]).toMatchObject({
      object: 'chat.completion.chunk',
      choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }],
    })
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1)
    expect(chunks.every(({ usage }) => usage === undefined)).toBe(true)
  })

  it('says the same plain and streamed, for every model', async () => {
    for (const model of ['sandbox-docs', 'sandbox-quote', 'sandbox-stress', 'sandbox-faults']) {
      const body = asking('How do I list the models?', { model })
      expect((await streamed(body)).text, model).toBe((await plain(body)).text)
    }
  })

  it('counts in usage what it streams, and nothing else', async () => {
    const body = asking('tokens=37 seed=5', { stream_options: { include_usage: true } })
    const { pieces, usage, chunks } = await streamed(body)
    expect(usage).toEqual({
      prompt_tokens: countTokens('tokens=37 seed=5'),
      completion_tokens: 37,
      total_tokens: countTokens('tokens=37 seed=5') + 37,
    })
    expect(pieces).toHaveLength(37)
    expect(chunks.at(-1).choices).toEqual([])
    expect((await plain(body)).usage).toEqual(usage)
  })

  it.each([1, 2, 7, 36])('stops after exactly max_tokens=%i, by length', async (max_tokens) => {
    const whole = await streamed(asking('tokens=37 seed=5'))
    const cut = await streamed(
      asking('tokens=37 seed=5', { max_tokens, stream_options: { include_usage: true } }),
    )
    expect(cut).toMatchObject({ pieces: whole.pieces.slice(0, max_tokens), reason: 'length' })
    expect(cut.usage.completion_tokens).toBe(max_tokens)
    expect(await plain(asking('tokens=37 seed=5', { max_tokens }))).toMatchObject({
      text: cut.text,
      reason: 'length',
      usage: cut.usage,
    })
  })

  it.each([37, 38, 1000])(
    'stops by itself when max_tokens=%i is no less than it says',
    async (max_tokens) => {
      expect((await streamed(asking('tokens=37 seed=5', { max_tokens }))).reason).toBe('stop')
      expect((await plain(asking('tokens=37 seed=5', { max_tokens }))).reason).toBe('stop')
    },
  )

  it('stops before the first of its stop texts, which may lie across pieces', async () => {
    const whole = (await plain(asking('tokens=200 seed=2 block=prose'))).text
    const middle = whole.slice(101, 131)
    const later = whole.slice(300, 320)
    for (const stop of [middle, [later, middle], ['never there', middle, '']]) {
      const body = asking('tokens=200 seed=2 block=prose', { stop })
      expect(await plain(body)).toMatchObject({ text: whole.slice(0, whole.indexOf(middle)), reason: 'stop' })
      expect((await streamed(body)).text).toBe(whole.slice(0, whole.indexOf(middle)))
    }
    expect((await plain(asking('tokens=9', { stop: '' }))).text).not.toBe('')
  })

  it.each<[Body, string]>([
    [{ n: 2 }, 'body.n'],
    [{ n: 0 }, 'body.n'],
    [{ n: 1.5 }, 'body.n'],
    [{ temperature: 2.1 }, 'body.temperature'],
    [{ temperature: -0.1 }, 'body.temperature'],
    [{ temperature: 'hot' }, 'body.temperature'],
    [{ top_p: 1.1 }, 'body.top_p'],
    [{ top_p: -1 }, 'body.top_p'],
    [{ max_tokens: 0 }, 'body.max_tokens'],
    [{ max_tokens: 1.5 }, 'body.max_tokens'],
    [{ stop: ['1', '2', '3', '4', '5'] }, 'body.stop'],
    [{ stream: 'yes' }, 'body.stream'],
    [{ messages: [] }, 'body.messages'],
    [{ messages: 'hi' }, 'body.messages'],
    [{ messages: [{ role: 'robot', content: 'hi' }] }, 'body.messages.0.role'],
    [{ messages: [{ role: 'user' }] }, 'body.messages.0.content'],
  ])('refuses %j and names the field', async (extra, field) => {
    const refused = await testSandbox().ask(PATH, asking('hi', extra))
    expect(await refusalOf(refused)).toEqual([422, [field]])
  })

  it.each<Body>([
    { temperature: 0, top_p: 0, n: 1 },
    { temperature: 2, top_p: 1, max_tokens: 1 },
    { temperature: null, top_p: null, max_tokens: null, stop: null, stream: null, n: null },
    { anything: { else: true }, messages: [{ role: 'user', content: [{ type: 'text', text: 'hi' }] }] },
  ])('takes %j', async (extra) => {
    expect((await testSandbox().ask(PATH, asking('hi', extra))).status).toBe(200)
  })

  it('paces what it streams, by its own clock', async () => {
    const clock = quickClock()
    const started = clock.now()
    const answer = await testSandbox(clock).ask(PATH, asking('tokens=100 rate=10 ttft=500', { stream: true }))
    await answer.text()
    expect(clock.now() - started).toBe(500 + 10_000)
  })
})

describe('the settings of sandbox-stress', () => {
  const asked = async (system: string) => {
    const { messages } = asking('tokens=40 seed=7') as Pick<ChatRequest, 'messages'>
    return plain(asking('', { messages: [{ role: 'system', content: system }, ...messages] }))
  }

  it('are overruled by those of the system message, which sets no others', async () => {
    const { text } = await plain(asking('tokens=40 seed=7'))
    expect((await asked('Be brief.')).text).toBe(text)
    expect((await asked('tokens=10')).usage.completion_tokens).toBe(10)
    expect(text.startsWith((await asked('tokens=10')).text)).toBe(true)
  })
})

describe('an answer that has begun', () => {
  const question: ChatRequest['messages'] = [{ role: 'user', content: 'tokens=60 seed=9 block=prose' }]
  const goingOn = (content: string, extra: Body = {}) => ({
    model: 'sandbox-stress',
    messages: [...question, { role: 'assistant', content }] as ChatRequest['messages'],
    ...extra,
  })

  it('is gone on with, wherever it was cut', async () => {
    const { text } = await plain({ model: 'sandbox-stress', messages: question })
    for (const end of [1, 7, 50, text.length - 1]) {
      expect((await plain(goingOn(text.slice(0, end)))).text).toBe(text.slice(end))
    }
    expect(await plain(goingOn(text))).toMatchObject({ text: '', reason: 'stop' })
  })

  it('comes whole when max_tokens cut it, piece by piece and without a seam', async () => {
    const whole = await streamed({ model: 'sandbox-stress', messages: question })
    let text = ''
    let rounds = 0
    for (let reason = 'length'; reason === 'length'; rounds += 1) {
      const part = await streamed(
        text === ''
          ? { ...goingOn(''), messages: question, max_tokens: 7 }
          : goingOn(text, { max_tokens: 7 }),
      )
      text += part.text
      reason = part.reason
    }
    expect(text).toBe(whole.text)
    expect(rounds).toBe(Math.ceil(60 / 7))
  })

  it('counts what it adds, and the beginning as prompt', async () => {
    const { text } = await plain({ model: 'sandbox-stress', messages: question })
    const begun = tokenize(text).slice(0, 20).join('')
    const { usage } = await plain(goingOn(begun))
    expect(usage.prompt_tokens).toBe(
      countTokens(question.map(({ content }) => content).join('')) + countTokens(begun),
    )
    expect(usage.completion_tokens).toBe(40)
  })

  it('is answered from the start when the sandbox would not have begun so', async () => {
    const { text } = await plain({ model: 'sandbox-stress', messages: question })
    for (const begun of ['Something else', `${text} and more`, `${text.slice(0, 30)}?`, '']) {
      expect((await plain(goingOn(begun))).text, begun).toBe(text)
    }
  })

  it('goes on in the documentation and in faults, whose words stand before it', async () => {
    for (const [model, content] of [
      ['sandbox-docs', 'How do I list the models?'],
      ['sandbox-faults', 'no-usage seed=4'],
    ] as const) {
      const asked = { role: 'user' as const, content }
      const { text } = await plain({ model, messages: [asked] })
      const messages = [asked, { role: 'assistant' as const, content: text.slice(0, 40) }]
      const rest = await plain({ model, messages })
      expect(rest.text, model).toBe(text.slice(40))
      expect(rest.usage === undefined).toBe(model === 'sandbox-faults')
    }
    const messages = [
      { role: 'user' as const, content: 'no-done seed=4' },
      { role: 'assistant' as const, content: 'status=500 hang' },
    ]
    expect((await plain({ model: 'sandbox-faults', messages })).text).not.toBe('')
  })

  it('may stand alone', async () => {
    const messages = [{ role: 'assistant' as const, content: 'Hello' }]
    expect((await plain({ model: 'sandbox-docs', messages })).text).not.toBe('')
  })
})
