// What the Speech page holds and asks, for itself, for Home and for whoever sends a text to it.
import * as z from 'zod/mini'
import { ApiError } from '@/api/errors.ts'
import { sniffAudio } from '@/api/sniff-audio.ts'
import type { Speech } from '@/api/speech.ts'
import { SPEECH_FORMATS, type SpeechRequest } from '@/contract/speech.ts'
import { exchangeStore } from './exchanges.ts'
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

export const speechRun = createRun<SpeechState, SpokenText>({
  page: 'speech',
  words: wordsOf,
  ask: async (client, asked, model, signal) => {
    // How an answer is read comes with the first question.
    const { createSpeech } = await import('@/api/speech.ts')
    try {
      return { ...(await createSpeech(client, speechRequestOf(asked, model), signal)), isCut: false }
    } catch (error) {
      const part = isCut(error) ? whatCame() : null
      if (part === null) throw error
      return part
    }
  },
})

function isCut(error: unknown): boolean {
  return error instanceof ApiError && error.kind === 'cut-short'
}

// Half a sound is worth hearing: what arrived of it stands in the page's last exchange.
function whatCame(): SpokenText | null {
  const exchange = exchangeStore.getState().list.find(({ page }) => page === 'speech')
  const audio = new Blob(exchange?.reads.map(({ bytes }) => new Uint8Array(bytes)) ?? [])
  const format = sniffAudio(new Uint8Array(exchange?.reads[0]?.bytes ?? []))
  if (format === 'text' || format === 'unknown') return null
  return {
    audio: audio.slice(0, audio.size, `audio/${format === 'mp3' ? 'mpeg' : format}`),
    format,
    isCut: true,
  }
}

/** Puts a text on the Speech page, from wherever; its own draft is read first, or it would take its place. */
export async function bringText(text: string): Promise<void> {
  await speechState.load()
  speechState.takeFirst()
  speechState.replace({ ...speechState.store.getState(), text })
}
