import * as z from 'zod/mini'
import type { Client } from './client.ts'
import { ApiError } from './errors.ts'
import { readEvents } from './event-stream.ts'
import { readText } from './read-body.ts'
import { parseAnswer } from './read-json.ts'
import { sniffBody } from './sniff.ts'
import { readSubtitles } from './subtitles.ts'
import { type TranscriptionRequest, transcriptionFields } from './transcription-form.ts'

/** A stretch of the recording with its words, in seconds. */
export type Segment = { startSeconds: number; endSeconds: number; text: string }

/** A word with its place, in seconds; some servers give it without the marks around it. */
export type Word = { startSeconds: number; endSeconds: number; text: string }

/**
 * The text, with times where the server gave some. `source` says where the words come from, on servers that
 * tell (the sandbox does).
 */
export type Transcript = { text: string; segments: Segment[]; words: Word[]; source: string | null }

// OpenAI and faster-whisper have the words at the top, WhisperX and whisper.cpp inside the segments.
const words = z.catch(
  z.nullish(z.array(z.object({ start: z.number(), end: z.number(), word: z.string() }))),
  null,
)
const transcriptionAnswer = z.object({
  text: z.string(),
  source: z.nullish(z.string()),
  // Odd segments must not cost the text.
  segments: z.catch(
    z.nullish(z.array(z.object({ start: z.number(), end: z.number(), text: z.string(), words }))),
    null,
  ),
  words,
})
// An event with a complaint is none of these, so that reading it throws the server's words.
const transcriptEvent = z.object({
  type: z.optional(z.string()),
  delta: z.optional(z.string()),
  text: z.optional(z.string()),
  error: z.nullish(z.never()),
  detail: z.nullish(z.never()),
})

const PATH = '/audio/transcriptions'

/**
 * Transcribes a recording. Reads `{text}` with or without segments and words, plain text, and a stream of
 * `transcript.text.delta` and `.done`. Throws `ApiError`: the server's complaint inside the stream, and
 * `cut-short` for a stream that ends with neither `.done` nor, after some text, `[DONE]`.
 */
export async function transcribeAudio(
  client: Client,
  request: TranscriptionRequest,
  signal?: AbortSignal,
): Promise<Transcript> {
  const form = new FormData()
  form.append('file', request.file, request.fileName)
  for (const { name, value } of transcriptionFields(request)) form.append(name, value)
  const answered = await client.postForm(PATH, form, { signal })
  const url = client.baseUrl + PATH
  const { kind, response } = await sniffBody(answered)
  if (kind === 'events') return readTranscriptStream(response, url)
  const body = await readText(response)
  // "[Music] …" and "“…”" begin as JSON does and are none.
  if (kind === 'other' || (!isDeclaredJson(response) && !isJson(body)))
    return plainTranscript(body, url, response.status)
  const answer = parseAnswer(body, transcriptionAnswer, url, response.status)
  const given = answer.segments ?? []
  const segments = given.map(({ start, end, text }) => ({ startSeconds: start, endSeconds: end, text }))
  const spoken = answer.words ?? given.flatMap(({ words }) => words ?? [])
  return {
    text: answer.text,
    segments,
    words: spoken.map(({ start, end, word }) => ({ startSeconds: start, endSeconds: end, text: word })),
    source: answer.source ?? null,
  }
}

function isDeclaredJson(response: Response): boolean {
  return /\bjson\b/i.test(response.headers.get('content-type') ?? '')
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function plainTranscript(text: string, url: string, status: number): Transcript {
  if (/^\s*<(!doctype|html)/i.test(text)) {
    throw new ApiError('unreadable', { code: 'web-page', url, status, raw: text.slice(0, 2000) })
  }
  const segments = readSubtitles(text)
  if (segments === null) return untimed(text.trim())
  return { ...untimed(segments.map((segment) => segment.text).join(' ')), segments }
}

function untimed(text: string): Transcript {
  return { text, segments: [], words: [], source: null }
}

async function readTranscriptStream(response: Response, url: string): Promise<Transcript> {
  let text = ''
  for await (const events of readEvents(response)) {
    for (const event of events) {
      if (event.type === 'done' && text !== '') return untimed(text)
      if (event.type !== 'event') continue
      const { type, delta, text: whole } = parseAnswer(event.data, transcriptEvent, url, response.status)
      if (type === 'transcript.text.done') return untimed(whole ?? text)
      text += delta ?? ''
    }
  }
  throw new ApiError('cut-short', { code: 'ended-early', url })
}
