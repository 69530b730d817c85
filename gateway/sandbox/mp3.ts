import { createMp3Encoder } from 'wasm-media-encoders'

const BITRATE_KBPS = 64
const SLICE_SAMPLES = 16_000

/**
 * The samples (mono, -1..1) as MP3 of a constant bit rate.
 *
 * Constant, because the encoder writes no Xing header and a variable rate would leave players
 * guessing the length. `sampleRate` must be one that MPEG knows, such as 16,000 or 44,100 Hz.
 */
export async function encodeMp3(samples: Float32Array, sampleRate: number): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = await createMp3Encoder()
  encoder.configure({ sampleRate, channels: 1, bitrate: BITRATE_KBPS })
  const parts: Uint8Array[] = []
  for (let start = 0; start < samples.length; start += SLICE_SAMPLES) {
    // The encoder hands out a view of its own memory, which the next call overwrites.
    parts.push(encoder.encode([samples.subarray(start, start + SLICE_SAMPLES)]).slice())
  }
  parts.push(encoder.finalize().slice())
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  return bytes
}
