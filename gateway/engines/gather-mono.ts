import type { Decoded } from './decode-sound.ts'

/** Enough for a tone and for loudness, and a third of what a studio file has: frames a second. */
const ENOUGH_RATE = 11_025

/**
 * Gathers decoded pieces into one channel of at most `mostSeconds`, each value the mean of as many frames as
 * leave at least 11,025 a second. `add` returns false once no more is wanted.
 */
export function gatherMono(sampleRate: number, mostSeconds: number) {
  const parts: Float32Array[] = []
  let rate = sampleRate
  let step = 1
  let frames = 0
  return {
    add({ channelData, sampleRate: decodedRate }: Decoded): boolean {
      const [first] = channelData
      if (first === undefined || first.length === 0) return true
      // A decoder may give another rate than the container says (Opus: always 48,000).
      rate = decodedRate
      step = Math.max(1, Math.floor(rate / ENOUGH_RATE))
      const part = meanOf(channelData, first.length, step)
      parts.push(part)
      frames += part.length
      return (frames * step) / rate < mostSeconds
    },
    end(): { samples: Float32Array; heardRate: number } {
      const samples = new Float32Array(frames)
      let at = 0
      for (const part of parts) {
        samples.set(part, at)
        at += part.length
      }
      const heardRate = rate / step
      return { samples: samples.subarray(0, Math.floor(mostSeconds * heardRate)), heardRate }
    },
  }
}

// A piece's last, incomplete step is dropped: less than a tenth of a millisecond a piece.
function meanOf(channels: readonly Float32Array[], length: number, step: number): Float32Array {
  const mixed = new Float32Array(Math.floor(length / step))
  const weight = 1 / (channels.length * step)
  for (const channel of channels) {
    for (let index = 0; index < mixed.length; index += 1) {
      let sum = 0
      for (let frame = index * step; frame < (index + 1) * step; frame += 1) sum += channel[frame] ?? 0
      mixed[index] = (mixed[index] ?? 0) + sum * weight
    }
  }
  return mixed
}
