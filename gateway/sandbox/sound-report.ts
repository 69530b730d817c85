// What can be said about a sound without understanding it: how long, how loud, and when.

interface SoundReport {
  durationSeconds: number
  /** Largest absolute sample; 1 is full scale. */
  peak: number
  /** Root mean square over the whole length. */
  rms: number
  /** Stretches of sound in order, apart from each other by 0.3 s or more. */
  stretches: { startSeconds: number; endSeconds: number }[]
}

interface SoundFile {
  /** As shown: 'WAV', 'MP3' … */
  format: string
  /** Frames per second. */
  sampleRate: number
  channels: number
}

const blockSeconds = 0.01
const longestPause = 0.3
const shortestStretch = 0.05
const leastPeak = 1e-4 // three steps of 16 bits: dither, not sound

/**
 * Measures length, loudness and when there is sound. `samples` are nominally -1..1; NaN counts as silence.
 *
 * Sound is where a block of 10 ms is louder than the floor: four times the quietest tenth of the blocks, but
 * never under a hundredth (-40 dB) nor over a quarter (-12 dB) of the loudest block. So steady background
 * noise is floor, and sound that never pauses is one stretch. Pauses under 0.3 s are bridged, then stretches
 * under 0.05 s dropped, unless all are as short: then those are what there is. Silence, and an empty sound, have no stretch. Throws `RangeError` unless `sampleRate`
 * is positive.
 */
export function measureSound(samples: Float32Array, sampleRate: number): SoundReport {
  if (!(sampleRate > 0)) throw new RangeError('sampleRate must be positive')
  const blockLength = Math.max(1, Math.round(sampleRate * blockSeconds))
  const levels = new Float64Array(Math.ceil(samples.length / blockLength))
  let peak = 0
  let energy = 0
  for (let block = 0; block < levels.length; block++) {
    const end = Math.min(samples.length, (block + 1) * blockLength)
    let squares = 0
    for (let i = block * blockLength; i < end; i++) {
      const sample = samples[i] || 0
      squares += sample * sample
      peak = Math.max(peak, Math.abs(sample))
    }
    levels[block] = Math.sqrt(squares / (end - block * blockLength))
    energy += squares
  }
  const durationSeconds = samples.length / sampleRate
  const rms = samples.length === 0 ? 0 : Math.sqrt(energy / samples.length)
  const stretches = peak < leastPeak ? [] : stretchesOf(levels, blockLength / sampleRate, durationSeconds)
  return { durationSeconds, peak, rms, stretches }
}

function stretchesOf(levels: Float64Array, secondsPerBlock: number, durationSeconds: number) {
  const floor = floorOf(levels)
  const stretches: SoundReport['stretches'] = []
  levels.forEach((level, block) => {
    if (level <= floor) return
    const startSeconds = block * secondsPerBlock
    const endSeconds = Math.min(durationSeconds, startSeconds + secondsPerBlock)
    const before = stretches.at(-1)
    if (before && startSeconds - before.endSeconds < longestPause) before.endSeconds = endSeconds
    else stretches.push({ startSeconds, endSeconds })
  })
  const long = stretches.filter((stretch) => !isShort(stretch))
  return long.length > 0 ? long : stretches
}

function isShort({ startSeconds, endSeconds }: SoundReport['stretches'][number]): boolean {
  return endSeconds - startSeconds < shortestStretch - 1e-9
}

function floorOf(levels: Float64Array): number {
  const sorted = levels.toSorted()
  const quiet = sorted[Math.floor(sorted.length / 10)] ?? 0
  const loudest = sorted.at(-1) ?? 0
  return Math.max(loudest / 100, Math.min(4 * quiet, loudest / 4))
}

const mostStretches = 5

/**
 * The report in plain English sentences: where there is sound, what the sandbox can and cannot do, then
 * format, rate, channels, length and peak in dBFS. Beyond five stretches the rest are counted. Seconds have
 * one decimal; of sounds under 0.05 s, and of such a file, two.
 */
export function describeSound(report: SoundReport, file: SoundFile): string {
  const { durationSeconds, peak, stretches } = report
  const channels = file.channels === 1 ? 'mono' : file.channels === 2 ? 'stereo' : `${file.channels} channels`
  const rate = `${Number((file.sampleRate / 1000).toFixed(2))} kHz`
  const loudness = peak > 0 ? `, peak ${decibels(peak)} dBFS` : ''
  return [
    whereOf(stretches),
    'The sandbox cannot recognise speech; it measures sound and reads Morse.',
    `The file is ${file.format}, ${rate}, ${channels}, ${lengthOf(durationSeconds)} s long${loudness}.`,
  ].join(' ')
}

function whereOf(stretches: SoundReport['stretches']): string {
  if (stretches.length === 0) return 'There is no sound above silence.'
  if (!stretches.every(isShort)) {
    return `There is sound ${placesOf(stretches, (from, to) => `from ${seconds(from)} to ${seconds(to)} s`)}.`
  }
  const places = placesOf(
    stretches,
    (from, to) => `at ${hundredths(from)} s (${hundredths(to - from)} s long)`,
  )
  return stretches.length === 1
    ? `There is one short sound ${places}.`
    : `There are only short sounds: ${places}.`
}

function placesOf(
  stretches: SoundReport['stretches'],
  placeOf: (startSeconds: number, endSeconds: number) => string,
): string {
  const told = stretches
    .slice(0, mostStretches)
    .map(({ startSeconds, endSeconds }) => placeOf(startSeconds, endSeconds))
  const more = stretches.length - told.length
  if (more > 0) told.push(`in ${more} more ${more === 1 ? 'place' : 'places'}`)
  const last = told.pop() ?? ''
  return told.length === 0 ? last : `${told.join(', ')} and ${last}`
}

function seconds(value: number): string {
  return value.toFixed(1)
}

function hundredths(value: number): string {
  return value.toFixed(2)
}

function lengthOf(value: number): string {
  return value < shortestStretch ? hundredths(value) : seconds(value)
}

// Full scale is 0.0, never -0.0.
function decibels(peak: number): string {
  return (20 * Math.log10(peak)).toFixed(1).replace(/^-(?=0\.0$)/, '')
}
