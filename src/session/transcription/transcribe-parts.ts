// Transcribes what is too large to be sent as it is, or only a stretch of it: in parts. Owns: which parts have
// come, and which are sent again. Leaves to others: cutting (a worker), joining, requests.
import type { Client } from '@/api/client.ts'
import { ApiError } from '@/api/errors.ts'
import type { Transcript } from '@/api/transcription.ts'
import type { TranscriptionRequest } from '@/api/transcription-form.ts'
import type { Stretch } from '../transcription.ts'
import type { SoundPart } from './cut-sound.ts'
import { joinTranscripts, type PartTranscript } from './join-transcripts.ts'
import { type PartState, partProgress } from './part-progress.ts'
import { type Splitting, splitSound } from './split-sound.ts'
import { transcribeTimed } from './transcribe-timed.ts'

const AT_ONCE = 2

/** What came of runs that did not end well, by sound and by what was asked of whom: it is not sent again. */
const kept = new WeakMap<Blob, Map<string, Map<number, PartTranscript>>>()

const WAITING: PartState = { status: 'waiting', startSeconds: null, endSeconds: null, text: null }

/**
 * Sends the parts of a recording in their order, the first by itself and then two at a time, and joins what
 * was heard. When a part fails the others go on; then its failure is thrown. Asking again sends only the parts
 * that did not come. Throws `ApiError` `uncuttable` where this browser cannot read the sound.
 */
export async function transcribeParts(
  client: Client,
  request: TranscriptionRequest & { model: string },
  stretch: Stretch | null,
  signal: AbortSignal,
): Promise<Transcript> {
  const { file, model } = request
  using splitting = await splitSound(file, stretch)
  if (splitting === null) throw uncuttable(client)
  signal.throwIfAborted()
  const key = JSON.stringify([client.baseUrl, model, request.language, stretch])
  const came = keptOf(file, key)
  const put = progressOf(file, model, splitting.count)
  const failures: unknown[] = []

  const send = async (part: SoundPart) => {
    const { index, startSeconds, endSeconds, overlapSeconds } = part
    const place = { startSeconds, endSeconds }
    const before = came.get(index)
    if (before !== undefined) {
      return put(index, { ...place, status: 'done', text: before.transcript.text, isKept: true })
    }
    put(index, { ...place, status: 'sending' })
    try {
      const wav = new Blob([part.wav], { type: 'audio/wav' })
      const fileName = partFileName(request.fileName, index + 1)
      const transcript = await transcribeTimed(client, { ...request, file: wav, fileName }, signal)
      came.set(index, { transcript, startSeconds, overlapSeconds })
      put(index, { status: 'done', text: transcript.text })
    } catch (error) {
      put(index, { status: signal.aborted ? 'waiting' : 'failed' })
      if (signal.aborted) throw error
      failures.push(error)
    }
  }

  await sendAll(stoppable(splitting, signal, client), send, () => failures.length > 0)
  if (failures.length > 0) throw failures[0]
  const parts = [...came.entries()].sort(([a], [b]) => a - b).map(([, part]) => part)
  kept.get(file)?.delete(key)
  return joinTranscripts(parts)
}

/** The name under which a part is sent. */
function partFileName(fileName: string, number: number): string {
  return `${fileName.replace(/\.\w+$/, '')}_part-${number}.wav`
}

// The first by itself: what it tells of the server, the others need not find out.
async function sendAll(
  next: () => Promise<SoundPart | null>,
  send: (part: SoundPart) => Promise<void>,
  hasFailed: () => boolean,
): Promise<void> {
  const first = await next()
  if (first === null) return
  await send(first)
  if (hasFailed()) return
  // Parts are cut one after the other, whoever sends them.
  let cutting: Promise<unknown> = Promise.resolve()
  const take = () => {
    const part = cutting.then(next)
    cutting = part.catch(() => {})
    return part
  }
  const work = async () => {
    for (let part = await take(); part !== null; part = await take()) await send(part)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

// Cutting itself cannot be stopped half-way; nobody waits for it any longer.
function stoppable(
  splitting: Splitting,
  signal: AbortSignal,
  client: Client,
): () => Promise<SoundPart | null> {
  const { promise: stopped, reject } = Promise.withResolvers<never>()
  stopped.catch(() => {})
  signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  return async () => {
    signal.throwIfAborted()
    return Promise.race([splitting.next().catch(() => Promise.reject(uncuttable(client))), stopped])
  }
}

function uncuttable(client: Client): ApiError {
  return new ApiError('unreadable', { code: 'uncuttable', url: client.baseUrl })
}

function keptOf(sound: Blob, key: string): Map<number, PartTranscript> {
  const ofSound = kept.get(sound) ?? new Map<string, Map<number, PartTranscript>>()
  kept.set(sound, ofSound)
  const came = ofSound.get(key) ?? new Map<number, PartTranscript>()
  ofSound.set(key, came)
  return came
}

function progressOf(sound: Blob, model: string, count: number) {
  const parts = Array.from({ length: count }, () => WAITING)
  const show = () => partProgress.setState({ [model]: { sound, parts: [...parts] } })
  show()
  return (index: number, change: Partial<PartState>) => {
    parts[index] = { ...(parts[index] ?? WAITING), ...change }
    show()
  }
}
