import { MAX_AUDIO_BYTES, MEGABYTE } from '../../src/contract/limits.ts'
import { transcriptionFields } from '../../src/contract/transcription.ts'
import { type Faults, readFaults, sharedFault, transportFault } from './faults.ts'
import { fieldErrors } from './field-errors.ts'
import { type Heard, SoundError } from './hear.ts'
import { FAULTS_MODEL, requireModel } from './models.ts'
import { fieldRefusal, refusal } from './refusal.ts'
import type { Room } from './room.ts'
import { segmentsOf } from './segments.ts'
import { countTokens } from './tokenizer.ts'

const DEFAULT_MODEL = 'sandbox-listen'
const MAX_UPLOADS = 2
// Of the whole process, whose memory it is.
let uploads = 0

/**
 * POST /v1/audio/transcriptions, multipart. Reads Morse from the sound, else the words that sandbox
 * speech wrote into the file, else reports measurements; `source` says which of the three. Each one made
 * remembers for itself which files have failed once.
 */
export function createTranscription(): (request: Request, room: Room) => Promise<Response> {
  const failedOnce = new Set<string>()
  return (request, room) => transcribe(request, room, failedOnce)
}

async function transcribe(request: Request, room: Room, failedOnce: Set<string>): Promise<Response> {
  // FormData holds the whole file in memory, several times over.
  if (uploads >= MAX_UPLOADS) {
    return refusal(429, 'Two recordings are being read already; try again in a moment.', {
      'retry-after': '2',
    })
  }
  uploads += 1
  try {
    return await readUpload(request, room, failedOnce)
  } finally {
    uploads -= 1
  }
}

async function readUpload(
  request: Request,
  { clock, engines, permit }: Room,
  failedOnce: Set<string>,
): Promise<Response> {
  const form = await readForm(request)
  if (form === null) return refusal(400, 'The body is not valid multipart/form-data.')
  const file = form.get('file')
  if (!(file instanceof File)) return fieldRefusal(['file'], 'Field required: an audio file', 'missing')
  if (file.size > MAX_AUDIO_BYTES) {
    const over = ((file.size - MAX_AUDIO_BYTES) / MEGABYTE).toFixed(1)
    return refusal(413, `The file is ${over} MB over the limit of 25 MB.`)
  }
  const given = Object.fromEntries([...form].filter(([name, value]) => name !== 'file' && value !== ''))
  const fields = transcriptionFields.safeParse(given, { reportInput: true })
  if (!fields.success) return refusal(422, fields.error.issues.flatMap(fieldErrors))
  const model = requireModel(fields.data.model ?? DEFAULT_MODEL, 'transcription', permit)
  const faults = model.id === FAULTS_MODEL ? faultsOf(file.name, failedOnce) : new Map<string, string>()
  const fault = await sharedFault(faults, request, clock, false)
  if (fault !== null) return fault
  if (file.size === 0) return fieldRefusal(['file'], 'The file is empty')

  try {
    const heard = await engines.listen(new Uint8Array(await file.arrayBuffer()), request.signal)
    permit.spend(countTokens(heard.text))
    return transportFault(faults, answer(heard, fields.data.response_format ?? 'json', form), clock)
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

const MOST_REMEMBERED = 100

// A file name carries its faults as status=429_retry-after=7.wav, and which part of a whole it is as _part-2.
function faultsOf(fileName: string, failedOnce: Set<string>): Faults {
  const faults = readFaults(fileName.replace(/\.[a-z0-9]+$/i, '').replace(/_/g, ' '))
  const part = faults.get('part')
  if (part !== undefined && !fileName.includes(`_part-${part}.`)) return new Map()
  if (!faults.has('once')) return faults
  if (failedOnce.delete(fileName)) return new Map()
  if (failedOnce.size < MOST_REMEMBERED) failedOnce.add(fileName)
  return faults
}

function answer(heard: Heard, format: 'json' | 'text' | 'verbose_json', form: FormData): Response {
  const headers = { 'x-taas-sandbox': heard.engine }
  if (format === 'text') return new Response(heard.text, { headers })
  const plain = { text: heard.text, source: heard.source }
  if (format === 'json') return Response.json(plain, { headers })
  const segments = segmentsOf(heard.words).map(({ startSeconds, endSeconds, text }, id) => {
    return { id, start: startSeconds, end: endSeconds, text }
  })
  const verbose = { task: 'transcribe', duration: heard.seconds, segments }
  // As OpenAI has it: words only for who asks for them.
  if (!form.getAll('timestamp_granularities[]').includes('word')) {
    return Response.json({ ...plain, ...verbose }, { headers })
  }
  const words = heard.words.map(({ startSeconds, endSeconds, text }) => {
    return { word: text, start: startSeconds, end: endSeconds }
  })
  return Response.json({ ...plain, ...verbose, words }, { headers })
}
