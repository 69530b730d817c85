import { describe, expect, it } from 'vitest'
import { createSpeech } from './speech.ts'
import { answeringClient, failureOf, type Script, sandboxClient, scriptedClient } from './test-servers.ts'
import { transcribeAudio } from './transcription.ts'

const file = new Blob(['not really a sound'], { type: 'audio/wav' })
const request = { file, fileName: 'a.wav' }
const STREAM = { 'content-type': 'text/event-stream' }

const transcribed = (body: string, type: string, rest: Script = {}) =>
  transcribeAudio(scriptedClient({ headers: { 'content-type': type }, chunks: [body], ...rest }), request)
const streamed = (...events: unknown[]) =>
  transcribeAudio(
    scriptedClient({
      headers: STREAM,
      chunks: events.map((event) => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`),
    }),
    request,
  )
const plain = (text: string) => ({ text, segments: [], words: [], source: null })

describe('transcribeAudio', () => {
  it('gets from the sandbox the very text that the sandbox spoke', async () => {
    const input = 'SPHINX OF BLACK QUARTZ, JUDGE MY VOW 0123456789'
    const client = sandboxClient()
    const { audio } = await createSpeech(client, { model: 'sandbox-morse', input, response_format: 'wav' })
    const asked = { file: audio, fileName: 'recording.wav', model: 'sandbox-listen', language: 'en' }
    expect(await transcribeAudio(client, asked)).toEqual({
      ...plain(input),
      source: 'decoded from the sound',
    })
    const verbose = await transcribeAudio(client, { ...asked, responseFormat: 'verbose_json' })
    expect(verbose.segments).toEqual([
      { startSeconds: expect.any(Number), endSeconds: expect.any(Number), text: input },
    ])
    expect(verbose.words).toEqual([])
    const worded = await transcribeAudio(client, {
      ...asked,
      responseFormat: 'verbose_json',
      wantsWords: true,
    })
    expect(worded.words.map(({ text }) => text).join(' ')).toBe(input)
    expect(worded.words[0]?.startSeconds).toBeCloseTo(worded.segments[0]?.startSeconds ?? -1, 3)
    expect((await transcribeAudio(client, { ...asked, responseFormat: 'text' })).text).toBe(input)
  })

  it('leaves absent fields to the server', async () => {
    const { audio } = await createSpeech(sandboxClient(), {
      model: 'sandbox-morse',
      input: 'SOS',
      response_format: 'wav',
    })
    expect((await transcribeAudio(sandboxClient(), { file: audio, fileName: 'a.wav' })).text).toBe('SOS')
  })

  it('reads JSON with and without segments, odd ones and empty text too', async () => {
    const answer = (value: unknown) => transcribeAudio(answeringClient(value), request)
    expect(await answer({ text: '' })).toEqual(plain(''))
    expect(await answer({ text: ' a <b> & c', usage: {}, words: [] })).toEqual(plain(' a <b> & c'))
    expect(await answer({ text: 'a', segments: [{ start: 'x' }] })).toEqual(plain('a'))
    expect(
      (await answer({ text: 'a', segments: [{ id: 0, start: 0, end: 1.5, text: 'a' }] })).segments,
    ).toEqual([{ startSeconds: 0, endSeconds: 1.5, text: 'a' }])
  })

  it('reads words at the top and inside segments, in order', async () => {
    const answer = (value: unknown) => transcribeAudio(answeringClient(value), request)
    const word = (text: string, start: number) => ({ word: text, start, end: start + 0.5 })
    const found = [
      { text: ' we', startSeconds: 0, endSeconds: 0.5 },
      { text: ' sail', startSeconds: 1, endSeconds: 1.5 },
    ]
    const top = await answer({ text: 'we sail', words: [word(' we', 0), word(' sail', 1)] })
    expect(top).toMatchObject({ words: found, segments: [] })
    const segment = (text: string, start: number) => ({
      text,
      start,
      end: start + 1,
      words: [word(text, start)],
    })
    const inside = await answer({ text: 'we sail', segments: [segment(' we', 0), segment(' sail', 1)] })
    expect(inside.words).toEqual(found)
    expect((await answer({ text: 'a', words: [{ word: 'a' }] })).words).toEqual([])
  })

  it.each(['WEBVTT\n\n00:00.000 --> 00:01.000\nHello', '1\n00:00:00,000 --> 00:00:01,000\nHello'])(
    'reads the cues of subtitles: %j',
    async (text) => {
      const segments = [{ startSeconds: 0, endSeconds: 1, text: 'Hello' }]
      expect(await transcribed(text, 'text/vtt')).toEqual({ ...plain('Hello'), segments })
    },
  )

  it.each([
    'Hello, this is a test.',
    '"Hello," she said.',
    '[Music] and then words',
    '{unclear} words',
    '<b>letter for letter</b>',
    'data center, id card',
    '',
  ])('reads plain text: %j', async (text) => {
    expect(await transcribed(text, 'text/plain')).toEqual(plain(text))
  })

  it('reads JSON under text/plain, and 2 MB of text', async () => {
    expect(await transcribed('{"text":"a"}', 'text/plain')).toEqual(plain('a'))
    const word = 'long '.repeat(1200)
    const { text } = await transcribed(word, 'text/plain', { repeat: 350 })
    expect(text.length).toBe(word.length * 350 - 1)
  })

  // https://platform.openai.com/docs/api-reference/audio/transcript-text-delta-event (read 2026-11).
  it('reads a stream of deltas, whose last event holds the whole', async () => {
    const deltas = [
      { type: 'transcript.text.delta', delta: 'Hel' },
      { type: 'transcript.text.delta', delta: 'lo' },
    ]
    expect(await streamed(...deltas, { type: 'transcript.text.done', text: 'Hello' })).toEqual(plain('Hello'))
    expect(await streamed(...deltas, { type: 'transcript.text.done' })).toEqual(plain('Hello'))
    expect(await streamed(...deltas, '[DONE]')).toEqual(plain('Hello'))
  })

  it('tells a stream that broke off from one that failed', async () => {
    const delta = { type: 'transcript.text.delta', delta: 'Hel' }
    expect((await failureOf('cut-short', streamed(delta))).code).toBe('ended-early')
    expect((await failureOf('cut-short', streamed('[DONE]'))).code).toBe('ended-early')
    for (const refusal of [
      { error: { message: 'Boom' } },
      { detail: 'Boom' },
      { type: 'error', error: 'Boom' },
    ]) {
      expect((await failureOf('refused', streamed(delta, refusal))).words).toBe('Boom')
    }
  })

  it('fails in words', async () => {
    expect((await failureOf('unreadable', transcribed('<!doctype html><p>', 'text/html'))).code).toBe(
      'web-page',
    )
    expect((await failureOf('unreadable', transcribed('{"text":', 'application/json'))).code).toBe('not-json')
    expect((await failureOf('unreadable', transcribed('{}', 'application/json'))).path).toBe('text')
    expect((await failureOf('unreadable', transcribed('', 'application/json'))).code).toBe('empty')
    expect((await failureOf('refused', transcribed('{"error":"No"}', 'application/json'))).words).toBe('No')
    const reset = transcribed('{"te', 'application/json', { after: 'reset' })
    expect((await failureOf('cut-short', reset)).code).toBe('connection-lost')
  })

  it('passes on what the sandbox refuses', async () => {
    const refused = transcribeAudio(sandboxClient(), request)
    expect((await failureOf('refused', refused)).fields?.[0]?.field).toBe('file')
    const named = { ...request, fileName: 'status=429_retry-after=3.wav', model: 'sandbox-faults' }
    expect((await failureOf('refused', transcribeAudio(sandboxClient(), named))).retryAfterSeconds).toBe(3)
  })

  it('gets the 413 of a file that is too large, although it is sent to the end', async () => {
    const large = new Blob([new Uint8Array(27 * 1_048_576)])
    const refused = transcribeAudio(sandboxClient(), { file: large, fileName: 'large.wav' })
    expect((await failureOf('refused', refused)).code).toBe('refused-413')
  })
})
