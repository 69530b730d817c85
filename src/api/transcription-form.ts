// The multipart form of POST /audio/transcriptions, apart from how its answer is read: Code shows it, too.

/** What to transcribe; absent fields are left to the server. */
export type TranscriptionRequest = {
  file: Blob
  fileName: string
  model?: string
  language?: string
  responseFormat?: 'json' | 'text' | 'verbose_json'
  /** Asked of servers that know `timestamp_granularities[]`. */
  wantsWords?: boolean
}

/** The fields beside the file, in the order in which they are sent; a name may come twice. */
export function transcriptionFields(
  request: Omit<TranscriptionRequest, 'file' | 'fileName'>,
): { name: string; value: string }[] {
  const { model, language, responseFormat, wantsWords = false } = request
  const fields = [
    { name: 'model', value: model },
    { name: 'language', value: language },
    { name: 'response_format', value: responseFormat },
    ...['segment', 'word'].map((value) => ({
      name: 'timestamp_granularities[]',
      value: wantsWords ? value : undefined,
    })),
  ]
  return fields.flatMap(({ name, value }) => (value === undefined ? [] : [{ name, value }]))
}
