// Reads Morse from sound: the ear of `sandbox-listen`. In order: find the tone, follow its loudness, cut that
// into marks and gaps, find the dot they are multiples of, spell. Leaves to others: what a sign means
// (morse-code.ts).
import { fromMorse } from './morse-code.ts'

interface HeardMorse {
  text: string
  /** When the first mark begins, from the start of the sound. */
  startSeconds: number
  /** When the last mark ends. */
  endSeconds: number
  /** Speed by PARIS: 1.2 / the length of a dot in seconds. */
  wordsPerMinute: number
}

const workingRate = 8000 // enough for a tone of 1,500 Hz; less to compute, and less noise let in
const lowestToneHz = 300
const highestToneHz = 1500
const highestHz = 3900
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
  const { text, startSeconds, endSeconds, dotSeconds } = best
  return { text, startSeconds, endSeconds, wordsPerMinute: 1.2 / dotSeconds }
}

interface Sound {
  samples: Float32Array
  rate: number
}

/** Averages neighbours down to 8-16 kHz; what that folds back into 300-1500 Hz is weakened by 10 dB or more. */
function decimated(samples: Float32Array, sampleRate: number): Sound {
  const factor = Math.max(1, Math.floor(sampleRate / workingRate))
  const fewer = new Float32Array(Math.floor(samples.length / factor))
  for (let i = 0; i < fewer.length; i++) {
    let sum = 0
    for (let j = 0; j < factor; j++) sum += samples[i * factor + j] ?? 0
    fewer[i] = Number.isFinite(sum) ? sum / factor : 0
  }
  return { samples: fewer, rate: sampleRate / factor }
}

/**
 * The frequency of the one tone that dominates, or null: it must stand 6 times above the median of the mean
 * spectrum (chance peaks of noise do not), and nothing outside its keying sidebands may hold a quarter of its
 * power.
 */
function findTone({ samples, rate }: Sound): number | null {
  const size = rate < 12_000 ? 512 : 1024
  const powers = meanSpectrum(samples, size)
  if (!powers) return null
  const binHz = rate / size
  const last = Math.min(powers.length - 2, Math.floor(highestHz / binHz))
  let peak = Math.ceil(lowestToneHz / binHz)
  for (let bin = peak; bin <= Math.min(last, highestToneHz / binHz); bin++) {
    if ((powers[bin] ?? 0) > (powers[peak] ?? 0)) peak = bin
  }
  const height = powers[peak] ?? 0
  const audible = powers.slice(Math.ceil(100 / binHz), last + 1).sort()
  const median = audible[Math.floor(audible.length / 2)] ?? 0
  if (height === 0 || height < 6 * median) return null
  const sidebands = Math.ceil(120 / binHz)
  for (let bin = Math.ceil(100 / binHz); bin <= last; bin++) {
    if (Math.abs(bin - peak) > sidebands && (powers[bin] ?? 0) - median > 0.25 * height) return null
  }
  // A parabola through the logarithms of the peak and its neighbours: the usual estimate between bins.
  const [below, at, above] = [-1, 0, 1].map((offset) => Math.log((powers[peak + offset] ?? 0) + 1e-30))
  if (below === undefined || at === undefined || above === undefined) return null
  const bend = below - 2 * at + above
  return (peak + (bend < 0 ? (below - above) / (2 * bend) : 0)) * binHz
}

/** Mean power per bin over Hann windows that overlap by half, at most 8,000 of them; null for a sound under one. */
function meanSpectrum(samples: Float32Array, size: number): Float64Array | null {
  if (samples.length < size) return null
  const hop = Math.max(size / 2, Math.floor(samples.length / 8000))
  const powers = new Float64Array(size / 2)
  const re = new Float64Array(size)
  const im = new Float64Array(size)
  for (let start = 0; start + size <= samples.length; start += hop) {
    for (let i = 0; i < size; i++) {
      re[i] = (samples[start + i] ?? 0) * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size))
    }
    im.fill(0)
    transform(re, im)
    for (let bin = 0; bin < powers.length; bin++) {
      powers[bin] = (powers[bin] ?? 0) + (re[bin] ?? 0) ** 2 + (im[bin] ?? 0) ** 2
    }
  }
  return powers
}

