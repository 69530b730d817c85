import * as z from 'zod/mini'
import type { SpeechRequest } from '../contract/speech.ts'
import { mendWavHead } from '../lib/wav-stream.ts'
import type { Client } from './client.ts'
import { ApiError } from './errors.ts'
import { readBytes } from './read-body.ts'
import { parseAnswer, readJson } from './read-json.ts'
import { sniffAudio } from './sniff-audio.ts'

/** The format that a sound's bytes really have. */
export type SpeechFormat = 'mp3' | 'wav' | 'ogg' | 'flac' | 'unknown'

/** Spoken text: the sound, and what its bytes are. */
export type Speech = { audio: Blob; format: SpeechFormat }

/** Speech as it comes: first what it is, then its bytes, one network read after the other. */
export type SpeechPart =
  | { type: 'audio-start'; format: SpeechFormat }
  | { type: 'audio-delta'; bytes: Uint8Array<ArrayBuffer> }

const PATH = '/audio/speech'

/**
 * Speaks a text and yields the sound while it arrives. The bytes decide the format, not the header: some
 * servers send WAV as MP3. Ends when all has come.
 *
 * Throws `ApiError`: `unreadable` for an empty body or a web page, `refused` when the body is a JSON
 * error under a 200, all three before the first part; `cut-short` when the connection ends early, after
 * the bytes that came. Leaving the loop closes the connection.
 */
export async function* streamSpeech(
  client: Client,
  request: SpeechRequest,
  signal?: AbortSignal,
): AsyncGenerator<SpeechPart> {
  const response = await client.post(PATH, request, { signal })
  const { status } = response
  const url = client.baseUrl + PATH
  const reader = response.body?.getReader()
  try {
    const { bytes, lost } = await readStart(reader)
    if (bytes.length === 0 && lost === null) throw new ApiError('unreadable', { code: 'empty', url, status })
    const format = sniffAudio(bytes)
    if (format === 'text') {
      if (lost !== null) throw lost.error
      reader?.releaseLock()
      const text = new TextDecoder().decode(joined([bytes, await readBytes(response)]))
      // Whatever the text holds is no sound; reading it as an answer finds the words for that.
      return parseAnswer(text.slice(0, TEXT_CHARACTERS), z.never(), url, status)
    }
    if (bytes.length > 0) {
      yield { type: 'audio-start', format }
      yield { type: 'audio-delta', bytes }
    }
    if (lost !== null) throw lost.error
    while (reader !== undefined) {
      const { value, done } = await reader.read()
      if (done) return
      yield { type: 'audio-delta', bytes: value }
    }
  } finally {
    // What ended or broke by itself has nothing left to cancel.
    reader?.cancel().catch(() => {})
  }
}

/** Speaks a text and waits for all of it; throws as `streamSpeech` does. */
export async function createSpeech(
  client: Client,
  request: SpeechRequest,
  signal?: AbortSignal,
): Promise<Speech> {
  let format: SpeechFormat = 'unknown'
  const parts: Uint8Array<ArrayBuffer>[] = []
  for await (const part of streamSpeech(client, request, signal)) {
    if (part.type === 'audio-start') format = part.format
    else parts.push(part.bytes)
  }
  return wholeSpeech(format, new Blob(parts))
}

const HEAD_BYTES = 4096

/** Speech that has come as far as it will. The unknown lengths of a streamed WAV are put right in it. */
export async function wholeSpeech(format: SpeechFormat, came: Blob): Promise<Speech> {
  const type = AUDIO_TYPES[format]
  const start = new Uint8Array(await came.slice(0, HEAD_BYTES).arrayBuffer())
  const head = format === 'wav' ? mendWavHead(start, came.size) : null
  const parts = head === null ? [came] : [head, came.slice(head.length)]
  return { audio: new Blob(parts, { type }), format }
}

const AUDIO_TYPES: Record<SpeechFormat, string> = {
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  flac: 'audio/flac',
  unknown: 'application/octet-stream',
}

/** A voice: the id that a request names, and what the server says of it. */
export type Voice = { id: string; name: string; language: string | null }

const named = z.looseObject({
  id: z.nullish(z.string()),
  voice_id: z.nullish(z.string()),
  name: z.nullish(z.string()),
  language: z.nullish(z.string()),
  lang: z.nullish(z.string()),
  locale: z.nullish(z.string()),
})
const voiceList = z.array(z.union([z.string(), named]))
const voicesAnswer = z.union([voiceList, z.object({ voices: voiceList }), z.object({ data: voiceList })])

/**
 * The voices of servers that list them, which the reference does not know: Kokoro-FastAPI and
 * Orpheus-FastAPI give `{voices: [name]}`, others an array, names or objects with an id. Each id once, in
 * the server's order; what has none is left out. Throws `ApiError`, `refused` (404) where there is no list.
 */
export async function listVoices(client: Client, signal?: AbortSignal): Promise<Voice[]> {
  const path = '/audio/voices'
  const answer = await readJson(await client.get(path, { signal }), voicesAnswer, client.baseUrl + path)
  const list = Array.isArray(answer) ? answer : 'voices' in answer ? answer.voices : answer.data
  const voices = list.flatMap((voice): Voice[] => {
    if (typeof voice === 'string') return voice === '' ? [] : [{ id: voice, name: voice, language: null }]
    const id = voice.id ?? voice.voice_id ?? voice.name ?? ''
    const language = voice.language ?? voice.lang ?? voice.locale ?? null
    return id === '' ? [] : [{ id, name: voice.name ?? id, language: language === '' ? null : language }]
  })
  return [...new Map(voices.toReversed().map((voice) => [voice.id, voice])).values()].toReversed()
}

type Reader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>

// As many bytes as tell what they are.
const SNIFFED_BYTES = 16
const TEXT_CHARACTERS = 100_000

// A connection that breaks within the first bytes still leaves those.
async function readStart(
  reader: Reader | undefined,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; lost: { error: unknown } | null }> {
  const parts: Uint8Array[] = []
  let count = 0
  try {
    while (reader !== undefined && count < SNIFFED_BYTES) {
      const { value, done } = await reader.read()
      if (done) break
      parts.push(value)
      count += value.length
    }
    return { bytes: joined(parts), lost: null }
  } catch (error) {
    return { bytes: joined(parts), lost: { error } }
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}
