const FRAME = 1_024
const HOP = FRAME / 2
const SEARCH = 256

/** Takes a sound in pieces and gives another, as far as it is done. The joined answers are one sound. */
type Stretcher = {
  /** What can be told after this piece; empty while more must be known. */
  push(piece: Float32Array): Float32Array
  /** The rest. */
  end(): Float32Array
}

/**
 * Makes a sound `factor` times as long at the same pitch, by WSOLA (Verhelst and Roelands, "An overlap-add
 * technique based on waveform similarity", ICASSP 1993): overlapping frames are taken from where they continue
 * the last one best, within 256 samples of their place. `factor` above 1 is slower. However the sound is cut
 * into pieces, the answer is the same; it lags behind by less than a tenth of a second at 22,050 Hz.
 */
export function createStretcher(factor: number): Stretcher {
  // What may still be needed of the sound, which begins at its sample `start`.
  let source: Float32Array = new Float32Array()
  let start = 0
  let received = 0
  // Where the next frame is laid, and the half of the last one that it is laid over.
  let at = 0
  let tail = new Float32Array(HOP)
  let expected = 0

  const wanted = () => Math.round(at / factor)

  function nextHop(): Float32Array {
    const from =
      at === 0 ? 0 : bestStart(source, { wanted: wanted() - start, expected: expected - start, start })
    const hop = tail
    tail = new Float32Array(HOP)
    for (let index = 0; index < FRAME; index += 1) {
      // Two halves of a raised cosine add up to one.
      const weight = at === 0 && index < HOP ? 1 : 0.5 - 0.5 * Math.cos((2 * Math.PI * (index + 0.5)) / FRAME)
      const value = weight * (source[from + index] ?? 0)
      if (index < HOP) hop[index] = (hop[index] ?? 0) + value
      else tail[index - HOP] = value
    }
    expected = start + from + HOP
    at += HOP
    return hop
  }

  function forgetPast(): void {
    const needed = Math.max(start, Math.min(wanted() - SEARCH, expected))
    source = source.slice(needed - start)
    start = needed
  }

  return {
    push(piece) {
      source = joined([source, piece])
      received += piece.length
      const hops: Float32Array[] = []
      while (wanted() + SEARCH + FRAME <= received) hops.push(nextHop())
      forgetPast()
      return joined(hops)
    },
    end() {
      const length = Math.round(received * factor)
      const begun = at
      const hops: Float32Array[] = []
      while (at < length) hops.push(nextHop())
      return joined(hops).subarray(0, length - begun)
    },
  }
}

// Where a frame continues the sound at `expected` most alike; all places count from the source's beginning.
function bestStart(
  source: Float32Array,
  { wanted, expected, start }: { wanted: number; expected: number; start: number },
): number {
  let best = wanted
  let most = Number.NEGATIVE_INFINITY
  const first = Math.max(-start, wanted - SEARCH)
  const last = Math.min(source.length - FRAME, wanted + SEARCH)
  for (let place = first; place <= last; place += 4) {
    let likeness = 0
    for (let index = 0; index < HOP; index += 4) {
      likeness += (source[place + index] ?? 0) * (source[expected + index] ?? 0)
    }
    if (likeness > most) {
      most = likeness
      best = place
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
