import { describe, expect, it } from 'vitest'
import type { Clock } from './clock.ts'
import { FAULT_WORDS, readFaults } from './faults.ts'
import { jsonOf, quickClock, testSandbox } from './test-sandbox.ts'

const CHAT = '/v1/chat/completions'
const QUIET = 'tokens=30 rate=100000 ttft=0 seed=1'
const body = (words: string, extra: object = {}) => ({
  model: 'sandbox-faults',
  messages: [{ role: 'user', content: `${words} ${QUIET}` }],
  ...extra,
})

function chat(
  words: string,
  {
    clock = quickClock() as Clock,
    ...extra
  }: { clock?: Clock; stream?: boolean; stream_options?: object } = {},
) {
  return testSandbox(clock).ask(CHAT, body(words, extra))
}

const stream = (words: string, clock?: Clock) =>
  chat(words, { stream: true, stream_options: { include_usage: true }, ...(clock ? { clock } : {}) })

type Read = { text: string; chunks: Uint8Array[]; failed: boolean }

/** All that a body gives before it ends or fails. */
async function readAll(response: Response): Promise<Read> {
  const chunks: Uint8Array[] = []
  let failed = false
  try {
    for await (const chunk of response.body ?? []) chunks.push(chunk)
  } catch {
    failed = true
  }
  return { text: Buffer.concat(chunks).toString(), chunks, failed }
}

const deltas = (text: string) => text.match(/"delta":\{"content":"[^"]/g)?.length ?? 0

/** A clock that sleeps only while nobody has left. */
function leavingClock(): Clock & { asleep: number } {
  const clock = {
    asleep: 0,
    now: () => Date.now(),
    sleep: (_ms: number, signal?: AbortSignal) => {
      clock.asleep += 1
      return new Promise<void>((resolve) => {
        if (signal?.aborted) resolve()
        signal?.addEventListener('abort', () => resolve())
      })
    },
  }
  return clock
}

describe('readFaults', () => {
  it('finds words with and without values among others, the last of one name counting', () => {
    expect(readFaults('Please hang, then status=429 and cut=5 cut=7. Not hanging or status')).toEqual(
      new Map([
        ['hang', ''],
        ['status', ''],
        ['cut', '7.'],
      ]),
    )
    expect(readFaults('constructor=1 __proto__=2 toString slow=8000;')).toEqual(new Map([['slow', '8000']]))
    expect(readFaults('')).toEqual(new Map())
  })

  it('is listed by sandbox-faults when none is asked for', async () => {
    const { choices } = await jsonOf(await chat(''))
    for (const name of FAULT_WORDS.keys()) expect(choices[0].message.content).toContain(`\`${name}\``)
  })
})

