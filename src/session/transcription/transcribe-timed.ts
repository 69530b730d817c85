import type { Client } from '@/api/client.ts'
import { ApiError } from '@/api/errors.ts'
import { type Transcript, type TranscriptionRequest, transcribeAudio } from '@/api/transcription.ts'
import { preferences } from '../preferences.ts'

/**
 * Transcribes with the times of segments and words. A model that refuses to be asked for them is asked once
 * more without (a refused request did not run), and never again with them.
 */
export async function transcribeTimed(
  client: Client,
  request: TranscriptionRequest,
  signal: AbortSignal,
): Promise<Transcript> {
  const whom = timesKey(client.baseUrl, request.model)
  if (preferences.getState().noTimes.includes(whom)) return transcribeAudio(client, request, signal)
  try {
    const timed = { ...request, responseFormat: 'verbose_json', wantsWords: true } as const
    return await transcribeAudio(client, timed, signal)
  } catch (error) {
    if (!refusesTimes(error)) throw error
    preferences.setState(({ noTimes }) => ({ noTimes: [...new Set([...noTimes, whom])] }))
    return transcribeAudio(client, request, signal)
  }
}

function timesKey(baseUrl: string, model = ''): string {
  return `${baseUrl} ${model}`
}

function refusesTimes(error: unknown): boolean {
  if (!(error instanceof ApiError) || error.kind !== 'refused') return false
  const { status, words = '', raw = '', fields = [] } = error.facts
  const said = [words, raw, ...fields.map(({ field, message }) => `${field} ${message}`)].join(' ')
  return (status === 400 || status === 422) && /response_?format|verbose|timestamp|granularit/i.test(said)
}
