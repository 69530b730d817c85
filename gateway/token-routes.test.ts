import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { readFlags } from './flags.ts'
import { createGateway } from './gateway.ts'
import { createGatewayServer } from './server.ts'
import { listen } from './test-servers.ts'

const GRANT = {
  label: 'Chat only',
  team: 'Support',
  endpoints: ['models', 'chat'],
  models: null,
  requestsPerMinute: 2,
  quota: null,
  expiresAt: null,
}

async function open() {
  const gateway = createGateway(readFlags([], {}), { log: () => {}, onError: () => {} })
  const server = await listen(createGatewayServer(gateway.app))
  const { origin } = server
  const ask = (method: string, path = '', body?: unknown, headers: Record<string, string> = { origin }) =>
    fetch(`${origin}/gateway/tokens${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const use = (token: string, path: string, body: unknown) =>
    fetch(`${origin}/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  return { server, gateway, ask, use, origin }
}

it('issues a token that works, counts what it does and ends at once', async () => {
  const { server, gateway, ask, use } = await open()
  await using _ = server
  const created = await ask('POST', '', GRANT)
  expect(created.status).toBe(201)
  const { token, issued } = z
    .object({ token: z.string(), issued: z.object({ id: z.string() }) })
    .parse(await created.json())
  const chat = { model: 'sandbox-echo', messages: [{ role: 'user', content: 'Hello there' }] }

  const answer = await use(token, '/chat/completions', chat)
  expect([answer.status, answer.headers.get('x-ratelimit-remaining-requests')]).toEqual([200, '1'])
  await answer.text()
  const streamed = await use(token, '/chat/completions', { ...chat, stream: true })
  await streamed.text()
  expect((await use(token, '/chat/completions', chat)).status).toBe(429)
  expect(
    (await use(token, '/rerank', { model: 'sandbox-lexical', query: 'a', documents: ['b'] })).status,
  ).toBe(403)

  const listed = await (await ask('GET')).text()
  expect(listed).toMatch(/"endpoint":"chat","day":"[\d-]+","requests":2,"tokens":[1-9]/)
  expect(listed).not.toContain(token)

  expect((await ask('DELETE', `/${issued.id}`)).status).toBe(200)
  const refused = await use(token, '/chat/completions', chat)
  expect([refused.status, await refused.json()]).toEqual([401, { detail: 'Invalid token: it was revoked.' }])
  gateway.close()
})

it('answers the console’s own page only', async () => {
  const { server, gateway, ask, origin } = await open()
  await using _ = server
  for (const headers of [{}, { origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
    for (const method of ['GET', 'POST', 'DELETE']) {
      expect((await ask(method, '', method === 'POST' ? GRANT : undefined, headers)).status).toBe(403)
    }
  }
  expect((await ask('GET', '', undefined, { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  expect((await fetch(`${origin}/gateway/tokens`)).status).toBe(403)
  gateway.close()
})

it('lets a token that is over keep its end, and takes no other in the past', async () => {
  const { server, gateway, ask } = await open()
  await using _ = server
  const over = { ...GRANT, endpoints: null, expiresAt: 1 }
  const { issued } = gateway.tokens.store.create(over)
  expect((await ask('PUT', `/${issued.id}`, { ...over, label: 'Over' })).status).toBe(200)
  expect((await ask('PUT', `/${issued.id}`, { ...over, expiresAt: 2 })).status).toBe(422)
  gateway.close()
})

it('names the field that does not fit', async () => {
  const { server, gateway, ask } = await open()
  await using _ = server
  for (const [change, field] of [
    [{ label: ' ' }, 'label'],
    [{ requestsPerMinute: 0 }, 'requestsPerMinute'],
    [{ endpoints: ['weather'] }, 'endpoints'],
    [{ expiresAt: 1 }, 'expiresAt'],
    [{ extra: 1 }, 'body'],
  ] as const) {
    const answer = await ask('POST', '', { ...GRANT, ...change })
    expect(answer.status).toBe(422)
    expect(JSON.stringify(await answer.json())).toContain(field)
  }
  expect((await ask('POST', '')).status).toBe(422)
  expect((await ask('PUT', '/0000', GRANT)).status).toBe(404)
  expect((await ask('PATCH')).status).toBe(405)
  gateway.close()
})
