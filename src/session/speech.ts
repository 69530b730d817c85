// What the Speech page holds and asks, for itself, for Home and for whoever sends a text to it.
import * as z from 'zod/mini'
import { createStore } from 'zustand/vanilla'
import type { Client } from '@/api/client.ts'
import { isAbort } from '@/api/errors.ts'
import type { Speech, SpeechFormat } from '@/api/speech.ts'
import { MAX_SPEECH_CHARACTERS } from '@/contract/limits.ts'
import { SPEECH_FORMATS, type SpeechRequest } from '@/contract/speech.ts'
import type { GrowingBytes } from '@/lib/growing-bytes.ts'
import { splitText } from '@/lib/split-text.ts'
import { createPageState } from './page-state.ts'
import type { RunDescription } from './run.ts'
import { createRun } from './runs.ts'
import type { SpeechListener } from './speak-text.ts'

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

/** The body of a request, exactly as it is sent. The format is always said. */
function speechRequestOf(state: SpeechState, model: string): SpeechRequest {
  return {
    model,
    input: state.text,
    ...(state.voice.trim() === '' ? {} : { voice: state.voice.trim() }),
    response_format: state.format,
    ...(state.speed === null ? {} : { speed: state.speed }),
  }
}

/** Parts in which a text is spoken, at most. */
export const MOST_PARTS = 12

/** The texts of a page's requests, in order: one, or parts of a text that one request may not hold. */
export function textsOf(text: string): string[] {
  const parts = splitText(text, MAX_SPEECH_CHARACTERS).filter((part) => part.trim() !== '')
  return parts.length === 0 ? [text] : parts
}

/** The first of the page's requests, and the only one for most texts: the one that Code shows. */
export function firstRequestOf(state: SpeechState, model: string): SpeechRequest {
  return speechRequestOf({ ...state, text: textsOf(state.text)[0] ?? '' }, model)
}

/** Spoken text, joined of so many parts; `isCut` when the connection ended before all of it had come. */
export type SpokenText = Speech & { isCut: boolean; parts: number }

/** How one part of a long text stands. */
export type SpokenPart = { characters: number; status: 'waiting' | 'running' | 'done' | 'failed' }

/** Speech that the page was asked for, from its first bytes on. */
export type Arrival = {
  format: SpeechFormat
  bytes: GrowingBytes
  /** When it was asked for, by `performance.now()`. */
  askedAtMs: number
  /** Whether somebody pressed for it; a sample that runs by itself must not be heard by itself. */
  isByHand: boolean
}

type Arriving = {
  arrival: Arrival | null
  /** The answer that became of it once it was whole. */
  became: SpokenText | null
  /** The parts of a long text; empty for any other. What came before a failure stays. */
  parts: readonly SpokenPart[]
}

const NOTHING: Arriving = { arrival: null, became: null, parts: [] }

/** What arrives or has arrived last. */
export const speechArrival = createStore<Arriving>(() => NOTHING)

const spokenText = z.object({
  audio: z.instanceof(Blob),
  format: z.enum(['mp3', 'wav', 'ogg', 'flac', 'unknown']),
  isCut: z.boolean(),
  parts: z.int(),
})

const description: RunDescription<SpeechState, SpokenText> = {
  page: 'speech',
  words: wordsOf,
  answer: spokenText,
  settings: ({ voice, speed, format }) =>
    [voice.trim(), ...(speed === null ? [] : [`${speed}×`]), format.toUpperCase()]
      .filter(Boolean)
      .join(' · '),
  isServedAgain: ({ isCut }) => !isCut,
  sent: (asked) => speechRequestOf(asked, ''),
  ask: (client, asked, model, signal) => speak(client, asked, model, signal),
}

const announcing: RunDescription<SpeechState, SpokenText> = {
  ...description,
  ask: async (client, asked, model, signal) => {
    const askedAtMs = performance.now()
    // What is asked by hand is the page as it stands; a sample is handed over as its own object.
    const isByHand = asked === speechState.store.getState()
    let { arrival, parts } = NOTHING
    speechArrival.setState(NOTHING)
    // A run whose place was taken has nothing to tell any more.
    const isCurrent = () => {
      const now = speechArrival.getState()
      return !signal.aborted && now.arrival === arrival && now.parts === parts
    }
    try {
      const spoken = await speak(client, asked, model, signal, {
        onStart(format, bytes) {
          if (!isCurrent()) return
          arrival = { format, bytes, askedAtMs, isByHand }
          speechArrival.setState({ arrival })
        },
        onParts(changed) {
          if (!isCurrent()) return
          parts = changed
          speechArrival.setState({ parts })
        },
      })
      if (isCurrent()) speechArrival.setState({ became: spoken, parts: [] })
      return spoken
    } catch (error) {
      const now = speechArrival.getState()
      const isMine = now.arrival === arrival && now.parts === parts
      // Of a long text the parts that came can still be heard, unless it was cancelled.
      if (isMine && (isAbort(error) || parts.length === 0)) speechArrival.setState(NOTHING)
      throw error
    }
  },
}

/**
 * The page's run. It tells what arrives; a column of Compare does not, nor whoever asks by its description
 * alone, as Home does.
 */
export const speechRun = { ...createRun(announcing, description), description }

const SILENT: SpeechListener = { onStart: () => {}, onParts: () => {} }

async function speak(
  client: Client,
  asked: SpeechState,
  model: string,
  signal: AbortSignal,
  listener = SILENT,
): Promise<SpokenText> {
  // How an answer is read comes with the first question.
  const { speakTexts } = await import('./speak-text.ts')
  const requests = textsOf(asked.text).map((text) => speechRequestOf({ ...asked, text }, model))
  return speakTexts(client, requests, signal, listener)
}

/** Puts a text on the Speech page, from wherever; its own draft is read first, or it would take its place. */
export async function bringText(text: string): Promise<void> {
  await speechState.load()
  speechState.takeFirst()
  speechState.replace({ ...speechState.store.getState(), text })
}