describe('shared faults', () => {
  it.each([400, 401, 403, 404, 408, 413, 422, 429, 500, 502, 503, 504, 599])('status=%i', async (status) => {
    const answer = await chat(`status=${status}`)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('x-request-id')).toMatch(/^req_/)
    expect(await jsonOf(answer)).toEqual({ detail: `Failed on request with status ${status}.` })
  })

  it('a status that is no refusal is 500', async () => {
    for (const status of ['200', '99', '1000', 'x']) expect((await chat(`status=${status}`)).status).toBe(500)
  })

  it('retry-after, in seconds and as a date 90 s ahead', async () => {
    const waitOf = async (words: string) => (await chat(words)).headers.get('retry-after')
    expect(await waitOf('status=429')).toBe('7')
    expect(await waitOf('status=503')).toBeNull()
    expect(await waitOf('status=503 retry-after=20')).toBe('20')
    expect(await waitOf('status=503 retry-after=date')).toBe('Sun, 22 Nov 2026 12:01:30 GMT')
  })

  it('body, in every form', async () => {
    const bodyOf = async (form: string) => (await chat(`status=500 body=${form}`)).text()
    expect(JSON.parse(await bodyOf('openai'))).toEqual({
      error: {
        message: 'Failed on request with status 500.',
        type: 'sandbox_fault',
        param: null,
        code: 'fault',
      },
    })
    expect(JSON.parse(await bodyOf('string'))).toEqual({ error: expect.any(String) })
    expect(JSON.parse(await bodyOf('fields')).detail).toHaveLength(3)
    expect(JSON.parse(await bodyOf('echo')).detail).toMatch(/taas_sandbox_/)
    expect((await bodyOf('long')).length).toBeGreaterThan(5_000_000)
    expect(await bodyOf('html')).toMatch(/^<html>/)
    expect(await bodyOf('empty')).toBe('')
  })

  it('slow waits as long as it says, then answers', async () => {
    for (const [words, ms] of [
      ['slow=1234', 1234],
      ['slow', 8000],
      ['slow=-1', 8000],
    ] as const) {
      const clock = quickClock()
      expect((await chat(words, { clock })).status).toBe(200)
      expect(clock.slept[0]).toBe(ms)
    }
  })

  it('hang never answers, until the client leaves', async () => {
    const clock = leavingClock()
    const stop = new AbortController()
    let answered = false
    const asking = testSandbox(clock)
      .ask(CHAT, body('hang'), { signal: stop.signal })
      .then(() => {
        answered = true
      })
    while (clock.asleep === 0) await new Promise((resolve) => setImmediate(resolve))
    expect(answered).toBe(false)
    stop.abort()
    await asking
  })

  it('html, shape and null answer 200 with something else', async () => {
    expect((await (await chat('html')).text()).startsWith('<!doctype html>')).toBe(true)
    expect(await jsonOf(await chat('shape'))).toEqual({})
    const embeddings = (input: string) =>
      testSandbox().ask('/v1/embeddings', { model: 'sandbox-faults', input })
    expect(await jsonOf(await embeddings('null'))).toBeNull()
    expect(await (await embeddings('empty')).text()).toBe('')
    await expect(jsonOf(await embeddings('garble'))).rejects.toThrow(SyntaxError)
    expect((await readAll(await embeddings('reset'))).failed).toBe(true)
  })

  it('bom and drip change how the answer travels, not what it says', async () => {
    const plain = await (await chat('no-finish')).text()
    const bom = await readAll(await chat('bom'))
    expect([...(bom.chunks[0] ?? [])]).toEqual([0xef, 0xbb, 0xbf])
    const drip = await readAll(await chat('drip'))
    expect(new Set(drip.chunks.map(({ length }) => length))).toEqual(new Set([1]))
    const contentOf = (text: string) => JSON.parse(text.replace(/^\uFEFF/, '')).choices
    expect(contentOf(bom.text)).toEqual(contentOf(plain))
    expect(contentOf(drip.text)).toEqual(contentOf(plain))
  })

  it('short promises a length and sends half of it', async () => {
    const answer = await chat('short')
    const { chunks, failed } = await readAll(answer)
    expect(failed).toBe(true)
    expect(chunks.reduce((sum, { length }) => sum + length, 0)).toBe(
      Math.floor(Number(answer.headers.get('content-length')) / 2),
    )
  })

  it.each([
    ['/v1/embeddings', { input: ['status=418', 'b'] }],
    ['/v1/rerank', { query: 'status=418', documents: ['a'] }],
    ['/v1/audio/speech', { input: 'status=418' }],
  ])('work at %s', async (path, rest) => {
    expect((await testSandbox().ask(path, { model: 'sandbox-faults', ...rest })).status).toBe(418)
  })

  it('are only words to every other model', async () => {
    const answer = await testSandbox().ask('/v1/embeddings', {
      model: 'sandbox-hash-768',
      input: 'status=500',
    })
    expect(answer.status).toBe(200)
  })
})

