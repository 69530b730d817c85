import { expect, it } from 'vitest'
import { describeError } from './errors.ts'
import { readRefusal } from './refusal.ts'

const BODY = JSON.stringify({
  detail: 'gone',
  host: 'api.example',
  cause: 'its name could not be found (DNS)',
})

it('the gateway’s own 502 names the server that it could not reach, and why', async () => {
  const headers = { 'x-taas-gateway': 'unreachable' }
  const error = await readRefusal(new Response(BODY, { status: 502, headers }), 'http://here/v1/x', null)
  expect(error.kind).toBe('unreachable')
  expect(describeError(error).title).toMatchObject({
    key: 'error.no-upstream',
    values: { words: 'api.example: its name could not be found (DNS)' },
  })
})

it('a 502 of a server behind it stays one', async () => {
  const error = await readRefusal(new Response(BODY, { status: 502 }), 'http://here/v1/x', null)
  expect(error.kind).toBe('refused')
  expect(error.facts).toMatchObject({ code: 'refused-502', words: 'gone' })
})
