const FRAME = 1_024
const HOP = FRAME / 2
const SEARCH = 256

/**
 * The sound `factor` times as long at the same pitch, by WSOLA (Verhelst and Roelands, "An overlap-add
 * technique based on waveform similarity", ICASSP 1993): overlapping frames are taken from where they continue
 * the last one best, within 256 samples of their place. `factor` above 1 is slower.
 */
export function stretchTime(pieces: readonly Float32Array[], factor: number): Float32Array {
  const source = joined(pieces)
  const length = Math.round(source.length * factor)
  const stretched = new Float32Array(length + FRAME)
  let expected = 0
  for (let at = 0; at < length; at += HOP) {
    const wanted = Math.round(at / factor)
    const from = at === 0 ? 0 : bestStart(source, wanted, expected)
    for (let index = 0; index < FRAME; index += 1) {
      // Two halves of a raised cosine add up to one.
      const weight = at === 0 && index < HOP ? 1 : 0.5 - 0.5 * Math.cos((2 * Math.PI * (index + 0.5)) / FRAME)
      stretched[at + index] = (stretched[at + index] ?? 0) + weight * (source[from + index] ?? 0)
    }
    expected = from + HOP
  }
  return stretched.subarray(0, length)
}

// Where a frame continues the sound at `expected` most alike.
function bestStart(source: Float32Array, wanted: number, expected: number): number {
  let best = wanted
  let most = Number.NEGATIVE_INFINITY
  const first = Math.max(0, wanted - SEARCH)
  const last = Math.min(source.length - FRAME, wanted + SEARCH)
  for (let start = first; start <= last; start += 4) {
    let likeness = 0
    for (let index = 0; index < HOP; index += 4) {
      likeness += (source[start + index] ?? 0) * (source[expected + index] ?? 0)
    }
    if (likeness > most) {
      most = likeness
      best = start
    }
  }
  return best
}

function joined(pieces: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
