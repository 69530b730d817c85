import { expect, test } from 'vitest'
import { readChat } from '@/api/chat.ts'
import type { Exchange } from './exchanges.ts'
import { pacedResponse, streamOf } from './recorded-stream.ts'

const frame = (text: string) => `data: {"choices":[{"delta":{"content":${JSON.stringify(text)}}}]}\n\n`

function exchangeOf(pieces: readonly (readonly [number, Uint8Array])[]): Exchange {
  return {
    id: 'a',
    page: 'chat',
    startedAt: 0,
    request: { method: 'POST', url: '/v1/chat/completions', headers: {}, body: null },
    status: 200,
    responseHeaders: [['content-type', 'text/event-stream']],
    responseMs: 1,
    endMs: 60,
    reads: pieces.map(([atMs, bytes]) => ({ atMs, bytes })),
    bytes: pieces.reduce((sum, [, bytes]) => sum + bytes.length, 0),
    upload: null,
    isQueued: false,
    failed: false,
  }
}

// Cut in the middle of a character of four bytes.
const bytes = new TextEncoder().encode(`${frame('Grüße 🎧')}data: [DONE]\n\n`)
const cut = bytes.indexOf(0xf0) + 2
const whole = exchangeOf([
  [20, bytes.slice(0, cut)],
  [40, bytes.slice(cut)],
])

async function textOf(response: Response): Promise<string> {
  let text = ''
  for await (const delta of readChat(response, '')) text += delta.text ?? ''
  return text
}

test('a body is read again as it came, characters that reads share included, and no sooner', async () => {
  const stream = streamOf(whole)
  expect(stream?.reads.map(([atMs]) => atMs)).toEqual([20, 40])
  if (stream === null) return
  const startedAtMs = performance.now()
  expect(await textOf(pacedResponse(stream, new AbortController().signal))).toBe('Grüße 🎧')
  // Timers may be a millisecond early.
  expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(38)
})

test('aborting ends the body where it is', async () => {
  const stop = new AbortController()
  const slow = {
    type: 'text/event-stream',
    reads: [[60_000, frame('late')] as [number, string]],
    endMs: 60_000,
  }
  const reading = pacedResponse(slow, stop.signal).text()
  stop.abort()
  expect(await reading).toBe('')
})

test('nothing is kept of a body that did not come, or that is too large', () => {
  expect(streamOf(exchangeOf([]))).toBeNull()
  expect(streamOf(exchangeOf([[1, new Uint8Array(512 * 1024 + 1)]]))).toBeNull()
})
