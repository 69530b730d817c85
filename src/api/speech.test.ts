import { describe, expect, it } from 'vitest'
import { createSpeech, listVoices, type SpeechPart, streamSpeech } from './speech.ts'
import {
  answeringClient,
  failureOf,
  type Script,
  sandboxClient,
  scriptedClient,
  seenBy,
} from './test-servers.ts'

const request = { model: 'sandbox-morse', input: 'SOS' }

const spoken = (script: Script) =>
  createSpeech(scriptedClient({ headers: { 'content-type': 'audio/mpeg' }, ...script }), request)
const bytes = (...numbers: number[]) => `base64:${btoa(String.fromCharCode(...numbers))}`

describe('createSpeech', () => {
  it.each([
    ['mp3', 'audio/mpeg', 'I'.charCodeAt(0)],
    ['wav', 'audio/wav', 0x52],
  ] as const)('gets %s from the sandbox', async (response_format, type, first) => {
    const { audio, format } = await createSpeech(sandboxClient(), { ...request, response_format })
    expect([format, audio.type]).toEqual([response_format, type])
    expect(new Uint8Array(await audio.arrayBuffer())[0]).toBe(first)
    expect(audio.size).toBeGreaterThan(1000)
  })

  it.each([
    ['wav', 'RIFF....WAVEfmt '],
    ['ogg', 'OggS'],
    ['flac', 'fLaC'],
    ['mp3', 'ID3\u0004'],
    ['mp3', bytes(0xff, 0xfb, 0x90, 0x00)],
    ['mp3', bytes(0xff, 0xf3, 0x84, 0xc4)],
    ['unknown', bytes(0xff, 0xf1, 0x50, 0x80)],
    ['unknown', bytes(0, 1, 2, 3)],
  ])('trusts the bytes and not the header: %s', async (format, chunk) => {
    expect((await spoken({ chunks: [chunk] })).format).toBe(format)
    expect((await spoken({ chunks: [chunk], headers: { 'content-type': 'application/json' } })).format).toBe(
      format,
    )
  })

  it('fails in words on no bytes, a page, JSON, and a JSON error under a 200', async () => {
    expect((await failureOf('unreadable', spoken({}))).code).toBe('empty')
    expect((await failureOf('unreadable', spoken({ chunks: ['<!doctype html><p>hi'] }))).code).toBe(
      'web-page',
    )
    expect((await failureOf('unreadable', spoken({ chunks: ['{"audio":"UklGR"}'] }))).code).toBe('unexpected')
    expect((await failureOf('unreadable', spoken({ chunks: ['"no"'] }))).code).toBe('unexpected')
    expect((await failureOf('unreadable', spoken({ chunks: ['{"audio":'] }))).code).toBe('not-json')
    expect((await failureOf('refused', spoken({ chunks: ['{"error":{"message":"No voice"}}'] }))).words).toBe(
      'No voice',
    )
    expect((await failureOf('refused', spoken({ chunks: [' {"detail":"No voice"}'] }))).words).toBe(
      'No voice',
    )
  })

  it('fails the same in the sandbox', async () => {
    const faulty = (input: string) => createSpeech(sandboxClient(), { model: 'sandbox-faults', input })
    expect((await failureOf('unreadable', faulty('empty'))).code).toBe('empty')
    expect((await failureOf('unreadable', faulty('html'))).code).toBe('web-page')
    expect((await failureOf('unreadable', faulty('null'))).code).toBe('unexpected')
    expect((await failureOf('cut-short', faulty('short'))).code).toBe('connection-lost')
    expect((await faulty('drip')).format).toBe('mp3')
  })

  it('names the field that the sandbox refuses', async () => {
    const refused = createSpeech(sandboxClient(), { ...request, input: 'x'.repeat(4097) })
    expect(await failureOf('refused', refused)).toMatchObject({
      code: 'refused-422',
      fields: [{ field: 'input', message: 'String should have at most 4096 characters' }],
    })
  })

  it('puts the unknown lengths of a streamed WAV right', async () => {
    const head = [
      0x52, 0x49, 0x46, 0x46, 0xff, 0xff, 0xff, 0xff, 0x57, 0x41, 0x56, 0x45, 0x66, 0x6d, 0x74, 0x20,
    ]
    const format = [16, 0, 0, 0, 1, 0, 1, 0, 0x80, 0x3e, 0, 0, 0, 0x7d, 0, 0, 2, 0, 16, 0]
    const data = [0x64, 0x61, 0x74, 0x61, 0, 0, 0, 0, 1, 2, 3, 4]
    const { audio } = await spoken({ chunks: [bytes(...head), bytes(...format), bytes(...data)] })
    const view = new DataView(await audio.arrayBuffer())
    expect([view.byteLength, view.getUint32(4, true), view.getUint32(40, true)]).toEqual([48, 40, 4])
  })
})

