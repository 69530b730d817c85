// Where a long sound is cut into parts, and the parts themselves as WAV files. Pure; the sound comes in pieces.
import { encodeWav } from '@/lib/encode-wav.ts'
import { joinSamples } from '@/lib/join-samples.ts'
import { createResampler, type Resampler } from '@/lib/resample.ts'
import type { SoundPiece } from '@/lib/sound-pieces.ts'

/** What speech recognition wants to have. */
const PART_RATE = 16_000
/** A part lasts about so long: 5.5 MB, short enough to be sent again without much ado. */
export const PART_SECONDS = 180
/** A part begins so much before its cut, in case that went through a word; not where all of it is silent. */
const OVERLAP_SECONDS = 1

/** A part of a sound: a WAV file of 16 kHz, mono. Places are seconds of the whole sound. */
export type SoundPart = {
  index: number
  startSeconds: number
  endSeconds: number
  /** So much of its beginning is the end of the part before. */
  overlapSeconds: number
  wav: Uint8Array<ArrayBuffer>
}

/** How many parts a sound of such a length becomes; one more where the file lasts longer than it says. */
export function partCount(seconds: number): number {
  return Math.max(1, Math.ceil(seconds / PART_SECONDS))
}

/**
 * Brings a sound down to 16 kHz and cuts it into parts of about equal length, each at the quietest place near
 * its end. Never holds more than a part and a half. `fromSeconds` is where the pieces begin in the whole
 * sound, `seconds` how long they probably last. A sound without samples has no parts.
 */
export async function* cutSound(
  pieces: AsyncIterable<SoundPiece>,
  { fromSeconds, seconds }: { fromSeconds: number; seconds: number },
): AsyncGenerator<SoundPart> {
  const partSamples = Math.round((seconds / partCount(seconds)) * PART_RATE)
  const margin = Math.min(MARGIN_SECONDS * PART_RATE, Math.floor(partSamples / 4))
  const overlap = OVERLAP_SECONDS * PART_RATE
  let resampler: Resampler | null = null
  let held: Float32Array[] = []
  let heldSamples = 0
  // The first sample that is held, of the sound that came.
  let at = 0
  let cutAt = 0
  let index = 0

  const hold = (samples: Float32Array) => {
    if (samples.length > 0) held.push(samples)
    heldSamples += samples.length
  }
  const partOf = (samples: Float32Array): SoundPart => ({
    index: index++,
    startSeconds: fromSeconds + at / PART_RATE,
    endSeconds: fromSeconds + (at + samples.length) / PART_RATE,
    overlapSeconds: (cutAt - at) / PART_RATE,
    wav: encodeWav(samples, PART_RATE),
  })
  const cutOff = (): SoundPart => {
    const samples = joinSamples(held)
    const wanted = cutAt + partSamples - at
    const end = quietestPlace(samples, { from: wanted - margin, to: wanted + margin })
    const part = partOf(samples.subarray(0, end))
    const next = isSilent(samples.subarray(Math.max(0, end - overlap), end))
      ? end
      : Math.max(0, end - overlap)
    held = [samples.slice(next)]
    heldSamples = samples.length - next
    cutAt = at + end
    at += next
    return part
  }

  for await (const { samples, sampleRate } of pieces) {
    resampler ??= createResampler(sampleRate, PART_RATE)
    hold(resampler.push(samples))
    // Twice the margin: a last part of a second or two is worth no request.
    while (at + heldSamples >= cutAt + partSamples + 2 * margin) yield cutOff()
  }
  if (resampler !== null) hold(resampler.end())
  if (heldSamples > 0) yield partOf(joinSamples(held))
}

// -60 dB: below the noise of any room.
const SILENT_PEAK = 0.001

function isSilent(samples: Float32Array): boolean {
  return samples.every((sample) => Math.abs(sample) < SILENT_PEAK)
}

// So far from the end of an equal part is a quiet place looked for.
const MARGIN_SECONDS = 15
const QUIET_SECONDS = 0.6
const STEP_SECONDS = 0.05

/**
 * The middle of the quietest 0.6 s between two samples: the least power, and of several that are as quiet (as
 * true silence is) the one nearest to the middle of the range.
 */
export function quietestPlace(samples: Float32Array, { from, to }: { from: number; to: number }): number {
  const step = STEP_SECONDS * PART_RATE
  const width = QUIET_SECONDS / STEP_SECONDS
  const first = Math.max(0, from)
  const steps = Math.floor((Math.min(samples.length, to) - first) / step)
  const middle = (from + to) / 2
  const powers = Array.from({ length: Math.max(0, steps) }, (_, index) => {
    let power = 0
    for (let at = first + index * step; at < first + (index + 1) * step; at++)
      power += (samples[at] ?? 0) ** 2
    return power
  })
  let best = { place: Math.round(middle), power: Number.POSITIVE_INFINITY }
  for (let index = 0; index + width <= powers.length; index++) {
    const power = powers.slice(index, index + width).reduce((sum, each) => sum + each, 0)
    const place = first + Math.round((index + width / 2) * step)
    const isNearer = Math.abs(place - middle) < Math.abs(best.place - middle)
    if (power < best.power || (power === best.power && isNearer)) best = { place, power }
  }
  return best.place
}
