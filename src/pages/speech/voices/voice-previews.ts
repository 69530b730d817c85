// A voice, to be heard before it is chosen: one short sentence in its language, asked for once.
import type { ActiveConnection } from '@/session/connection.ts'
import { pageClient } from '@/session/page-client.ts'
import { previewSentence } from './preview-sentence.ts'

type Previewed = { connection: ActiveConnection; model: string; voice: string; language: string | null }

const made = new Map<string, Blob>()

/** Whether it can be heard without asking. */
export function hasPreview(previewed: Previewed): boolean {
  return made.has(keyOf(previewed))
}

/**
 * The sound of a voice: asked for once in this tab, then at hand. No entry of the history: it is nobody's text.
 * Throws `ApiError` as `createSpeech` does.
 */
export async function voicePreview(previewed: Previewed, signal: AbortSignal): Promise<Blob> {
  const key = keyOf(previewed)
  const kept = made.get(key)
  if (kept !== undefined) return kept
  const { createSpeech } = await import('@/api/speech.ts')
  const { connection, model, voice, language } = previewed
  const request = {
    model,
    input: previewSentence(language),
    ...(voice === '' ? {} : { voice }),
    response_format: 'wav' as const,
  }
  const { audio } = await createSpeech(pageClient('speech', connection), request, signal)
  made.set(key, audio)
  return audio
}

function keyOf({ connection, model, voice, language }: Previewed): string {
  return JSON.stringify([connection.baseUrl, connection.upstream, model, voice, previewSentence(language)])
}