describe('streamSpeech', () => {
  const stream = (input: string, response_format: 'wav' | 'mp3' = 'wav') =>
    streamSpeech(sandboxClient(), { model: 'sandbox-faults', input, response_format })

  it.each(['wav', 'mp3'] as const)('gives the sound while the server makes it: %s', async (format) => {
    const parts = stream('pause=60000 and so on', format)
    expect((await parts.next()).value).toEqual({ type: 'audio-start', format })
    // The sandbox now waits for a minute: what is here has come before the rest was made.
    expect((await parts.next()).value).toMatchObject({ type: 'audio-delta' })
    await parts.return(undefined)
  })

  it('joins to what createSpeech gives', async () => {
    const asked = { ...request, response_format: 'wav' } as const
    const parts: SpeechPart[] = []
    for await (const part of streamSpeech(sandboxClient(), asked)) parts.push(part)
    const { audio } = await createSpeech(sandboxClient(), asked)
    expect(bytesOf(parts)).toBe(audio.size)
  })

  it('gives half a sound before it says that the rest is missing', async () => {
    const parts: SpeechPart[] = []
    const reading = (async () => {
      for await (const part of stream('short and some more words')) parts.push(part)
    })()
    expect((await failureOf('cut-short', reading)).code).toBe('connection-lost')
    expect(parts[0]).toEqual({ type: 'audio-start', format: 'wav' })
    expect(bytesOf(parts)).toBeGreaterThan(1000)
  })

  it('keeps what came of a sound that broke off within its first bytes', async () => {
    const client = scriptedClient({ chunks: ['RIFF'], after: 'reset' })
    const parts = streamSpeech(client, request)
    expect((await parts.next()).value).toEqual({ type: 'audio-start', format: 'wav' })
    expect((await parts.next()).value).toMatchObject({ bytes: new TextEncoder().encode('RIFF') })
    expect((await failureOf('cut-short', parts.next())).code).toBe('connection-lost')
  })

  it('closes the connection when its reader leaves', async () => {
    const key = crypto.randomUUID()
    const client = scriptedClient({ key, chunks: ['RIFF....WAVEfmt ....'], after: 'hang' })
    for await (const part of streamSpeech(client, request)) if (part.type === 'audio-delta') break
    await expect.poll(async () => (await seenBy(key)).open).toBe(0)
  })
})

function bytesOf(parts: readonly SpeechPart[]): number {
  return parts.reduce((sum, part) => sum + (part.type === 'audio-delta' ? part.bytes.length : 0), 0)
}

describe('listVoices', () => {
  const voice = (id: string, name = id, language: string | null = null) => ({ id, name, language })

  it.each<[string, unknown, unknown]>([
    // github.com/remsky/Kokoro-FastAPI, api/src/routers/openai_compatible.py, v0.2
    ['names under voices', { voices: ['af_bella', 'bm_george'] }, [voice('af_bella'), voice('bm_george')]],
    ['a bare array', ['alloy', 'alloy', ''], [voice('alloy')]],
    [
      'objects with a language',
      [
        { id: 'a', name: 'Anna', language: 'de' },
        { voice_id: 'b', lang: 'fr-FR' },
        { name: 'c', locale: '' },
        {},
      ],
      [voice('a', 'Anna', 'de'), voice('b', 'b', 'fr-FR'), voice('c')],
    ],
    ['a list object', { object: 'list', data: [{ id: 'a' }] }, [voice('a')]],
    ['none', { voices: [] }, []],
  ])('reads %s', async (_form, answer, voices) => {
    expect(await listVoices(answeringClient(answer))).toEqual(voices)
  })

  it('has none in the sandbox, and fails where there is no list', async () => {
    expect(await listVoices(sandboxClient())).toEqual([])
    await failureOf(
      'refused',
      listVoices(scriptedClient({ status: 404, chunks: ['{"detail":"Not Found"}'] })),
    )
    await failureOf('unreadable', listVoices(answeringClient({ voices: { a: 1 } })))
  })
})
