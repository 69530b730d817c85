// The first step of hearing Morse: which tone a sound has. Owns: the working rate and the spectrum.
// Leaves to others: when the tone sounds (morse-listen.ts).

const workingRate = 8000 // enough for a tone of 1,500 Hz; less to compute, and less noise let in
const lowestToneHz = 300
const highestToneHz = 1500
const highestHz = 3900

/** Samples, nominally -1..1, and how many a second. */
export interface Sound {
  samples: Float32Array
  rate: number
}

/** Averages neighbours down to 8-16 kHz; what that folds back into 300-1500 Hz is weakened by 10 dB or more. */
export function decimated(samples: Float32Array, sampleRate: number): Sound {
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
export function findTone({ samples, rate }: Sound): number | null {
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
