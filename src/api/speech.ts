import * as z from 'zod/mini'
import type { SpeechRequest } from '../contract/speech.ts'
import type { Client } from './client.ts'
import { ApiError } from './errors.ts'
import { readBytes } from './read-body.ts'
import { parseAnswer } from './read-json.ts'
import { sniffAudio } from './sniff-audio.ts'

/** Spoken text: the sound, and the format that its bytes really have. */
export type Speech = { audio: Blob; format: 'mp3' | 'wav' | 'ogg' | 'flac' | 'unknown' }

const PATH = '/audio/speech'

/**
 * Speaks a text. The bytes decide the format, not the header: some servers send WAV as MP3.
 *
 * Throws `ApiError`: `unreadable` for an empty body or a web page, `refused` when the body is a JSON
 * error under a 200, `cut-short` when the connection ends early.
 */
export async function createSpeech(
  client: Client,
  request: SpeechRequest,
  signal?: AbortSignal,
): Promise<Speech> {
  const response = await client.post(PATH, request, { signal })
  const url = client.baseUrl + PATH
  const bytes = await readBytes(response)
  const sniffed = sniffAudio(bytes)
  if (bytes.length === 0) throw new ApiError('unreadable', { code: 'empty', url, status: response.status })
  if (sniffed === 'text') {
    // Whatever the text holds is no sound; reading it as an answer finds the words for that.
    parseAnswer(new TextDecoder().decode(bytes.subarray(0, 100_000)), z.never(), url, response.status)
  }
  const format = sniffed === 'text' ? 'unknown' : sniffed
  return { audio: new Blob([bytes], { type: AUDIO_TYPES[format] }), format }
}

const AUDIO_TYPES: Record<Speech['format'], string> = {
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  flac: 'audio/flac',
  unknown: 'application/octet-stream',
}
