import { expect, test } from 'vitest'
import { type HarExchange, toHar } from './har.ts'

const exchange: HarExchange = {
  startedAt: Date.UTC(2026, 10, 28, 12),
  request: {
    method: 'POST',
    url: 'http://127.0.0.1:4321/v1/rerank',
    headers: { authorization: 'Bearer taas_••••1234' },
    body: '{"query":"a"}',
  },
  status: 200,
  responseHeaders: [['Content-Type', 'application/json']],
  responseMs: 12,
  endMs: 20,
  bytes: 2,
  text: '{}',
}
const entries = (...exchanges: HarExchange[]) =>
  JSON.parse(toHar(exchanges, { name: 'x', version: '1' })).log.entries

test('an exchange has its times, its bodies and its type', () => {
  const [entry] = entries(exchange)
  expect(entry).toMatchObject({
    startedDateTime: '2026-11-28T12:00:00.000Z',
    time: 20,
    request: { postData: { mimeType: 'application/json', text: '{"query":"a"}' } },
    response: { status: 200, content: { size: 2, mimeType: 'application/json', text: '{}' } },
    timings: { send: 0, wait: 12, receive: 8 },
  })
})

test('what did not happen is -1, a file is named, and binary is a size', () => {
  const file = { name: 'file', value: { fileName: 'a.wav', bytes: 9 } }
  const [entry] = entries({
    ...exchange,
    request: { ...exchange.request, body: { fields: [file, { name: 'model', value: 'whisper' }] } },
    status: null,
    responseMs: null,
    endMs: null,
    text: null,
  })
  expect(entry.timings).toEqual({ send: 0, wait: -1, receive: -1 })
  expect(entry.response.status).toBe(0)
  expect(entry.response.content).not.toHaveProperty('text')
  expect(entry.request.postData.params).toEqual([
    { name: 'file', fileName: 'a.wav' },
    { name: 'model', value: 'whisper' },
  ])
})