describe('faults of a stream', () => {
  it('cut ends cleanly after so many tokens, without a reason', async () => {
    for (const [words, count] of [
      ['cut=5', 5],
      ['cut=0', 0],
      ['cut', 20],
    ] as const) {
      const { text, failed } = await readAll(await stream(words))
      expect(failed).toBe(false)
      expect(deltas(text)).toBe(count)
      expect(text).not.toContain('"finish_reason":"')
      expect(text).not.toContain('[DONE]')
    }
  })

  it('reset breaks the connection after so many tokens', async () => {
    const { text, failed } = await readAll(await stream('reset=5'))
    expect(failed).toBe(true)
    expect(deltas(text)).toBe(5)
  })

  it('stall is silent after so many tokens for as long as anybody listens', async () => {
    const clock = quickClock()
    const { text } = await readAll(await stream('stall=5', clock))
    expect(deltas(text)).toBe(5)
    expect(Math.max(...clock.slept)).toBe(24 * 60 * 60 * 1000)
  })

  it('pause waits after four tokens, then goes on', async () => {
    const clock = quickClock()
    const { text } = await readAll(await stream('pause=1234', clock))
    expect(deltas(text)).toBe(30)
    expect(clock.slept).toContain(1234)
  })

  it('keepalive sends comments for as long as it says, then the answer', async () => {
    const { text } = await readAll(await stream('keepalive=1000'))
    expect(text.match(/^: keep-alive$/gm)).toHaveLength(4)
    expect(text.indexOf('data:')).toBeGreaterThan(text.lastIndexOf(': keep-alive'))
    expect(deltas(text)).toBe(30)
  })

  it('garble is one event that is not JSON among good ones', async () => {
    const { text } = await readAll(await stream('garble'))
    const bad = [...text.matchAll(/^data: (.*)$/gm)].filter(([, data = '']) => {
      try {
        return data !== '[DONE]' && !JSON.parse(data)
      } catch {
        return true
      }
    })
    expect(bad).toHaveLength(1)
    expect(text).toMatch(/\[DONE\]\n\n$/)
  })

  it.each([
    ['openai', /"error":\{"message":"The model stopped/],
    ['string', /"error":"The model stopped/],
    ['detail', /"detail":"The model stopped/],
    ['event', /event: error\ndata: \{"message":"The model stopped/],
    ['html', /<html>/],
  ])('error-mid-stream=%s comes after four tokens and ends it', async (form, pattern) => {
    const { text } = await readAll(await stream(`error-mid-stream=${form}`))
    expect(deltas(text)).toBe(4)
    expect(text).toMatch(pattern)
    expect(text).not.toContain('[DONE]')
  })

  it('split-utf8 cuts inside characters and loses none', async () => {
    const { text, chunks } = await readAll(await stream('split-utf8'))
    expect(text).toMatch(/Zürich.*世界.*🇺🇳/su)
    expect(text).not.toContain('\uFFFD')
    const broken = chunks.filter((chunk) => new TextDecoder().decode(chunk).includes('\uFFFD'))
    expect(broken.length).toBeGreaterThan(20)
  })

  it('no-done, no-finish, double-done and done-open are about the end', async () => {
    expect((await readAll(await stream('no-done'))).text).not.toContain('[DONE]')
    const { text } = await readAll(await stream('no-finish'))
    expect(text).not.toContain('"finish_reason":"')
    expect(text).toContain('[DONE]')
    const double = (await readAll(await stream('double-done'))).text
    expect(double.match(/\[DONE\]/g)).toHaveLength(3)
    expect(double).toMatch(/AFTER DONE.*\n\n$/)
    const clock = quickClock()
    expect((await readAll(await stream('done-open', clock))).text).toMatch(/\[DONE\]\n\n$/)
    expect(Math.max(...clock.slept)).toBe(24 * 60 * 60 * 1000)
  })

  it('json, sse and sse-type change the form', async () => {
    expect((await jsonOf(await stream('json'))).object).toBe('chat.completion')
    expect((await chat('sse')).headers.get('content-type')).toMatch(/^text\/event-stream/)
    const typed = await stream('sse-type')
    expect(typed.headers.get('content-type')).toBe('text/plain')
    expect((await readAll(typed)).text).toContain('[DONE]')
  })

  it('no-usage, odd-usage, finish, null and empty change the facts', async () => {
    expect(await jsonOf(await chat('no-usage'))).not.toHaveProperty('usage')
    expect((await jsonOf(await chat('odd-usage'))).usage).toEqual({
      prompt_tokens: 'many',
      completion_tokens: null,
      total_tokens: -1,
    })
    expect((await readAll(await stream('odd-usage'))).text).toContain('"prompt_tokens":"many"')
    expect((await readAll(await stream('finish=content_filter'))).text).toContain(
      '"finish_reason":"content_filter"',
    )
    expect((await jsonOf(await chat('finish=content_filter'))).choices[0].finish_reason).toBe(
      'content_filter',
    )
    expect((await jsonOf(await chat('null'))).choices[0].message.content).toBeNull()
    expect((await jsonOf(await chat('empty'))).choices).toEqual([])
    for (const words of ['null', 'empty']) expect(deltas((await readAll(await stream(words))).text)).toBe(0)
  })

  it('reasoning comes first in its own field, think in the text', async () => {
    const { text } = await readAll(await stream('reasoning'))
    expect(text.indexOf('reasoning_content')).toBeLessThan(text.indexOf('"delta":{"content":" '))
    expect((await jsonOf(await chat('reasoning'))).choices[0].message.reasoning_content).toMatch(
      /^First I read/,
    )
    expect((await jsonOf(await chat('think'))).choices[0].message.content).toMatch(/^<think>First.*<\/think>/)
  })

  it('endless goes on until the client leaves', async () => {
    const sandbox = testSandbox()
    const stop = new AbortController()
    const answer = await sandbox.ask(
      CHAT,
      { model: 'sandbox-faults', messages: [{ role: 'user', content: 'endless' }], stream: true },
      { signal: stop.signal },
    )
    let chunks = 0
    for await (const chunk of answer.body ?? []) {
      if (chunk.length > 0) chunks += 1
      if (chunks === 1000) stop.abort()
    }
    expect(chunks).toBeGreaterThanOrEqual(1000)
    expect(chunks).toBeLessThan(1010)
  })
})
