import { createMp3Encoder } from 'wasm-media-encoders'

const BITRATE_KBPS = 64

/**
 * The samples (mono, -1..1) as MP3 of a constant bit rate, yielded as it is made.
 *
 * Constant, because the encoder writes no Xing header and a variable rate would leave players
 * guessing the length. `sampleRate` must be one that MPEG knows, such as 16,000 or 44,100 Hz.
 */
export async function* encodeMp3(
  pieces: AsyncIterable<Float32Array>,
  sampleRate: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = await createMp3Encoder()
  encoder.configure({ sampleRate, channels: 1, bitrate: BITRATE_KBPS })
  for await (const piece of pieces) {
    // The encoder hands out a view of its own memory, which the next call overwrites.
    const part = new Uint8Array(encoder.encode([piece]))
    // Of a short piece it may keep all for the next.
    if (part.length > 0) yield part
  }
  yield new Uint8Array(encoder.finalize())
}
