import { DEFAULT_SPEECH_FORMAT, type SpeechRequest, speechRequest } from '../../src/contract/speech.ts'
import type { Robot } from './engines.ts'
import { faultNumber, readFaults, sharedFault, transportFault } from './faults.ts'
import { id3Tag } from './id3.ts'
import { readJsonBody } from './json-body.ts'
import { FAULTS_MODEL, ROBOT_MODEL, requireModel } from './models.ts'
import { toMorse } from './morse-code.ts'
import { morseDurationSeconds, speedToWordsPerMinute, startMorse } from './morse-tone.ts'
import { encodeMp3 } from './mp3.ts'
import { fieldRefusal, refusal } from './refusal.ts'
import type { Room } from './room.ts'
import { countTokens } from './tokenizer.ts'
import { pcmOf, wavHead } from './wav.ts'

const SAMPLE_RATE = 16_000
const TONE_HZ = 600

// Half a second: the first of it is there at once, however long the text.
const PIECE_FRAMES = SAMPLE_RATE / 2

// Slow Morse of a long text would be hours of sound.
const MAX_SECONDS = 30 * 60

/** A sound on its way: its samples as they are made; `frames` is null while nobody knows how many come. */
type Spoken = {
  engine: string
  sampleRate: number
  frames: number | null
  pieces: AsyncIterable<Float32Array>
}

/**
 * POST /v1/audio/speech: the text as Morse tones or by the robot voice, sent as it is made. The fault `pause`
 * waits between the pieces.
 */
export async function speak(request: Request, { clock, engines, permit }: Room): Promise<Response> {
  const body = await readJsonBody(request, speechRequest)
  const model = requireModel(body.model, 'speech', permit)
  const faults = model.id === FAULTS_MODEL ? readFaults(body.input) : new Map<string, string>()
  const fault = await sharedFault(faults, request, clock, false)
  if (fault !== null) return fault
  const spoken =
    model.id === ROBOT_MODEL ? speakAsRobot(body, engines.robot, request.signal) : speakAsMorse(body)
  if (spoken instanceof Response) return spoken
  permit.spend(countTokens(body.input))

  // Even without a fault a turn of the loop: half an hour of MP3 must not keep other requests waiting.
  const pauseMs = faultNumber(faults, 'pause', 8000) ?? 0
  const rest = () => clock.sleep(pauseMs, request.signal)
  const isWav = (body.response_format ?? DEFAULT_SPEECH_FORMAT) === 'wav'
  const provenance = { software: 'taas-sandbox', comment: body.input }
  const { frames, sampleRate } = spoken
  const head = isWav ? wavHead(frames, sampleRate, provenance) : id3Tag(provenance)
  const headers = {
    'content-type': isWav ? 'audio/wav' : 'audio/mpeg',
    'x-taas-sandbox': spoken.engine,
    // How long an MP3 will be is known when its last frame is made.
    ...(isWav && frames !== null ? { 'content-length': String(head.length + frames * 2) } : {}),
  }
  const pieces = isWav ? pcmPieces(spoken.pieces) : encodeMp3(spoken.pieces, sampleRate)
  return transportFault(faults, new Response(bodyOf(led(head, pieces), rest), { headers }), clock)
}

// Every voice is accepted, since Morse has none.
function speakAsMorse({ input, speed }: SpeechRequest): Spoken | Response {
  if (toMorse(input) === '') {
    return fieldRefusal(
      ['input'],
      'Nothing in this text can be sent as Morse: write Latin letters, digits or punctuation.',
    )
  }
  const wordsPerMinute = speedToWordsPerMinute(speed ?? 1)
  const seconds = morseDurationSeconds(input, wordsPerMinute)
  if (seconds > MAX_SECONDS) {
    return fieldRefusal(
      ['input'],
      `As Morse this would last ${Math.round(seconds / 60)} minutes; at most 30 are allowed. Shorten it or raise speed.`,
    )
  }
  const morse = startMorse(input, { wordsPerMinute, sampleRate: SAMPLE_RATE, toneHz: TONE_HZ })
  const pieces = inTurns(morse.pieces(PIECE_FRAMES))
  return { engine: 'morse', sampleRate: SAMPLE_RATE, frames: morse.frames, pieces }
}

const DEFAULT_VOICE = 'en-us'

function speakAsRobot(
  { input, voice, speed }: SpeechRequest,
  robot: Robot | null,
  signal: AbortSignal,
): Spoken | Response {
  if (robot === null) {
    return refusal(
      404,
      'The robot voice is an optional package that is not installed here. Use sandbox-morse.',
    )
  }
  const wanted = voice ?? DEFAULT_VOICE
  const known = robot.voices.find(({ id }) => id === wanted || wanted === 'default')
  if (known === undefined) {
    const some = robot.voices.slice(0, 6).map(({ id }) => id)
    return fieldRefusal(
      ['voice'],
      `There is no voice "${wanted.slice(0, 60)}". Some that there are: ${some.join(', ')}.`,
    )
  }
  const asked = { text: input, voice: known.id, speed: speed ?? 1 }
  return { engine: 'espeak', sampleRate: robot.sampleRate, frames: null, pieces: robot.speak(asked, signal) }
}

async function* inTurns(pieces: Iterable<Float32Array>): AsyncGenerator<Float32Array> {
  yield* pieces
}

async function* pcmPieces(pieces: AsyncIterable<Float32Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const samples of pieces) yield pcmOf(samples)
}

async function* led(head: Uint8Array<ArrayBuffer>, pieces: AsyncIterable<Uint8Array<ArrayBuffer>>) {
  yield head
  yield* pieces
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

/** GET /v1/audio/voices, which some servers have beside the reference: the robot's, since Morse has none. */
export function listVoices(_request: Request, { engines }: Room): Response {
  return Response.json({ voices: engines.robot?.voices ?? [] })
}
