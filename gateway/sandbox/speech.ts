import { DEFAULT_SPEECH_FORMAT, speechRequest } from '../../src/contract/speech.ts'
import type { Clock } from './clock.ts'
import { readFaults, sharedFault, transportFault } from './faults.ts'
import { readJsonBody } from './json-body.ts'
import { FAULTS_MODEL, requireModel } from './models.ts'
import { toMorse } from './morse-code.ts'
import { morseDurationSeconds, renderMorse, speedToWordsPerMinute } from './morse-tone.ts'
import { encodeMp3 } from './mp3.ts'
import { fieldRefusal } from './refusal.ts'
import { encodeWav } from './wav.ts'

const SAMPLE_RATE = 16_000
const TONE_HZ = 600

// Slow Morse of a long text would be hours of sound, held in memory at once.
const MAX_SECONDS = 30 * 60

/** POST /v1/audio/speech: the text as Morse tones. Every voice is accepted, since Morse has none. */
export async function speak(request: Request, clock: Clock): Promise<Response> {
  const body = await readJsonBody(request, speechRequest)
  const model = requireModel(body.model, 'speech')
  const faults = model.id === FAULTS_MODEL ? readFaults(body.input) : new Map<string, string>()
  const fault = await sharedFault(faults, request, clock, false)
  if (fault !== null) return fault

  if (toMorse(body.input) === '') {
    return fieldRefusal(
      ['input'],
      'Nothing in this text can be sent as Morse: write Latin letters, digits or punctuation.',
    )
  }
  const wordsPerMinute = speedToWordsPerMinute(body.speed ?? 1)
  const seconds = morseDurationSeconds(body.input, wordsPerMinute)
  if (seconds > MAX_SECONDS) {
    return fieldRefusal(
      ['input'],
      `As Morse this would last ${Math.round(seconds / 60)} minutes; at most 30 are allowed. Shorten it or raise speed.`,
    )
  }
  const samples = renderMorse(body.input, { wordsPerMinute, sampleRate: SAMPLE_RATE, toneHz: TONE_HZ })
  const format = body.response_format ?? DEFAULT_SPEECH_FORMAT
  const bytes =
    format === 'wav'
      ? encodeWav(samples, SAMPLE_RATE, { software: 'taas-sandbox', comment: body.input })
      : await encodeMp3(samples, SAMPLE_RATE)
  const headers = {
    'content-type': format === 'wav' ? 'audio/wav' : 'audio/mpeg',
    'content-length': String(bytes.length),
    'x-taas-sandbox': 'morse',
  }
  return transportFault(faults, new Response(bytes, { headers }), clock)
}
