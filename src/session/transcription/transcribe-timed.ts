import type { Client } from '@/api/client.ts'
import { ApiError } from '@/api/errors.ts'
import { type Transcript, transcribeAudio } from '@/api/transcription.ts'
import type { TranscriptionRequest } from '@/api/transcription-form.ts'
import { rememberNoTimes, timedRequestOf } from './timed-request.ts'

/**
 * Transcribes with the times of segments and words. A model that refuses to be asked for them is asked once
 * more without (a refused request did not run), and never again with them.
 */
export async function transcribeTimed(
  client: Client,
  request: TranscriptionRequest,
  signal: AbortSignal,
): Promise<Transcript> {
  const timed = timedRequestOf(client.baseUrl, request)
  try {
    return await transcribeAudio(client, timed, signal)
  } catch (error) {
    if (timed === request || !refusesTimes(error)) throw error
    rememberNoTimes(client.baseUrl, request)
    return transcribeAudio(client, request, signal)
  }
}

function refusesTimes(error: unknown): boolean {
  if (!(error instanceof ApiError) || error.kind !== 'refused') return false
  const { status, words = '', raw = '', fields = [] } = error.facts
  const said = [words, raw, ...fields.map(({ field, message }) => `${field} ${message}`)].join(' ')
  return (status === 400 || status === 422) && /response_?format|verbose|timestamp|granularit/i.test(said)
}
