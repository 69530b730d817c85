import { MAX_AUDIO_BYTES, MEGABYTE } from '../../src/contract/limits.ts'
import { transcriptionFields } from '../../src/contract/transcription.ts'
import { readFaults, sharedFault, transportFault } from './faults.ts'
import { type Heard, SoundError } from './hear.ts'
import { fieldErrors } from './json-body.ts'
import { FAULTS_MODEL, requireModel } from './models.ts'
import { fieldRefusal, refusal } from './refusal.ts'
import type { Room } from './room.ts'
import { countTokens } from './tokenizer.ts'

const DEFAULT_MODEL = 'sandbox-listen'
const MAX_UPLOADS = 2
let uploads = 0

/**
 * POST /v1/audio/transcriptions, multipart. Reads Morse from the sound, else the words that sandbox
 * speech wrote into the file, else reports measurements; `source` says which of the three.
 */
export async function transcribe(request: Request, room: Room): Promise<Response> {
  // FormData holds the whole file in memory, several times over.
  if (uploads >= MAX_UPLOADS) {
    return refusal(429, 'Two recordings are being read already; try again in a moment.', {
      'retry-after': '2',
    })
  }
  uploads += 1
  try {
    return await readUpload(request, room)
  } finally {
    uploads -= 1
  }
}

async function readUpload(request: Request, { clock, engines, permit }: Room): Promise<Response> {
  const form = await readForm(request)
  if (form === null) return refusal(400, 'The body is not valid multipart/form-data.')
  const file = form.get('file')
  if (!(file instanceof File)) return fieldRefusal(['file'], 'Field required: an audio file', 'missing')
  if (file.size > MAX_AUDIO_BYTES) {
    const over = ((file.size - MAX_AUDIO_BYTES) / MEGABYTE).toFixed(1)
    return refusal(413, `The file is ${over} MB over the limit of 25 MB.`)
  }
  const given = Object.fromEntries([...form].filter(([name, value]) => name !== 'file' && value !== ''))
  const fields = transcriptionFields.safeParse(given)
  if (!fields.success) return refusal(422, fields.error.issues.flatMap(fieldErrors))
  const model = requireModel(fields.data.model ?? DEFAULT_MODEL, 'transcription', permit)
  const faults = model.id === FAULTS_MODEL ? readFaults(faultText(file.name)) : new Map<string, string>()
  const fault = await sharedFault(faults, request, clock, false)
  if (fault !== null) return fault
  if (file.size === 0) return fieldRefusal(['file'], 'The file is empty')

  try {
    const heard = await engines.listen(new Uint8Array(await file.arrayBuffer()), request.signal)
    permit.spend(countTokens(heard.text))
    return transportFault(faults, answer(heard, fields.data.response_format ?? 'json'), clock)
  } catch (error) {
    if (error instanceof SoundError) return fieldRefusal(['file'], error.message)
    throw error
  }
}

async function readForm(request: Request): Promise<FormData | null> {
  try {
    return await request.formData()
  } catch {
    return null
  }
}

// A file name carries its faults as status=429_retry-after=7.wav.
function faultText(fileName: string): string {
  return fileName.replace(/\.[a-z0-9]+$/i, '').replace(/_/g, ' ')
}

function answer(heard: Heard, format: 'json' | 'text' | 'verbose_json'): Response {
  const headers = { 'x-taas-sandbox': heard.engine }
  if (format === 'text') return new Response(heard.text, { headers })
  const plain = { text: heard.text, source: heard.source }
  if (format === 'json') return Response.json(plain, { headers })
  const segment = { id: 0, start: heard.startSeconds, end: heard.endSeconds, text: heard.text }
  const verbose = { task: 'transcribe', duration: heard.seconds, segments: [segment] }
  return Response.json({ ...plain, ...verbose }, { headers })
}
