// Reads Morse from sound: the ear of `sandbox-listen`. In order: find the tone, follow its loudness, cut that
// into marks and gaps, find the dot they are multiples of, spell. Leaves to others: finding the tone
// (find-tone.ts) and the dot (fit-dot.ts), what a sign means (morse-code.ts).
import { decimated, findTone, type Sound } from './find-tone.ts'
import { fitDot, type Run, type Timing } from './fit-dot.ts'
import { fromMorse } from './morse-code.ts'

interface HeardMorse {
  text: string
  /** When the first mark begins, from the start of the sound. */
  startSeconds: number
  /** When the last mark ends. */
  endSeconds: number
  /** Speed by PARIS: 1.2 / the length of a dot in seconds. */
  wordsPerMinute: number
  /** Each word of the text, in order, from its first mark to its last. */
  words: MorseWord[]
}

/** A word where it was heard, in seconds from the start of the sound. */
export interface MorseWord {
  text: string
  startSeconds: number
  endSeconds: number
}

const leastAmplitude = 1e-4
const stepSeconds = 0.001

/**
 * Decodes Morse from the sound itself, or returns null when the sound is not convincingly Morse.
 *
 * Hears one tone of 300-1500 Hz keyed at 5-80 words a minute with regular timing, at any loudness, over white
 * noise as strong as the tone (0 dB). Letters come as `fromMorse` spells them, a sign no letter has as
 * U+FFFD. `samples` are nominally -1..1; NaN counts as silence. Throws `RangeError` unless `sampleRate` is
 * positive.
 *
 * Null is the answer to silence, noise, speech, chords, melodies and beeps, since a wrong text is worse than
 * none; so also to Morse of fewer than two letters or four marks, of more than three quarters E and T, or
 * with more than a tenth of unknown signs. Pauses may be as long as they like, but letters may not be spread
 * wider than 5 dots (Farnsworth).
 */
export function hearMorse(samples: Float32Array, sampleRate: number): HeardMorse | null {
  if (!(sampleRate > 0)) throw new RangeError('sampleRate must be positive')
  const sound = decimated(samples, sampleRate)
  const toneHz = findTone(sound)
  if (toneHz === null) return null
  const tone = demodulated(sound, toneHz)
  let best: Reading | null = null
  // Too short a window hears noise as marks, too long a one loses dots, and the dot is not known yet: try
  // them all.
  for (let dot = 0.011; dot < 0.3; dot *= 1.3) {
    const reading = readAt(tone, dot)
    if (reading && (!best || reading.misfit < best.misfit)) best = reading
  }
  if (!best) return null
  const { text, startSeconds, endSeconds, words, dotSeconds } = best
  return { text, startSeconds, endSeconds, words, wordsPerMinute: 1.2 / dotSeconds }
}

/** The sound turned down to 0 Hz and summed up to each step of about 1 ms, so that any window is one subtraction. */
interface Tone {
  steps: number
  stepSeconds: number
  samplesPerStep: number
  re: Float64Array
  im: Float64Array
  /** Sum of squares of the whole sound, not of the tone alone. */
  power: Float64Array
}

function demodulated({ samples, rate }: Sound, toneHz: number): Tone {
  const samplesPerStep = Math.max(1, Math.round(rate * stepSeconds))
  const steps = Math.floor(samples.length / samplesPerStep)
  const re = new Float64Array(steps + 1)
  const im = new Float64Array(steps + 1)
  const power = new Float64Array(steps + 1)
  const turnCos = Math.cos((2 * Math.PI * toneHz) / rate)
  const turnSin = Math.sin((2 * Math.PI * toneHz) / rate)
  let sumRe = 0
  let sumIm = 0
  let sumPower = 0
  for (let step = 0; step < steps; step++) {
    // Exact at each step, turned from sample to sample within it: quick, and no error gathers.
    const phase = 2 * Math.PI * (((toneHz / rate) * step * samplesPerStep) % 1)
    let cos = Math.cos(phase)
    let sin = Math.sin(phase)
    for (let i = step * samplesPerStep; i < (step + 1) * samplesPerStep; i++) {
      const sample = samples[i] ?? 0
      sumRe += sample * cos
      sumIm -= sample * sin
      sumPower += sample * sample
      const turned = cos * turnCos - sin * turnSin
      sin = sin * turnCos + cos * turnSin
      cos = turned
    }
    re[step + 1] = sumRe
    im[step + 1] = sumIm
    power[step + 1] = sumPower
  }
  return { steps, stepSeconds: samplesPerStep / rate, samplesPerStep, re, im, power }
}

