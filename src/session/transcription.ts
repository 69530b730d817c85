// What the Transcription page holds and asks, for itself, for Home and for whoever sends sound to it.
import * as z from 'zod/mini'
import { createStore } from 'zustand/vanilla'
import type { Transcript } from '@/api/transcription.ts'
import type { TranscriptionRequest } from '@/api/transcription-form.ts'
import { MAX_AUDIO_BYTES, MEGABYTE } from '@/contract/limits.ts'
import { createPageState } from './page-state.ts'
import type { RunDescription } from './run.ts'
import { createRun } from './runs.ts'

const take = z.object({
  sound: z.instanceof(Blob),
  fileName: z.string(),
  /** Samples are made here, but for the one that the robot voice has spoken. */
  source: z.enum(['recorded', 'file', 'speech', 'sample', 'robot']),
})

const stretch = z.object({ startSeconds: z.number(), endSeconds: z.number() })

const transcriptionPage = z.object({
  take: z.nullable(take),
  /** ISO-639-1; empty lets the server find out. */
  language: z.string(),
  /** What was really said, to compare the transcript with. */
  reference: z.string(),
  /** Only this part of the take is sent; all of it while it is absent. */
  stretch: z.optional(z.nullable(stretch)),
  /** What counts when the transcript is compared with it; absent, neither case nor punctuation does. */
  leniency: z.optional(z.object({ ignoresCase: z.boolean(), ignoresPunctuation: z.boolean() })),
  /** Sent in parts although it is small enough to go as it is. */
  isInParts: z.optional(z.boolean()),
})

/** A recording or a file, ready to be transcribed. */
export type Take = z.infer<typeof take>
/** A part of a take, in seconds. */
export type Stretch = z.infer<typeof stretch>
export type TranscriptionState = z.infer<typeof transcriptionPage>

// A file this large is on somebody's disk; the browser's storage would be full of a few of them.
const MAX_KEPT_BYTES = 200 * MEGABYTE

export const transcriptionState = createPageState<TranscriptionState, TranscriptionState>({
  page: 'transcription',
  initial: { take: null, language: '', reference: '' },
  schema: transcriptionPage,
  toKept,
  fromKept: (kept) => ({ stretch: null, isInParts: false, ...kept }),
  words: wordsOf,
})

function wordsOf(state: TranscriptionState): string {
  return state.take?.fileName ?? state.reference
}

function toKept(state: TranscriptionState): TranscriptionState {
  return isWorthKeeping(state.take) ? state : { ...state, take: null, stretch: null }
}

// A large sample was made here and can be made again; it is not worth its megabytes.
function isWorthKeeping(take: Take | null): boolean {
  if (take === null) return true
  return take.sound.size <= (take.source === 'sample' ? MAX_AUDIO_BYTES : MAX_KEPT_BYTES)
}

/** Whether a take goes in parts: it is too large to go as it is, only a stretch of it is wanted, or so it is. */
export function isSentInParts({ take, stretch, isInParts }: TranscriptionState): boolean {
  if (take === null) return false
  return isInParts === true || (stretch ?? null) !== null || take.sound.size > MAX_AUDIO_BYTES
}

/** What is asked of a model; null while there is nothing to send. How it is asked for times is `timedRequestOf`'s. */
export function transcriptionRequestOf(
  state: TranscriptionState,
  model: string,
): (TranscriptionRequest & { model: string }) | null {
  if (state.take === null) return null
  const { sound, fileName } = state.take
  return { file: sound, fileName, model, ...(state.language === '' ? {} : { language: state.language }) }
}

const timed = z.object({ startSeconds: z.number(), endSeconds: z.number(), text: z.string() })

const transcript = z.object({
  text: z.string(),
  segments: z.array(timed),
  // Older answers have none.
  words: z._default(z.array(timed), []),
  source: z.nullable(z.string()),
})

const description: RunDescription<TranscriptionState, Transcript> = {
  page: 'transcription',
  words: wordsOf,
  answer: transcript,
  toKept,
  sent: (asked) => ({
    request: transcriptionRequestOf(asked, ''),
    stretch: asked.stretch ?? null,
    isInParts: isSentInParts(asked),
  }),
  ask: async (client, asked, model, signal) => {
    const request = transcriptionRequestOf(asked, model)
    if (request === null) throw new Error('There is nothing to transcribe.')
    // How an answer is read comes with the first question.
    if (isSentInParts(asked)) {
      const { transcribeParts } = await import('./transcription/transcribe-parts.ts')
      return transcribeParts(client, request, asked.stretch ?? null, signal)
    }
    const { transcribeTimed } = await import('./transcription/transcribe-timed.ts')
    return transcribeTimed(client, request, signal)
  },
}

/** The page's run. */
export const transcriptionRun = createRun(description)

/** Whether a take came that has not been transcribed yet: in the sandbox the page then runs by itself. */
export const newTake = createStore<{ isDue: boolean }>(() => ({ isDue: false }))

/**
 * Puts a take on the Transcription page, from wherever; the page's own draft is read first, or it would
 * come and take its place. `reference` is what was really said. It is written at once, and resolves when it
 * is kept: a recording must outlive whatever happens next.
 */
export async function keepTake(take: Take | null, reference = ''): Promise<void> {
  const { kept } = await putTake(take, reference)
  await kept
}

/** As `keepTake`, and the page runs it as soon as it is shown, where that costs nothing. */
export async function bringTake(take: Take, reference = ''): Promise<void> {
  const { kept } = await putTake(take, reference)
  newTake.setState({ isDue: true })
  await kept
}

async function putTake(take: Take | null, reference: string): Promise<{ kept: Promise<void> }> {
  await transcriptionState.load()
  transcriptionState.takeFirst()
  const { store, replace, flush } = transcriptionState
  replace({ ...store.getState(), take, reference, stretch: null })
  // A take is somebody's own, as typed text is: a state that is changed by hand is not lost to the next one.
  store.setState({ take })
  return { kept: flush() }
}

/** True once after a take was brought: whoever gets it runs it. */
export function takeNewTake(): boolean {
  const { isDue } = newTake.getState()
  newTake.setState({ isDue: false })
  return isDue
}
