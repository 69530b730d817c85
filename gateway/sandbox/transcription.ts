import { MAX_AUDIO_BYTES, MEGABYTE } from '../../src/contract/limits.ts'
import { transcriptionFields } from '../../src/contract/transcription.ts'
import type { Clock } from './clock.ts'
import { readFaults, sharedFault, transportFault } from './faults.ts'
import { fieldErrors } from './json-body.ts'
import { FAULTS_MODEL, requireModel } from './models.ts'
import { hearMorse } from './morse-listen.ts'
import { fieldRefusal, refusal } from './refusal.ts'
import { describeSound, measureSound } from './sound-report.ts'
import { decodeWav, WavError, type WavSound } from './wav.ts'

const DEFAULT_MODEL = 'sandbox-listen'
const MAX_UPLOADS = 2
let uploads = 0

/**
 * POST /v1/audio/transcriptions, multipart. Reads Morse from the sound, else the words that sandbox
 * speech wrote into the file, else reports measurements; `source` says which of the three.
 */
export async function transcribe(request: Request, clock: Clock): Promise<Response> {
  // FormData holds the whole file in memory, several times over.
  if (uploads >= MAX_UPLOADS) {
    return refusal(429, 'Two recordings are being read already; try again in a moment.', {
      'retry-after': '2',
    })
  }
  uploads += 1
  try {
    return await readUpload(request, clock)
  } finally {
    uploads -= 1
  }
}

async function readUpload(request: Request, clock: Clock): Promise<Response> {
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
  const model = requireModel(fields.data.model ?? DEFAULT_MODEL, 'transcription')
  const faults = model.id === FAULTS_MODEL ? readFaults(faultText(file.name)) : new Map<string, string>()
  const fault = await sharedFault(faults, request, clock, false)
  if (fault !== null) return fault
  if (file.size === 0) return fieldRefusal(['file'], 'The file is empty')

  const heard = hear(new Uint8Array(await file.arrayBuffer()))
  if (heard instanceof Response) return heard
  return transportFault(faults, answer(heard, fields.data.response_format ?? 'json'), clock)
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

type Heard = {
  text: string
  source: string
  engine: string
  seconds: number
  startSeconds: number
  endSeconds: number
}

function hear(bytes: Uint8Array): Heard | Response {
  let sound: WavSound
  try {
    sound = decodeWav(bytes)
  } catch (error) {
    if (!(error instanceof WavError)) throw error
    return fieldRefusal(['file'], `The sandbox reads WAV files only. ${error.message}`)
  }
  const seconds = sound.frames / sound.sampleRate
  const morse = hearMorse(sound.samples, sound.sampleRate)
  if (morse !== null) {
    return { ...morse, source: 'decoded from the sound', engine: 'morse', seconds }
  }
  const label = sound.info.ISFT === 'taas-sandbox' ? sound.info.ICMT : undefined
  const whole = { seconds, startSeconds: 0, endSeconds: seconds }
  if (label !== undefined) {
    return { ...whole, text: label, source: "read from this file's own label, not heard", engine: 'label' }
  }
  const report = measureSound(sound.samples, sound.sampleRate)
  const text = describeSound(report, {
    format: 'WAV',
    sampleRate: sound.sampleRate,
    channels: sound.channels,
  })
  return { ...whole, text, source: 'measured', engine: 'report' }
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
