import type { TranscriptionRequest } from '@/api/transcription-form.ts'
import { preferences } from '../preferences.ts'

/**
 * A request as it is sent first: with the times of segments and words, unless the model behind this base URL
 * is known to refuse to be asked for them.
 */
export function timedRequestOf<Request extends TranscriptionRequest>(
  baseUrl: string,
  request: Request,
): Request {
  const { noTimes } = preferences.getState()
  if (noTimes.includes(timesKey(baseUrl, request))) return request
  return { ...request, responseFormat: 'verbose_json', wantsWords: true }
}

/** Remembers that a model refuses to be asked for times. */
export function rememberNoTimes(baseUrl: string, request: TranscriptionRequest): void {
  const key = timesKey(baseUrl, request)
  preferences.setState(({ noTimes }) => ({ noTimes: [...new Set([...noTimes, key])] }))
}

function timesKey(baseUrl: string, { model = '' }: TranscriptionRequest): string {
  return `${baseUrl} ${model}`
}
