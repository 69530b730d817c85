// The engine of `sandbox-morse`: a text as a keyed tone.
import { toMorse } from './morse-code.ts'

interface MorseTone {
  wordsPerMinute: number
  /** Frames per second. */
  sampleRate: number
  toneHz: number
}

const wordsPerMinuteAtSpeedOne = 20
const amplitude = 0.6
const edgeSeconds = 0.005
// Before the first mark and after the last: room for the edges, which reach half their length beyond a mark.
const margin = 0.01

/** Words per minute for the API's `speed`: 20 at 1, so 0.25 to 4 is 5 to 80. */
export function speedToWordsPerMinute(speed: number): number {
  return wordsPerMinuteAtSpeedOne * speed
}

/**
 * Length in seconds of what `renderMorse` renders, silence at both ends included, for any sample rate (to the
 * nearest frame). A text without a Morse sign is 0.02 s of silence. Throws `RangeError` as `renderMorse`
 * does.
 */
export function morseDurationSeconds(text: string, wordsPerMinute: number): number {
  const { units } = marksOf(toMorse(text))
  return units * dotSeconds(wordsPerMinute) + 2 * margin
}

/**
 * A text as Morse tone, mono, peak 0.6. Characters without a sign are left out (see `toMorse`).
 *
 * Timing is ITU-R M.1677-1's (dash 3 dots, gaps 1, 3 and 7) with PARIS as the word: one dot lasts
 * 1.2 / `wordsPerMinute` seconds. Marks begin and end with a raised cosine of 5 ms, centred on the nominal
 * instant, so that they click neither in the ear nor in the spectrum and keep their length at half amplitude.
 * Throws `RangeError` unless all three options are positive and `toneHz` is below half the sample rate.
 */
export function renderMorse(text: string, options: MorseTone): Float32Array {
  const [whole = new Float32Array()] = startMorse(text, options).pieces(Number.POSITIVE_INFINITY)
  return whole
}

/** A Morse tone that is made as it is wanted: how long it will be, and its samples in pieces. */
export interface MorseInPieces {
  frames: number
  /** The samples of `renderMorse`, so many frames at a time; the last piece may be shorter. */
  pieces: (pieceFrames: number) => Generator<Float32Array>
}

/** Begins what `renderMorse` does at once; throws as it does, before the first piece. */
export function startMorse(text: string, options: MorseTone): MorseInPieces {
  const { wordsPerMinute, sampleRate, toneHz } = options
  const dot = dotSeconds(wordsPerMinute)
  if (!(sampleRate > 0) || !(toneHz > 0) || toneHz >= sampleRate / 2) {
    throw new RangeError('toneHz must be positive and below half of sampleRate')
  }
  const { marks, units } = marksOf(toMorse(text))
  const frames = Math.round((units * dot + 2 * margin) * sampleRate)
  function* pieces(pieceFrames: number) {
    let nextMark = 0
    for (let from = 0; from < frames; from += pieceFrames) {
      const samples = new Float32Array(Math.min(pieceFrames, frames - from))
      const to = from + samples.length
      for (let index = nextMark; index < marks.length; index++) {
        const { start, length } = marks[index] ?? { start: 0, length: 0 }
        const begin = margin + start * dot
        const end = begin + length * dot
        const first = Math.ceil((begin - edgeSeconds / 2) * sampleRate)
        const last = Math.floor((end + edgeSeconds / 2) * sampleRate)
        if (first >= to) break
        for (let frame = Math.max(from, first); frame <= Math.min(to - 1, last); frame++) {
          const seconds = frame / sampleRate
          const loudness = amplitude * rise(seconds - begin) * rise(end - seconds)
          samples[frame - from] = loudness * Math.sin(2 * Math.PI * toneHz * seconds)
        }
        // A mark that reaches into the next piece is taken up there again.
        if (last < to) nextMark = index + 1
      }
      yield samples
    }
  }
  return { frames, pieces }
}

/** From 0 to 1 around the instant 0, half at it. */
function rise(seconds: number): number {
  const progress = Math.max(0, Math.min(1, seconds / edgeSeconds + 0.5))
  return (1 - Math.cos(Math.PI * progress)) / 2
}

function dotSeconds(wordsPerMinute: number): number {
  if (!(wordsPerMinute > 0)) throw new RangeError('wordsPerMinute must be positive')
  return 1.2 / wordsPerMinute
}

/** When the tone sounds, in dots from the first mark; `units` is the end of the last. */
function marksOf(code: string): { marks: { start: number; length: number }[]; units: number } {
  const marks: { start: number; length: number }[] = []
  let now = 0
  let gap = 0
  for (const symbol of code) {
    if (symbol === ' ') gap = Math.max(gap, 3)
    else if (symbol === '/') gap = 7
    else {
      const length = symbol === '-' ? 3 : 1
      marks.push({ start: now + gap, length })
      now += gap + length
      gap = 1
    }
  }
  return { marks, units: now }
}