interface Reading {
  text: string
  startSeconds: number
  endSeconds: number
  words: MorseWord[]
  dotSeconds: number
  /** Mean distance of marks and gaps from the grid of dots, in dots. */
  misfit: number
}

const leastContrast = 3 // marks over gaps; noise split in two halves has about 2
const leastToneShare = 0.28 // of the power during marks; 0 dB leaves about 0.4
const mostMisfit = 0.22
const mostMisfitOfOneKind = 0.15

/** Reads the tone as if a dot lasted about `dot` seconds; null when that does not give plausible Morse. */
function readAt(tone: Tone, dot: number): Reading | null {
  const window = Math.round(Math.min(0.06, Math.max(0.006, 0.7 * dot)) / tone.stepSeconds)
  const loudness = envelope(tone, window)
  const marksAbove = markLevels(loudness, Math.round(1.5 / tone.stepSeconds))
  if (!marksAbove) return null
  const runs = withoutStrays(
    runsOf(loudness, marksAbove, (0.35 * dot) / tone.stepSeconds),
    dot / tone.stepSeconds,
  )
  const first = runs[0]
  const last = runs.at(-1)
  if (!first || !last || runs.length < 7) return null
  if (toneShare(tone, loudness, runs) < leastToneShare) return null
  const timing = fitDot(runs, dot / tone.stepSeconds)
  if (!timing || window > 1.15 * timing.dot || !isPlausible(timing)) return null
  return {
    text: fromMorse(timing.code),
    startSeconds: first.start * tone.stepSeconds,
    endSeconds: last.end * tone.stepSeconds,
    words: timing.words.map((word) => ({
      text: fromMorse(word.code),
      startSeconds: word.first.start * tone.stepSeconds,
      endSeconds: word.last.end * tone.stepSeconds,
    })),
    dotSeconds: timing.dot * tone.stepSeconds,
    misfit: timing.misfit,
  }
}

/** Amplitude of the tone around each step, over a window of so many steps. */
function envelope({ steps, samplesPerStep, re, im }: Tone, window: number): Float64Array {
  const loudness = new Float64Array(steps)
  for (let step = 0; step < steps; step++) {
    const from = Math.max(0, step - (window >> 1))
    const to = Math.min(steps, from + window)
    const x = (re[to] ?? 0) - (re[from] ?? 0)
    const y = (im[to] ?? 0) - (im[from] ?? 0)
    loudness[step] = (2 * Math.sqrt(x * x + y * y)) / (window * samplesPerStep)
  }
  return loudness
}

/**
 * How loud marks are around each step: the mean of what is above the threshold within `reach` steps, so that
 * a fading signal is followed. Null when loud and quiet are not clearly two things.
 */
