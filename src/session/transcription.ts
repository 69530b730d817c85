// What the Transcription page holds and asks, for itself, for Home and for whoever sends sound to it.
import * as z from 'zod/mini'
import { createStore } from 'zustand/vanilla'
import type { Transcript, TranscriptionRequest } from '@/api/transcription.ts'
import { MAX_AUDIO_BYTES } from '@/contract/limits.ts'
import { createPageState } from './page-state.ts'
import { createRun, type RunHandle } from './runs.ts'

const take = z.object({
  sound: z.instanceof(Blob),
  fileName: z.string(),
  source: z.enum(['recorded', 'file', 'speech', 'sample']),
})

const transcriptionPage = z.object({
  take: z.nullable(take),
  /** ISO-639-1; empty lets the server find out. */
  language: z.string(),
  /** What was really said, to compare the transcript with. */
  reference: z.string(),
})

/** A recording or a file, ready to be transcribed. */
export type Take = z.infer<typeof take>
export type TranscriptionState = z.infer<typeof transcriptionPage>

export const transcriptionState = createPageState<TranscriptionState, TranscriptionState>({
  page: 'transcription',
  initial: { take: null, language: '', reference: '' },
  schema: transcriptionPage,
  // What could not be sent was made here and can be made again; it is not worth its megabytes.
  toKept: (state) => (isTooLarge(state) ? { ...state, take: null } : state),
  fromKept: (kept) => kept,
  words: wordsOf,
})

function wordsOf(state: TranscriptionState): string {
  return state.take?.fileName ?? ''
}

/** The request, exactly as it is sent and as Code shows it; null while there is nothing to send. */
export function transcriptionRequestOf(
  state: TranscriptionState,
  model: string,
): TranscriptionRequest | null {
  if (state.take === null) return null
  const { sound, fileName } = state.take
  return { file: sound, fileName, model, ...(state.language === '' ? {} : { language: state.language }) }
}

/** Whether a take weighs more than the API takes. It can be looked at, but it is never sent. */
function isTooLarge({ take }: TranscriptionState): boolean {
  return take !== null && take.sound.size > MAX_AUDIO_BYTES
}

const transcript = z.object({
  text: z.string(),
  segments: z.array(z.object({ startSeconds: z.number(), endSeconds: z.number(), text: z.string() })),
  source: z.nullable(z.string()),
})

const pageRun = createRun<TranscriptionState, Transcript>({
  page: 'transcription',
  words: wordsOf,
  answer: transcript,
  sent: (asked) => transcriptionRequestOf(asked, ''),
  ask: async (client, asked, model, signal) => {
    // How an answer is read comes with the first question.
    const { transcribeAudio } = await import('@/api/transcription.ts')
    const request = transcriptionRequestOf(asked, model)
    if (request === null) throw new Error('There is nothing to transcribe.')
    return transcribeAudio(client, request, signal)
  },
})

/** The page's run. It begins with no take that is too large: that is known without asking. */
export const transcriptionRun = guarded(pageRun)

function guarded(run: RunHandle<TranscriptionState, Transcript>): RunHandle<TranscriptionState, Transcript> {
  return {
    ...run,
    start: async (asking, asked, isAgain) =>
      isTooLarge(asked) ? run.store.getState() : run.start(asking, asked, isAgain),
    column: (id) => guarded(run.column(id)),
  }
}

/** Whether a take came that has not been transcribed yet: in the sandbox the page then runs by itself. */
export const newTake = createStore<{ isDue: boolean }>(() => ({ isDue: false }))

/**
 * Puts a take on the Transcription page, from wherever; the page's own draft is read first, or it would
 * come and take its place. `reference` is what was really said. It is written at once: a recording must
 * outlive whatever happens next.
 */
export async function keepTake(take: Take | null, reference = ''): Promise<void> {
  await transcriptionState.load()
  transcriptionState.takeFirst()
  const { store, replace, flush } = transcriptionState
  replace({ ...store.getState(), take, reference })
  // A take is somebody's own, as typed text is: a state that is changed by hand is not lost to the next one.
  store.setState({ take })
  flush()
}

/** As `keepTake`, and the page runs it as soon as it is shown, where that costs nothing. */
export async function bringTake(take: Take, reference = ''): Promise<void> {
  await keepTake(take, reference)
  newTake.setState({ isDue: true })
}

/** True once after a take was brought: whoever gets it runs it. */
export function takeNewTake(): boolean {
  const { isDue } = newTake.getState()
  newTake.setState({ isDue: false })
  return isDue
}
