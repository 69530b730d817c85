const ZERO_CROSSINGS = 16
// A little under half of the lower rate, so that the filter has fallen off where folding would begin.
const PASSED = 0.94

/**
 * Brings samples to another rate by a windowed sinc (Blackman), which keeps what the lower of the two rates
 * can carry and takes out the rest, so that nothing folds back. The same rate gives the same array.
 */
export function resample(samples: Float32Array, fromRate: number, toRate: number): Float32Array {
  if (fromRate === toRate) return samples
  const cutoff = Math.min(1, toRate / fromRate) * PASSED
  const reach = ZERO_CROSSINGS / cutoff
  const result = new Float32Array(Math.floor((samples.length * toRate) / fromRate))
  for (let index = 0; index < result.length; index++) {
    const centre = (index * fromRate) / toRate
    const last = Math.min(samples.length - 1, Math.floor(centre + reach))
    let sum = 0
    for (let at = Math.max(0, Math.ceil(centre - reach)); at <= last; at++) {
      const distance = at - centre
      sum += (samples[at] ?? 0) * sinc(distance * cutoff) * blackman(distance / reach)
    }
    result[index] = sum * cutoff
  }
  return result
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
}

function blackman(x: number): number {
  return 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x)
}
