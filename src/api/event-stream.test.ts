import { describe, expect, it, vi } from 'vitest'
import { readEvents, type ServerEvent } from './event-stream.ts'

const encode = (text: string) => new TextEncoder().encode(text)

function streamed(
  chunks: Iterable<Uint8Array>,
  onCancel: () => unknown = () => {},
  onEnd: () => unknown = () => {},
): Response {
  const left = [...chunks]
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = left.shift()
      if (chunk !== undefined) return controller.enqueue(chunk)
      controller.close()
      onEnd()
    },
    cancel: () => void onCancel(),
  })
  return new Response(body)
}

async function eventsOf(...chunks: Uint8Array[]): Promise<ServerEvent[]> {
  const all: ServerEvent[] = []
  for await (const batch of readEvents(streamed(chunks))) all.push(...batch)
  return all
}

/**
 * The events of a text, which must be the same wherever it is cut, byte by byte included. Only junk may
 * be missing where a cut goes through it.
 */
async function eventsHoweverCut(text: string): Promise<ServerEvent[]> {
  const bytes = encode(text)
  const sound = (events: ServerEvent[]) => events.filter(({ type }) => type !== 'junk')
  const whole = await eventsOf(bytes)
  for (let at = 0; at <= bytes.length; at += 1) {
    const cut = sound(await eventsOf(bytes.subarray(0, at), bytes.subarray(at)))
    expect(cut, `cut at ${at}`).toEqual(sound(whole))
  }
  const bytewise = await eventsOf(...Array.from(bytes, (byte) => Uint8Array.of(byte)))
  expect(sound(bytewise), 'byte by byte').toEqual(sound(whole))
  return whole
}

const event = (data: string, name?: string) => ({
  type: 'event',
  data,
  ...(name === undefined ? {} : { event: name }),
})
const done = { type: 'done' }

// The checklist of https://github.com/rexxars/eventsource-parser (test/fixtures.ts, v4.1) and of the
// "Event stream interpretation" of https://html.spec.whatwg.org/multipage/server-sent-events.html.
const FIXTURE = `: hello

data: {"text":"grüße 👋🏽"}

event: note
data:without space
data: second line
id: 7
retry: 10
odd: field
no field at all

data

data: [DONE]

`

describe('readEvents', () => {
  it.each([
    ['LF', '\n'],
    ['CR', '\r'],
    ['CRLF', '\r\n'],
  ])('reads the format with %s, cut anywhere', async (_, lineEnd) => {
    expect(await eventsHoweverCut(FIXTURE.replaceAll('\n', lineEnd))).toEqual([
      { type: 'comment' },
      event('{"text":"grüße 👋🏽"}'),
      { type: 'junk', line: 'odd: field' },
      { type: 'junk', line: 'no field at all' },
      event('without space\nsecond line', 'note'),
      event(''),
      done,
    ])
  })

  it('reads mixed line ends', async () => {
    expect(await eventsHoweverCut('data: a\r\ndata: b\n\r\ndata: c\r\r')).toEqual([event('a\nb'), event('c')])
  })

  it('drops one byte-order mark and no more, as the standard says', async () => {
    expect(await eventsHoweverCut('\uFEFFdata: a\n\ndata: b\n\n')).toEqual([event('a'), event('b')])
    expect(await eventsHoweverCut('\uFEFF\uFEFFdata: a\n\ndata: b\n\n')).toEqual([
      { type: 'junk', line: '\uFEFFdata: a' },
      event('b'),
    ])
    expect(await eventsHoweverCut('data: \uFEFFa\n\n')).toEqual([event('\uFEFFa')])
  })

  it('counts an event without its last blank line, and without its last line end', async () => {
    expect(await eventsHoweverCut('data: a\n\ndata: b\n')).toEqual([event('a'), event('b')])
    expect(await eventsHoweverCut('data: a\n\ndata: b')).toEqual([event('a'), event('b')])
    expect(await eventsHoweverCut('data: [DONE]')).toEqual([done])
  })

  it('ends a character that the body breaks off as U+FFFD', async () => {
    expect(await eventsOf(encode('data: a👋').subarray(0, -1))).toEqual([event('a\uFFFD')])
  })

  it('has no event for an empty body, none at all, and comments only', async () => {
    expect(await eventsOf()).toEqual([])
    expect(await eventsOf(encode('\n\n\n'))).toEqual([])
    expect(await eventsOf(encode(':\n\n: a\n'))).toEqual([{ type: 'comment' }, { type: 'comment' }])
    for await (const batch of readEvents(new Response(null))) expect(batch).toBe('nothing')
  })

  it('reads an event of 8 MB that comes in small pieces, in linear time', async () => {
    const word = 'x'.repeat(8 * 1_048_576)
    const bytes = encode(`data: ${word}\n\n`)
    const pieces = Array.from({ length: Math.ceil(bytes.length / 4096) }, (_, index) =>
      bytes.subarray(index * 4096, (index + 1) * 4096),
    )
    const [read] = await eventsOf(...pieces)
    expect(read).toEqual(event(word))
  })

  it('yields one batch for each read that completes any', async () => {
    const batches: ServerEvent[][] = []
    const chunks = ['data: a\n\ndata: b\n\nda', 'ta: c', '\n\n'].map(encode)
    for await (const batch of readEvents(streamed(chunks))) batches.push(batch)
    expect(batches).toEqual([[event('a'), event('b')], [event('c')]])
  })

  it('ends at [DONE], whatever follows, and reads a body that ends then to its end', async () => {
    const told: string[] = []
    const chunks = ['data: a\n\ndata: [DONE]\n\ndata: after\n\n', 'data: more\n\n'].map(encode)
    const response = streamed(
      chunks,
      () => told.push('cancelled'),
      () => told.push('ended'),
    )
    const all: ServerEvent[] = []
    for await (const batch of readEvents(response)) all.push(...batch)
    expect(all).toEqual([event('a'), done])
    await vi.waitFor(() => expect(told).toEqual(['ended']))
  })

  it('closes a body that stays open after [DONE], within a second', async () => {
    let isCancelled = false
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(encode('data: [DONE]\n\n')),
      cancel: () => {
        isCancelled = true
      },
    })
    for await (const batch of readEvents(new Response(body))) expect(batch).toEqual([done])
    await vi.waitFor(() => expect(isCancelled).toBe(true), 1000)
  })

  it('closes the body when the reader leaves early', async () => {
    let cancelled = 0
    const chunks = ['data: a\n\n', 'data: b\n\n', 'data: c\n\n'].map(encode)
    for await (const batch of readEvents(streamed(chunks, () => (cancelled += 1)))) {
      expect(batch).toEqual([event('a')])
      break
    }
    await vi.waitFor(() => expect(cancelled).toBe(1))
  })

  it('passes on what the body fails with, after what came before', async () => {
    const seen: ServerEvent[] = []
    let sent = false
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent) return controller.error(new DOMException('stop', 'AbortError'))
        sent = true
        controller.enqueue(encode('data: a\n\n'))
      },
    })
    const read = async () => {
      for await (const batch of readEvents(new Response(body))) seen.push(...batch)
    }
    await expect(read()).rejects.toThrow('stop')
    expect(seen).toEqual([event('a')])
  })
})
