// The sounds that the benches hear: made here, the same every time.
import { createMp3Encoder } from 'wasm-media-encoders'
import { encodeWav } from '../src/lib/encode-wav.ts'

const MEGABYTE = 1_048_576
const MP3_RATE = 44_100
const MP3_KBPS = 48
const HOUR_MINUTES = 69
const WAV_RATE = 44_100

/** An hour of MP3, and nine minutes, in 25 MB: a minute of it over and over. */
export async function hourOfMp3(): Promise<Buffer> {
  const encoder = await createMp3Encoder()
  encoder.configure({ sampleRate: MP3_RATE, channels: 1, bitrate: MP3_KBPS })
  const start = Buffer.from(encoder.encode([swelling(60, MP3_RATE)]))
  const minute = Buffer.concat([start, Buffer.from(encoder.finalize())])
  return Buffer.concat(Array.from({ length: HOUR_MINUTES }, () => minute))
}

/** 25 MB of WAV, 44.1 kHz, mono: five minutes. */
export function largeWav(): Buffer {
  return Buffer.from(encodeWav(swelling((25 * MEGABYTE - 44) / 2 / WAV_RATE, WAV_RATE), WAV_RATE))
}

/** A tone that is on for half of each second, and swells while it is: a clock for the recorder's ear. */
export function ticking(seconds: number, rate: number): Buffer {
  const samples = Float32Array.from({ length: seconds * rate }, (_, index) => {
    const now = index / rate
    return now % 1 < 0.5 ? (0.2 + (now % 1)) * Math.sin(2 * Math.PI * 440 * now) : 0
  })
  return Buffer.from(encodeWav(samples, rate))
}

function swelling(seconds: number, rate: number): Float32Array {
  return Float32Array.from({ length: Math.floor(seconds * rate) }, (_, index) => {
    const now = index / rate
    return 0.8 * Math.sin(2 * Math.PI * 220 * now) * Math.sin((Math.PI * now) / 7)
  })
}
