import { describe, expect, it } from 'vitest'
import { createSpeech } from './speech.ts'
import { failureOf, type Script, sandboxClient, scriptedClient } from './test-servers.ts'

const request = { model: 'sandbox-morse', input: 'SOS' }

const spoken = (script: Script) =>
  createSpeech(scriptedClient({ headers: { 'content-type': 'audio/mpeg' }, ...script }), request)
const bytes = (...numbers: number[]) => `base64:${btoa(String.fromCharCode(...numbers))}`

describe('createSpeech', () => {
  it.each([
    ['mp3', 'audio/mpeg', 0xff],
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
})