/** The discrete Fourier transform in place, radix 2 (Cooley and Tukey 1965); the length is a power of two. */
function transform(re: Float64Array, im: Float64Array) {
  const size = re.length
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1
    for (; j & bit; bit >>= 1) j ^= bit
    j ^= bit
    if (i < j) {
      swap(re, i, j)
      swap(im, i, j)
    }
  }
  for (let half = 1; half < size; half *= 2) {
    for (let k = 0; k < half; k++) {
      const cos = Math.cos((Math.PI * k) / half)
      const sin = -Math.sin((Math.PI * k) / half)
      for (let i = k; i < size; i += 2 * half) {
        const oddRe = re[i + half] ?? 0
        const oddIm = im[i + half] ?? 0
        const turnedRe = oddRe * cos - oddIm * sin
        const turnedIm = oddRe * sin + oddIm * cos
        const evenRe = re[i] ?? 0
        const evenIm = im[i] ?? 0
        re[i] = evenRe + turnedRe
        im[i] = evenIm + turnedIm
        re[i + half] = evenRe - turnedRe
        im[i + half] = evenIm - turnedIm
      }
    }
  }
}

function swap(list: Float64Array, i: number, j: number) {
  const kept = list[i] ?? 0
  list[i] = list[j] ?? 0
  list[j] = kept
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

interface Run {
  isMark: boolean
  start: number
  end: number
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

interface Timing {
  code: string
  /** In steps. */
  dot: number
  misfit: number
  gapKinds: Set<number>
}

/**
 * The dot that marks of 1 and 3 and gaps of 1, 3 and 7 fit best, by least squares, starting from a guess.
 * Echo and threshold make every mark longer and every gap shorter by the same amount, which is fitted along
 * with it.
 */
function fitDot(runs: readonly Run[], guess: number): Timing | null {
  let dot = guess
  let stretch = 0
  const unitsOf = ({ isMark, start, end }: Run) => {
    const dots = (end - start + (isMark ? -stretch : stretch)) / dot
    if (isMark || dots < 5) return dots < 2 ? 1 : 3
    return 7
  }
  for (let round = 0; round < 6; round++) {
    let [nn, ns, ss, nd, sd] = [0, 0, 0, 0, 0]
    for (const run of runs) {
      const n = unitsOf(run)
      if (n === 7) continue // a pause may be as long as it likes
      const sign = run.isMark ? 1 : -1
      nn += n * n
      ns += n * sign
      ss += 1
      nd += n * (run.end - run.start)
      sd += sign * (run.end - run.start)
    }
    const det = nn * ss - ns * ns
    if (det <= 0) return null
    dot = (nd * ss - sd * ns) / det
    if (!(dot > guess / 1.6) || dot > guess * 1.6) return null
    stretch = Math.max(-0.4 * dot, Math.min(0.4 * dot, (nn * sd - ns * nd) / det))
  }
  let code = ''
  let squares = 0
  const gapKinds = new Set<number>()
  for (const run of runs) {
    const n = unitsOf(run)
    const distance = (run.end - run.start + (run.isMark ? -stretch : stretch)) / dot - n
    squares += n < 7 ? distance ** 2 : distance > 7 ? 0 : Math.min(0.1, distance ** 2)
    if (run.isMark) code += n === 1 ? '.' : '-'
    else {
      gapKinds.add(n)
      code += n === 1 ? '' : n === 3 ? ' ' : ' / '
    }
  }
  return { code, dot, misfit: Math.sqrt(squares / runs.length), gapKinds }
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
