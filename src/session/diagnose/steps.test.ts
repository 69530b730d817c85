import { describe, expect, inject, it } from 'vitest'
import { createClient } from '@/api/client.ts'
import { clientFor, sandboxClient, scriptedOrigin } from '@/api/test-servers.ts'
import { diagnose, type Patient } from './steps.ts'

// Asked from Node, which knows no CORS and no policy: those are seen in e2e/diagnose.spec.ts.
async function findings(client: Patient['client'], token = true): Promise<string[]> {
  const patient: Patient = {
    client,
    hasToken: token,
    pageUrl: `${inject('servers').gateway}/check`,
    isOnline: true,
    chatModel: (models) => models.find(({ kinds }) => kinds.includes('chat'))?.id ?? null,
  }
  const found: string[] = []
  for await (const { finding } of diagnose(patient, new AbortController().signal)) found.push(finding)
  return found
}

const BEFORE = ['address-fine', 'mixed-fine', 'online-fine']

describe('diagnose', () => {
  it('finds nothing in the way of the sandbox', async () => {
    expect(await findings(sandboxClient())).toEqual([
      ...BEFORE,
      ...['health-up', 'reach-same', 'models-listed', 'post-fine', 'stream-spread'],
    ])
  })

  it('a closed port, and a name that does not exist', async () => {
    const nothing = [...BEFORE, 'health-no-answer', 'reach-nothing']
    expect(await findings(clientFor(inject('servers').refusing))).toEqual(nothing)
    expect(await findings(clientFor('https://does-not-exist.invalid'))).toEqual(nothing)
  })

  it('a token that the server does not know, and none', async () => {
    expect((await findings(sandboxClient({ token: 'taas_wrong_1234567890' }))).at(-1)).toBe('models-401')
    expect((await findings(sandboxClient({ token: null }), false)).at(-1)).toBe('models-no-token')
  })

  it('an address without its version segment, and the one that has it', async () => {
    const { gateway, token } = inject('servers')
    const short = createClient({ baseUrl: gateway, healthUrl: `${gateway}/health`, token })
    expect((await findings(short))[0]).toBe('address-no-version')
    expect((await findings(short)).at(-1)).toBe('models-version')
    const wrong = createClient({ baseUrl: `${gateway}/v1/v1`, healthUrl: `${gateway}/health`, token })
    expect((await findings(wrong)).at(-1)).toBe('models-path')
  })

  it.each([
    ['a login page', { chunks: ['<!doctype html><title>Sign in</title>'] }, 'health-page', 'models-page'],
    ['a page of 502', { status: 502, chunks: ['<html>bad</html>'] }, 'health-page', 'models-page'],
    [
      'a redirect',
      { status: 302, headers: { location: '/login' } },
      'health-redirected',
      'models-redirected',
    ],
    ['403 on everything', { status: 403, chunks: ['{"detail":"no"}'] }, 'health-refused', 'models-403'],
    ['500 on everything', { status: 500, chunks: ['{"detail":"no"}'] }, 'health-refused', 'models-refused'],
    ['no list', { chunks: ['{}'] }, 'health-up', 'models-unreadable'],
    ['an empty list', { chunks: ['[]'] }, 'health-up', 'models-none'],
  ])('%s', async (_, script, health, models) => {
    const found = await findings(clientFor(scriptedOrigin(script)))
    expect(found).toContain(health)
    expect(found).toContain(models)
  })
})