function markLevels(loudness: Float64Array, reach: number): Float64Array | null {
  let quiet = 0
  let loud = loudness.reduce((most, x) => Math.max(most, x), 0)
  for (let round = 0; round < 8; round++) {
    const threshold = (quiet + loud) / 2
    let sum = 0
    let count = 0
    let total = 0
    for (const x of loudness) {
      total += x
      if (x > threshold) {
        sum += x
        count += 1
      }
    }
    if (count === 0 || count === loudness.length) return null
    loud = sum / count
    quiet = (total - sum) / (loudness.length - count)
    if (Math.abs((quiet + loud) / 2 - threshold) < 0.01 * threshold) break
  }
  if (loud < leastAmplitude || loud < leastContrast * quiet) return null
  const threshold = (quiet + loud) / 2
  const sums = new Float64Array(loudness.length + 1)
  const counts = new Float64Array(loudness.length + 1)
  loudness.forEach((x, i) => {
    sums[i + 1] = (sums[i] ?? 0) + (x > threshold ? x : 0)
    counts[i + 1] = (counts[i] ?? 0) + (x > threshold ? 1 : 0)
  })
  return loudness.map((_, i) => {
    const from = Math.max(0, i - reach)
    const to = Math.min(loudness.length, i + reach)
    const count = (counts[to] ?? 0) - (counts[from] ?? 0)
    return count === 0 ? loud : ((sums[to] ?? 0) - (sums[from] ?? 0)) / count
  })
}

/**
 * Marks and gaps in turn, from the first mark to the last. A mark begins above 0.55 of the mark level and
 * ends below 0.45: at half amplitude on average, where a window does not change its length. Runs under
 * `shortest` steps belong to what surrounds them.
 */
function runsOf(loudness: Float64Array, markLevel: Float64Array, shortest: number): Run[] {
  const runs: Run[] = []
  let isMark = false
  let start = 0
  const close = (end: number) => {
    const before = runs.at(-1)
    if (before && (end - start < shortest || before.isMark === isMark)) before.end = end
    else if (isMark && end - start >= shortest) runs.push({ isMark, start, end })
    else if (before) runs.push({ isMark, start, end })
  }
  loudness.forEach((x, step) => {
    const share = x / (markLevel[step] ?? 1)
    if (isMark ? share >= 0.45 : share <= 0.55) return
    close(step)
    isMark = !isMark
    start = step
  })
  close(loudness.length)
  return runs.at(-1)?.isMark ? runs : runs.slice(0, -1)
}

/** Drops a first or last mark of a dot that a pause of more than 10 dots sets apart: a click, or a peak of noise. */
function withoutStrays(runs: readonly Run[], dot: number): Run[] {
  const isStray = (mark?: Run, gap?: Run) =>
    mark !== undefined &&
    gap !== undefined &&
    mark.end - mark.start < 2 * dot &&
    gap.end - gap.start > 10 * dot
  const kept = isStray(runs[0], runs[1]) ? runs.slice(2) : runs.slice()
  return isStray(kept.at(-1), kept.at(-2)) ? kept.slice(0, -2) : kept
}

function toneShare({ samplesPerStep, power }: Tone, loudness: Float64Array, runs: readonly Run[]): number {
  let ofTone = 0
  let ofAll = 0
  for (const { isMark, start, end } of runs) {
    if (!isMark) continue
    for (let step = start; step < end; step++) ofTone += ((loudness[step] ?? 0) ** 2 / 2) * samplesPerStep
    ofAll += (power[end] ?? 0) - (power[start] ?? 0)
  }
  return ofAll === 0 ? 0 : ofTone / ofAll
}

function isPlausible({ code, misfit, gapKinds }: Timing): boolean {
  const marks = code.replace(/[ /]/g, '')
  const letters = fromMorse(code).replaceAll(' ', '')
  const count = (pattern: RegExp) => letters.match(pattern)?.length ?? 0
  if (letters.length < 2 || marks.length < 4 || misfit > mostMisfit) return false
  if (count(/\ufffd/g) > 0.1 * letters.length) return false
  // Chance makes E and T above all, each of a single mark; a text has other letters too.
  if (!gapKinds.has(1) || count(/[ET]/g) > 0.75 * letters.length) return false
  // Beeps of one length are more often an alarm clock than Morse: such a text must keep its time very well.
  const isOneKind = !marks.includes('.') || !marks.includes('-')
  return !isOneKind || (marks.length > 4 && misfit < mostMisfitOfOneKind && new Set(letters).size > 1)
}
