// The shape of a sound as a waveform shows it. Pure; decoding is read-sound.ts.

/** A stretch of a sound, in seconds. */
export type Stretch = { startSeconds: number; endSeconds: number }

/** The largest absolute sample of each of `count` equal parts; a sound of fewer samples gives one a part. */
export function peaksOf(samples: ArrayLike<number>, count: number, fullScale = 1): Float32Array {
  const parts = Math.min(count, samples.length)
  const peaks = new Float32Array(parts)
  for (let part = 0; part < parts; part++) {
    const end = Math.floor(((part + 1) * samples.length) / parts)
    let most = 0
    for (let index = Math.floor((part * samples.length) / parts); index < end; index++) {
      const size = Math.abs(samples[index] ?? 0)
      if (size > most) most = size
    }
    peaks[part] = most / fullScale
  }
  return peaks
}

const PEAKS_PER_SECOND = 50
const LEAST_PEAKS = 2_000

/** How many peaks show a sound: fifty a second, and never so few that a short one looks coarse. */
export function peakCount(durationSeconds: number): number {
  return Math.max(LEAST_PEAKS, Math.ceil(durationSeconds * PEAKS_PER_SECOND))
}

/** The peaks of a sound that comes in pieces: so far, and what lies ahead is flat; at last, just as many as came. */
export type PeakReader = { push(samples: Float32Array): void; peaks(): Float32Array; end(): Float32Array }

/** Reads peaks of a sound, `count` of them in its first `length` samples; it may be shorter or longer than that. */
export function createPeakReader(count: number, length: number): PeakReader {
  let peaks = new Float32Array(count)
  const perSample = count / length
  let taken = 0
  const grow = (wanted: number) => {
    if (wanted <= peaks.length) return
    const longer = new Float32Array(Math.max(wanted, 2 * peaks.length))
    longer.set(peaks)
    peaks = longer
  }
  return {
    push(samples) {
      grow(Math.ceil((taken + samples.length) * perSample) + 1)
      let part = Math.floor(taken * perSample)
      let nextAt = Math.ceil((part + 1) / perSample)
      let most = peaks[part] ?? 0
      for (let index = 0; index < samples.length; index++) {
        if (taken + index >= nextAt) {
          peaks[part] = most
          part = Math.floor((taken + index) * perSample)
          nextAt = Math.ceil((part + 1) / perSample)
          most = 0
        }
        const size = Math.abs(samples[index] ?? 0)
        if (size > most) most = size
      }
      peaks[part] = most
      taken += samples.length
    },
    peaks: () => peaks.slice(0, Math.max(count, Math.ceil(taken * perSample))),
    end: () => peaks.slice(0, Math.ceil(taken * perSample)),
  }
}

const LONGEST_PAUSE = 0.3
const SHORTEST = 0.05
const LEAST_PEAK = 1e-3

/**
 * Where there is sound: louder than four times the quietest tenth, but never under a hundredth nor over a
 * quarter of the loudest. Pauses under 0.3 s are bridged, stretches under 0.05 s dropped. Silence has none.
 */
export function stretchesOf(peaks: Float32Array, durationSeconds: number): Stretch[] {
  const sorted = peaks.toSorted()
  const loudest = sorted.at(-1) ?? 0
  if (loudest < LEAST_PEAK) return []
  const quiet = sorted[Math.floor(sorted.length / 10)] ?? 0
  const floor = Math.max(loudest / 100, Math.min(4 * quiet, loudest / 4))
  const partSeconds = durationSeconds / peaks.length
  const stretches: Stretch[] = []
  for (const [part, peak] of peaks.entries()) {
    if (peak <= floor) continue
    const startSeconds = part * partSeconds
    const endSeconds = startSeconds + partSeconds
    const before = stretches.at(-1)
    if (before !== undefined && startSeconds - before.endSeconds < LONGEST_PAUSE) {
      before.endSeconds = endSeconds
    } else stretches.push({ startSeconds, endSeconds })
  }
  const long = stretches.filter(({ startSeconds, endSeconds }) => endSeconds - startSeconds >= SHORTEST)
  // Short sounds are shown when there are no others.
  return long.length > 0 ? long : stretches
}
