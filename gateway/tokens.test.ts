import { describe, expect, it } from 'vitest'
import type { Endpoint } from './endpoints.ts'
import { createTokens } from './tokens.ts'

const ENDPOINTS: Endpoint[] = ['models', 'chat', 'embeddings', 'rerank', 'transcription', 'speech']

function atTime() {
  let time = 1_000_000
  const tokens = createTokens(() => time)
  const pass = (ms: number) => {
    time += ms
  }
  return {
    tokens,
    pass,
    ask: (token: string, endpoint: Endpoint) => tokens.admit(`Bearer ${token}`, endpoint),
  }
}

describe('createTokens', () => {
  it('mints two different tokens, other ones at every start', () => {
    const [one, two] = [createTokens(), createTokens()]
    const all = [one.full, one.test, two.full, two.test]
    expect(new Set(all).size).toBe(4)
    for (const token of all) expect(token).toMatch(/^taas_sandbox_[0-9a-f]{36}$/)
  })

  it('lets the full token do everything, as often as it likes', () => {
    const { tokens, ask } = atTime()
    for (const endpoint of ENDPOINTS) {
      for (let count = 0; count < 50; count += 1) {
        expect(ask(tokens.full, endpoint)).toMatchObject({ allowed: true, headers: {} })
      }
    }
  })

  it('lets the test token chat three times a minute, and look at the models for nothing', () => {
    const { tokens, ask, pass } = atTime()
    const left = [2, 1, 0].map(String)
    for (const remaining of left) {
      expect(ask(tokens.test, 'models')).toMatchObject({ allowed: true, headers: {} })
      expect(ask(tokens.test, 'chat')).toMatchObject({
        allowed: true,
        headers: { 'x-ratelimit-limit-requests': '3', 'x-ratelimit-remaining-requests': remaining },
      })
      pass(1000)
    }
    expect(ask(tokens.test, 'chat')).toEqual({
      allowed: false,
      status: 429,
      detail: 'Rate limit exceeded: this token may send 3 requests a minute.',
      headers: {
        'x-ratelimit-limit-requests': '3',
        // One request comes back every 20 s; three seconds of the first have passed.
        'retry-after': '17',
        'x-ratelimit-remaining-requests': '0',
        'x-ratelimit-reset-requests': '57s',
      },
    })
  })

  it('is true to its Retry-After: one second sooner is too soon', () => {
    const { tokens, ask, pass } = atTime()
    for (let count = 0; count < 3; count += 1) ask(tokens.test, 'chat')
    pass(5_000)
    const seconds = Number(ask(tokens.test, 'chat').headers['retry-after'])
    expect(seconds).toBe(15)
    pass((seconds - 1) * 1000)
    expect(ask(tokens.test, 'chat')).toMatchObject({ status: 429, headers: { 'retry-after': '1' } })
    pass(1000)
    expect(ask(tokens.test, 'chat').allowed).toBe(true)
    expect(ask(tokens.test, 'chat').allowed).toBe(false)
  })

  it('does not count what it refuses', () => {
    const { tokens, ask, pass } = atTime()
    for (let count = 0; count < 20; count += 1) ask(tokens.test, 'chat')
    pass(60_000)
    expect(ask(tokens.test, 'chat')).toMatchObject({ headers: { 'x-ratelimit-remaining-requests': '2' } })
  })

  it.each(['embeddings', 'rerank', 'transcription', 'speech'] as const)(
    'keeps the test token from %s',
    (endpoint) => {
      const { tokens, ask } = atTime()
      expect(ask(tokens.test, endpoint)).toMatchObject({
        allowed: false,
        status: 403,
        detail: `This token may not use ${endpoint}; it permits models, chat.`,
      })
      expect(ask(tokens.test, 'chat')).toMatchObject({ headers: { 'x-ratelimit-remaining-requests': '2' } })
    },
  )

  it.each([null, '', 'Bearer', 'Bearer ', 'Basic dGFhcw==', 'taas_sandbox_1', 'Bearer a b'])(
    'says that a token is missing for %j',
    (header) => {
      expect(createTokens().admit(header, 'chat')).toMatchObject({
        allowed: false,
        status: 401,
        detail: expect.stringContaining('Authorization: Bearer taas_'),
      })
    },
  )

  it('tells a real token that it went nowhere, and any other that it is invalid', () => {
    const { ask } = atTime()
    expect(ask('taas_live_abcdef', 'chat')).toMatchObject({
      status: 401,
      detail: expect.stringMatching(/^This is the sandbox; your token was not sent anywhere/),
    })
    for (const token of ['taas_sandbox_0', 'sk-1', '__proto__']) {
      expect(ask(token, 'chat')).toMatchObject({ status: 401, detail: 'Invalid or expired token.' })
    }
  })

  it('takes the scheme in any case and never repeats the token', () => {
    const { tokens, ask } = atTime()
    expect(tokens.admit(`bearer  ${tokens.full}`, 'speech').allowed).toBe(true)
    expect(JSON.stringify(ask('taas_live_abcdef', 'chat'))).not.toContain('abcdef')
  })
})
