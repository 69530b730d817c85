import { describe, expect, it } from 'vitest'
import { checkHealth } from './health.ts'
import { failureOf, sandboxClient, scriptedClient, seenBy, shortLimits } from './test-servers.ts'

const stateOf = async (body: string) => {
  const { state, words } = await checkHealth(scriptedClient({ chunks: [body] }))
  return [state, words]
}

describe('checkHealth', () => {
  it('finds the sandbox up', async () => {
    const health = await checkHealth(sandboxClient({ token: null }))
    expect(health).toEqual({ state: 'up', words: 'ok', latencyMs: expect.any(Number) })
  })

  it.each<[string, string, string | null]>([
    ['{"status":"ok"}', 'up', 'ok'],
    ['{"status":"healthy","x":{}}', 'up', 'healthy'],
    ['{"message":"OK"}', 'up', 'OK'],
    ['', 'up', null],
    ['OK\n', 'up', 'OK'],
    ['"ok"', 'up', 'ok'],
    ['Ollama is running', 'up', 'Ollama is running'],
    ['The model is not running', 'unknown', 'The model is not running'],
    ['{"status":"degraded"}', 'degraded', 'degraded'],
    ['{"status":"loading model"}', 'unknown', 'loading model'],
    ['{"status":{"code":1}}', 'unknown', null],
    ['{"status":true}', 'unknown', null],
    ['{"status":', 'unknown', null],
    ['[]', 'unknown', null],
    ['<!doctype html><title>x</title>', 'unknown', '<!doctype html><title>x</title>'],
  ])('reads %j as %s', async (body, state, words) => {
    expect(await stateOf(body)).toEqual([state, words])
  })

  it('throws what the server refuses with, and asks once', async () => {
    const down = scriptedClient({
      key: 'down',
      status: 503,
      headers: { 'retry-after': '20' },
      chunks: ['{"detail":"Model is loading"}'],
    })
    const facts = await failureOf('refused', checkHealth(down))
    expect(facts).toMatchObject({ code: 'refused-503', words: 'Model is loading', retryAfterSeconds: 20 })
    expect((await seenBy('down')).started).toBe(1)
  })

  it('gives up after its own limit', async () => {
    const limits = shortLimits(60_000)
    limits.firstByteMs.health = 100
    const facts = await failureOf('unreachable', checkHealth(scriptedClient({ after: 'never' }, { limits })))
    expect(facts.code).toBe('timed-out')
  })
})
