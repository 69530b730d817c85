// What the Speech page holds and asks, for itself, for Home and for whoever sends a text to it.
import * as z from 'zod/mini'
import { createStore } from 'zustand/vanilla'
import type { Client } from '@/api/client.ts'
import { ApiError } from '@/api/errors.ts'
import type { Speech, SpeechFormat } from '@/api/speech.ts'
import { SPEECH_FORMATS, type SpeechRequest } from '@/contract/speech.ts'
import type { GrowingBytes } from '@/lib/growing-bytes.ts'
import { createPageState } from './page-state.ts'
import { createRun, type RunDescription } from './runs.ts'

const speechPage = z.object({
  text: z.string(),
  /** Empty is the model's own voice; then the field is not sent. */
  voice: z.string(),
  format: z.enum(SPEECH_FORMATS),
  speed: z.nullable(z.number()),
})

export type SpeechState = z.infer<typeof speechPage>

export const speechState = createPageState<SpeechState, SpeechState>({
  page: 'speech',
  initial: { text: '', voice: '', format: 'wav', speed: null },
  schema: speechPage,
  toKept: (state) => state,
  fromKept: (kept) => kept,
  words: wordsOf,
})

function wordsOf(state: SpeechState): string {
  return state.text
}

/** The body of the request, exactly as it is sent and as Code shows it. The format is always said. */
export function speechRequestOf(state: SpeechState, model: string): SpeechRequest {
  return {
    model,
    input: state.text,
    ...(state.voice.trim() === '' ? {} : { voice: state.voice.trim() }),
    response_format: state.format,
    ...(state.speed === null ? {} : { speed: state.speed }),
  }
}

/** Spoken text; `isCut` when the connection ended before all of it had come. */
export type SpokenText = Speech & { isCut: boolean }

/** Speech that the page was asked for, from its first bytes on. */
export type Arrival = {
  format: SpeechFormat
  bytes: GrowingBytes
  /** When it was asked for, by `performance.now()`. */
  askedAtMs: number
  /** Whether somebody pressed for it; a sample that runs by itself must not be heard by itself. */
  isByHand: boolean
}

/** What arrives or has arrived last, and the answer that became of it once it was whole. */
export const speechArrival = createStore<{ arrival: Arrival | null; became: SpokenText | null }>(() => ({
  arrival: null,
  became: null,
}))

const spokenText = z.object({
  audio: z.instanceof(Blob),
  format: z.enum(['mp3', 'wav', 'ogg', 'flac', 'unknown']),
  isCut: z.boolean(),
})

const description: RunDescription<SpeechState, SpokenText> = {
  page: 'speech',
  words: wordsOf,
  answer: spokenText,
  isServedAgain: ({ isCut }) => !isCut,
  sent: (asked) => speechRequestOf(asked, ''),
  ask: (client, asked, model, signal) => speak(client, speechRequestOf(asked, model), signal),
}

const announcing: RunDescription<SpeechState, SpokenText> = {
  ...description,
  ask: async (client, asked, model, signal) => {
    const askedAtMs = performance.now()
    // What is asked by hand is the page as it stands; a sample is handed over as its own object.
    const isByHand = asked === speechState.store.getState()
    let mine: Arrival | null = null
    speechArrival.setState({ arrival: null, became: null })
    const isCurrent = () => mine !== null && speechArrival.getState().arrival === mine
    try {
      const spoken = await speak(client, speechRequestOf(asked, model), signal, (format, bytes) => {
        // A run whose place was taken has nothing to announce any more.
        if (signal.aborted) return
        mine = { format, bytes, askedAtMs, isByHand }
        speechArrival.setState({ arrival: mine })
      })
      if (isCurrent()) speechArrival.setState({ became: spoken })
      return spoken
    } catch (error) {
      if (isCurrent()) speechArrival.setState({ arrival: null })
      throw error
    }
  },
}

/**
 * The page's run. It tells what arrives; a column of Compare does not, nor whoever asks by its description
 * alone, as Home does.
 */
export const speechRun = { ...createRun(announcing, description), description }

type Announce = (format: SpeechFormat, bytes: GrowingBytes) => void

// Half a sound is worth hearing: what came before the connection ended is an answer, marked as cut.
async function speak(
  client: Client,
  request: SpeechRequest,
  signal: AbortSignal,
  announce: Announce = () => {},
): Promise<SpokenText> {
  // How an answer is read comes with the first question.
  const [{ streamSpeech, wholeSpeech }, { createGrowingBytes }] = await Promise.all([
    import('@/api/speech.ts'),
    import('@/lib/growing-bytes.ts'),
  ])
  const bytes = createGrowingBytes()
  let format: SpeechFormat | null = null
  let isCut = false
  try {
    for await (const part of streamSpeech(client, request, signal)) {
      if (part.type === 'audio-delta') bytes.push(part.bytes)
      else {
        format = part.format
        announce(format, bytes)
      }
    }
  } catch (error) {
    if (!isCutShort(error) || format === null || format === 'unknown') throw error
    isCut = true
  } finally {
    bytes.end()
  }
  return { ...(await wholeSpeech(format ?? 'unknown', bytes.whole())), isCut }
}

function isCutShort(error: unknown): boolean {
  return error instanceof ApiError && error.kind === 'cut-short'
}

/** Puts a text on the Speech page, from wherever; its own draft is read first, or it would take its place. */
export async function bringText(text: string): Promise<void> {
  await speechState.load()
  speechState.takeFirst()
  speechState.replace({ ...speechState.store.getState(), text })
}
