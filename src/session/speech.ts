// What the Speech page holds and asks, for itself, for Home and for whoever sends a text to it.
import * as z from 'zod/mini'
import { createSpeech, type Speech } from '@/api/speech.ts'
import { SPEECH_FORMATS, type SpeechRequest } from '@/contract/speech.ts'
import { createPageState } from './page-state.ts'
import { createRun } from './runs.ts'

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
})

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

export const speechRun = createRun<SpeechState, Speech>({
  page: 'speech',
  words: (asked) => asked.text,
  ask: (client, asked, model, signal) => createSpeech(client, speechRequestOf(asked, model), signal),
})
