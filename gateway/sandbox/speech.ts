import { DEFAULT_SPEECH_FORMAT, speechRequest } from '../../src/contract/speech.ts'
import type { Clock } from './clock.ts'
import { faultNumber, readFaults, sharedFault, transportFault } from './faults.ts'
import { readJsonBody } from './json-body.ts'
import { FAULTS_MODEL, requireModel } from './models.ts'
import { toMorse } from './morse-code.ts'
import { type MorseInPieces, morseDurationSeconds, speedToWordsPerMinute, startMorse } from './morse-tone.ts'
import { encodeMp3 } from './mp3.ts'
import { fieldRefusal } from './refusal.ts'
import { pcmOf, wavHead } from './wav.ts'

const SAMPLE_RATE = 16_000
const TONE_HZ = 600

// Half a second: the first of it is there at once, however long the text.
const PIECE_FRAMES = SAMPLE_RATE / 2

// Slow Morse of a long text would be hours of sound.
const MAX_SECONDS = 30 * 60

/**
 * POST /v1/audio/speech: the text as Morse tones, sent as it is made. Every voice is accepted, since Morse
 * has none. The fault `pause` waits between the pieces.
 */
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
  const morse = startMorse(body.input, { wordsPerMinute, sampleRate: SAMPLE_RATE, toneHz: TONE_HZ })
  const isWav = (body.response_format ?? DEFAULT_SPEECH_FORMAT) === 'wav'
  const head = wavHead(morse.frames, SAMPLE_RATE, { software: 'taas-sandbox', comment: body.input })
  // Even without a fault a turn of the loop: half an hour of MP3 must not keep other requests waiting.
  const pauseMs = faultNumber(faults, 'pause', 8000) ?? 0
  const rest = () => clock.sleep(pauseMs, request.signal)
  const headers = {
    'content-type': isWav ? 'audio/wav' : 'audio/mpeg',
    'x-taas-sandbox': 'morse',
    // How long an MP3 will be is known when its last frame is made.
    ...(isWav ? { 'content-length': String(head.length + morse.frames * 2) } : {}),
  }
  const pieces = isWav ? wavOf(head, morse) : encodeMp3(morse.pieces(PIECE_FRAMES), SAMPLE_RATE)
  return transportFault(faults, new Response(bodyOf(pieces, rest), { headers }), clock)
}

async function* wavOf(head: Uint8Array<ArrayBuffer>, morse: MorseInPieces) {
  yield head
  for (const samples of morse.pieces(PIECE_FRAMES)) yield pcmOf(samples)
}

// Pulled: a piece is made when the one before it has been taken, so that a slow reader holds nothing up
// and one who left costs nothing more.
function bodyOf(
  pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>,
  rest: () => Promise<void>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let count = 0
  return new ReadableStream({
    async pull(controller) {
      // A head alone is nothing to wait after: the first sound comes at once.
      if (count > 1) await rest()
      const { value, done } = await pieces.next()
      count += 1
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}

/** GET /v1/audio/voices, which some servers have beside the reference: none here, since Morse has none. */
export function listVoices(): Response {
  return Response.json({ voices: [] })
}
