import { createServer } from 'node:http'
import { expect, inject, it } from 'vitest'
import { listen } from './test-servers.ts'
import { reportUpstream } from './upstream-report.ts'

async function report(url: string, token: string | null = null) {
  const lines = await reportUpstream(url, token)
  return Object.fromEntries(lines.map(({ name, found, words }) => [name, `${found}: ${words}`]))
}

it('finds that the sandbox speaks everything', async () => {
  const { gateway, token } = inject('servers')
  const found = await report(gateway, token)
  expect(Object.values(found).filter((words) => !words.startsWith('ok'))).toEqual([])
  expect(found).toMatchObject({
    models: expect.stringContaining('as a bare array'),
    'chat stream': expect.stringContaining('[DONE] at the end'),
    embeddings: expect.stringContaining('base64 too'),
    rerank: expect.stringContaining('dialect "openai"'),
    'unknown model': expect.stringContaining('404'),
  })
})

it('says of each endpoint why it cannot be used, and keeps the token to itself', async () => {
  const found = await report(inject('servers').gateway, 'taas_wrong_token_1234')
  expect(found.health).toMatch(/^ok: 200/)
  expect(found.chat).toMatch(/^no: 401/)
  expect(JSON.stringify(found)).not.toContain('taas_wrong_token_1234')
  const nobody = await report(inject('servers').refusing)
  expect(nobody.models).toMatch(/^no: .*ECONNREFUSED/)
})

it('shows no token that a server repeats or that cannot be sent, and nothing that steers a terminal', async () => {
  await using hostile = await listen(
    createServer(({ headers }, answer) => {
      answer.writeHead(401, { 'content-type': 'application/json' })
      answer.end(`{"detail":"${'x'.repeat(135)} ${headers.authorization}\u001b[2J\u202e"}`)
    }),
  )
  const words = JSON.stringify(await report(hostile.origin, 'taas_repeated_1234567'))
  expect(words).toContain('Bearer ••••')
  expect(words).not.toMatch(/taas_|\\u001b|\u202e/)
  const unsendable = await report(hostile.origin, 'taas_broken\ntoken')
  expect(unsendable.models).toMatch(/^no: /)
  expect(JSON.stringify(unsendable)).not.toContain('taas_broken')
})
