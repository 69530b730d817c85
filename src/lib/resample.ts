const ZERO_CROSSINGS = 16
// A little under half of the lower rate, so that the filter has fallen off where folding would begin.
const PASSED = 0.94
// Between so many places within a sample the filter is looked up, the nearest one: an error under -60 dB.
const PHASES = 512

/** Brings samples to another rate as they come; what it gives lags behind by the reach of the filter. */
export type Resampler = {
  /** Takes more samples and gives what they complete. */
  push(samples: Float32Array): Float32Array<ArrayBuffer>
  /** The rest, as if silence followed. Nothing can be pushed after it. */
  end(): Float32Array<ArrayBuffer>
}

/**
 * A windowed sinc (Blackman), which keeps what the lower of the two rates can carry and takes out the rest, so
 * that nothing folds back (J. O. Smith, "Digital Audio Resampling", 2002). All pieces together have
 * `floor(samples × toRate / fromRate)` samples, the same as if they had come at once.
 */
export function createResampler(fromRate: number, toRate: number): Resampler {
  const cutoff = Math.min(1, toRate / fromRate) * PASSED
  const reach = Math.ceil(ZERO_CROSSINGS / cutoff)
  const taps = tableOf(cutoff, reach)
  const width = 2 * reach
  // Where `kept` begins in the input: silence stands before the first sample.
  let keptFrom = -reach
  let kept = new Float32Array(reach)
  let taken = 0
  let made = 0

  const make = (count: number): Float32Array<ArrayBuffer> => {
    const result = new Float32Array(Math.max(0, count))
    for (let index = 0; index < result.length; index++) {
      const centre = ((made + index) * fromRate) / toRate
      const phase = Math.round((centre - Math.floor(centre)) * PHASES)
      const tap = phase * width
      const from = Math.floor(centre) - reach + 1 - keptFrom
      let sum = 0
      for (let at = 0; at < width; at++) sum += (kept[from + at] ?? 0) * (taps[tap + at] ?? 0)
      result[index] = sum
    }
    made += result.length
    const first = Math.floor((made * fromRate) / toRate) - reach - keptFrom
    if (first > 0) {
      kept = kept.slice(first)
      keptFrom += first
    }
    return result
  }
  const add = (samples: Float32Array) => {
    const whole = new Float32Array(kept.length + samples.length)
    whole.set(kept)
    whole.set(samples, kept.length)
    kept = whole
  }

  return {
    push(samples) {
      if (fromRate === toRate) return samples.slice()
      add(samples)
      taken += samples.length
      // Only those whose whole reach has come.
      return make(Math.floor(((taken - reach - 1) * toRate) / fromRate) - made)
    },
    end() {
      if (fromRate === toRate) return new Float32Array()
      add(new Float32Array(width))
      return make(Math.floor((taken * toRate) / fromRate) - made)
    },
  }
}

/** All samples at once; the same rate gives the same array. */
export function resample(samples: Float32Array, fromRate: number, toRate: number): Float32Array {
  if (fromRate === toRate) return samples
  const { push, end } = createResampler(fromRate, toRate)
  const [first, rest] = [push(samples), end()]
  const whole = new Float32Array(first.length + rest.length)
  whole.set(first)
  whole.set(rest, first.length)
  return whole
}

// The filter around a centre that lies `phase / PHASES` behind a sample, for each phase.
function tableOf(cutoff: number, reach: number): Float32Array {
  const table = new Float32Array((PHASES + 1) * 2 * reach)
  for (let phase = 0; phase <= PHASES; phase++) {
    for (let at = 0; at < 2 * reach; at++) {
      const distance = at - reach + 1 - phase / PHASES
      table[phase * 2 * reach + at] = sinc(distance * cutoff) * blackman(distance / reach) * cutoff
    }
  }
  return table
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
}

// Nothing beyond its ends.
function blackman(x: number): number {
  if (Math.abs(x) >= 1) return 0
  return 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x)
}
