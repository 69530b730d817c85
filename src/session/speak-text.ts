// How a text becomes sound: by one request, or by several where it is too long for one. Owns: the order of the
// parts, one of them fetched ahead, and what came of those of a text that was not finished.
// Leaves to others: where a text is cut (lib/split-text), how sounds become one (lib/join-wav, lib/join-mp3).
import type { Client } from '@/api/client.ts'
import { ApiError } from '@/api/errors.ts'
import { type SpeechFormat, streamSpeech, wholeSpeech } from '@/api/speech.ts'
import type { SpeechRequest } from '@/contract/speech.ts'
import { countCodePoints } from '@/lib/code-points.ts'
import { createGrowingBytes, type GrowingBytes } from '@/lib/growing-bytes.ts'
import { createMp3Joiner } from '@/lib/join-mp3.ts'
import { createWavJoiner } from '@/lib/join-wav.ts'
import { JoinError, type SoundJoiner } from '@/lib/sound-joiner.ts'
import type { SpokenPart, SpokenText } from './speech.ts'

/** Who is told what happens meanwhile. */
export type SpeechListener = {
  /** The sound has begun; `bytes` grows to all of it, whether it comes in one part or in ten. */
  onStart(format: SpeechFormat, bytes: GrowingBytes): void
  /** How each part stands; told at every change, also of a part that ends after another has failed. */
  onParts(parts: readonly SpokenPart[]): void
}

/** A part on its way, or that has come. */
type PartSound = { bytes: GrowingBytes; format: Promise<SpeechFormat>; ended: Promise<void> }

/** Parts that are whole, of the text that was asked for last and is not spoken to its end. */
const whole = new Map<string, PartSound>()

/**
 * Speaks the texts in order and gives them as one sound. A single text may come incomplete (`isCut`): half a
 * sound is worth hearing. Of several, a failed one fails the whole; those that came are kept, and the same
 * texts asked for again are taken up where it failed.
 *
 * Throws `ApiError` as `streamSpeech` does, and `unreadable` for parts that cannot be joined.
 */
export function speakTexts(
  client: Client,
  requests: readonly SpeechRequest[],
  signal: AbortSignal,
  listener: SpeechListener,
): Promise<SpokenText> {
  const [only, ...further] = requests
  return only !== undefined && further.length === 0
    ? speakOne(client, only, signal, listener)
    : speakParts(client, requests, signal, listener)
}

async function speakOne(
  client: Client,
  request: SpeechRequest,
  signal: AbortSignal,
  listener: SpeechListener,
): Promise<SpokenText> {
  const part = begin(client, request, signal)
  const format = await part.format
  listener.onStart(format, part.bytes)
  let isCut = false
  try {
    await part.ended
  } catch (error) {
    if (!isCutShort(error) || format === 'unknown') throw error
    isCut = true
  }
  return { ...(await wholeSpeech(format, part.bytes.whole())), isCut, parts: 1 }
}

async function speakParts(
  client: Client,
  requests: readonly SpeechRequest[],
  signal: AbortSignal,
  listener: SpeechListener,
): Promise<SpokenText> {
  const keys = requests.map((request) => JSON.stringify([client.baseUrl, request]))
  for (const key of whole.keys()) if (!keys.includes(key)) whole.delete(key)
  let states = requests.map(({ input }, index): SpokenPart => {
    const status = whole.has(keys[index] ?? '') ? 'done' : 'waiting'
    return { characters: countCodePoints(input), status }
  })
  const tell = (index: number, status: SpokenPart['status']) => {
    states = states.map((state, each) => (each === index ? { ...state, status } : state))
    listener.onParts(states)
  }
  // What is asked for now is told of when it ends, whether or not somebody waits for it by then.
  const open = (index: number): PartSound | null => {
    const request = requests[index]
    const key = keys[index]
    if (request === undefined || key === undefined) return null
    const kept = whole.get(key)
    if (kept !== undefined) return kept
    const part = begin(client, request, signal)
    tell(index, 'running')
    part.ended.then(
      () => {
        whole.set(key, part)
        tell(index, 'done')
      },
      () => tell(index, 'failed'),
    )
    return part
  }
  listener.onParts(states)

  const joined = createGrowingBytes()
  let format: SpeechFormat | null = null
  let joiner: SoundJoiner | null = null
  try {
    let next = open(0)
    for (let index = 0; next !== null; index += 1) {
      const part = next
      const own = await part.format
      // One ahead: asked for as soon as this one speaks, so that there is no wait between them.
      next = open(index + 1)
      joiner ??= joinerOf(own)
      if (format === null) listener.onStart(own, joined)
      else if (format !== own) throw new JoinError(`A part came as ${own}, those before it as ${format}.`)
      format = own
      for await (const bytes of part.bytes.read()) for (const more of joiner.push(bytes)) joined.push(more)
      await part.ended
      joiner.endPart()
    }
  } catch (error) {
    throw error instanceof JoinError ? unjoined(client, error) : error
  } finally {
    joined.end()
  }
  whole.clear()
  return { ...(await wholeSpeech(format ?? 'unknown', joined.whole())), isCut: false, parts: requests.length }
}

function begin(client: Client, request: SpeechRequest, signal: AbortSignal): PartSound {
  const bytes = createGrowingBytes()
  const started = Promise.withResolvers<SpeechFormat>()
  const read = async () => {
    try {
      for await (const part of streamSpeech(client, request, signal)) {
        if (part.type === 'audio-start') started.resolve(part.format)
        else bytes.push(part.bytes)
      }
    } catch (error) {
      started.reject(error)
      throw error
    } finally {
      bytes.end()
    }
  }
  const ended = read()
  // A part that is fetched ahead may fail before anybody waits for it.
  started.promise.catch(() => {})
  ended.catch(() => {})
  return { bytes, format: started.promise, ended }
}

function joinerOf(format: SpeechFormat): SoundJoiner {
  if (format === 'wav') return createWavJoiner()
  if (format === 'mp3') return createMp3Joiner()
  throw new JoinError(`Parts that come as ${format} cannot be joined; WAV and MP3 can.`)
}

function unjoined(client: Client, { message }: JoinError): ApiError {
  return new ApiError('unreadable', {
    code: 'unexpected',
    url: `${client.baseUrl}/audio/speech`,
    words: message,
  })
}

function isCutShort(error: unknown): boolean {
  return error instanceof ApiError && error.kind === 'cut-short'
}
