// What the Transcription page holds and asks, for itself, for Home and for whoever sends sound to it.
import * as z from 'zod/mini'
import { type Transcript, type TranscriptionRequest, transcribeAudio } from '@/api/transcription.ts'
import { createPageState } from './page-state.ts'
import { createRun } from './runs.ts'

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
  toKept: (state) => state,
  fromKept: (kept) => kept,
})

/** The request, exactly as it is sent and as Code shows it; null while there is nothing to send. */
export function transcriptionRequestOf(
  state: TranscriptionState,
  model: string,
): TranscriptionRequest | null {
  if (state.take === null) return null
  const { sound, fileName } = state.take
  return { file: sound, fileName, model, ...(state.language === '' ? {} : { language: state.language }) }
}

export const transcriptionRun = createRun<TranscriptionState, Transcript>({
  page: 'transcription',
  words: (asked) => asked.take?.fileName ?? '',
  ask: (client, asked, model, signal) => {
    const request = transcriptionRequestOf(asked, model)
    if (request === null) throw new Error('There is nothing to transcribe.')
    return transcribeAudio(client, request, signal)
  },
})
