// What a waveform needs to know of a sound, read from its bytes.
import { peaksOf } from './peaks.ts'

/** A sound's shape and length. `isCut` when its header promises more than there is. */
export type Sound = { peaks: Float32Array; durationSeconds: number; isCut: boolean }

const SHOWN_PEAKS = 2_000
// A longer file would be hundreds of megabytes once it is decoded.
const MAX_DECODED_BYTES = 30 * 1024 * 1024
const DECODED_RATE = 8_000

const known = new WeakMap<Blob, Promise<Sound | null>>()

/**
 * Reads a sound: plain 16-bit WAV of any length by itself, anything else up to 30 MB by the browser's
 * decoder. Null when it cannot be read; that says nothing about whether it can be played.
 */
export function readSound(blob: Blob): Promise<Sound | null> {
  const found = known.get(blob) ?? read(blob)
  known.set(blob, found)
  return found
}

async function read(blob: Blob): Promise<Sound | null> {
  try {
    const buffer = await blob.arrayBuffer()
    const plain = readPlainWav(buffer)
    if (plain !== null) return plain
    if (buffer.byteLength > MAX_DECODED_BYTES) return null
    const decoded = await new OfflineAudioContext(1, 1, DECODED_RATE).decodeAudioData(buffer)
    const peaks = peaksOf(decoded.getChannelData(0), SHOWN_PEAKS)
    return { peaks, durationSeconds: decoded.duration, isCut: false }
  } catch {
    return null
  }
}

const PCM = 1
const UNKNOWN_LENGTH = 0xffffffff

/** Reads a WAV file of 16-bit PCM; null for any other, which the browser's decoder may read. */
export function readPlainWav(buffer: ArrayBuffer): Sound | null {
  const view = new DataView(buffer)
  if (view.byteLength < 12 || wordAt(view, 0) !== 'RIFF' || wordAt(view, 8) !== 'WAVE') return null
  let offset = 12
  let format: { channels: number; sampleRate: number } | null = null
  while (offset + 8 <= view.byteLength) {
    const id = wordAt(view, offset)
    const stated = view.getUint32(offset + 4, true)
    const there = view.byteLength - offset - 8
    if (id === 'fmt ' && there >= 16) {
      if (view.getUint16(offset + 8, true) !== PCM || view.getUint16(offset + 22, true) !== 16) return null
      format = { channels: view.getUint16(offset + 10, true), sampleRate: view.getUint32(offset + 12, true) }
    }
    if (id === 'data') {
      if (format === null || format.channels === 0 || format.sampleRate === 0) return null
      const isStreamed = stated === 0 || stated === UNKNOWN_LENGTH
      const bytes = isStreamed ? there : Math.min(stated, there)
      return soundOf(buffer, offset + 8, bytes, format, !isStreamed && stated > there)
    }
    offset += 8 + stated + (stated % 2)
  }
  return null
}

function soundOf(
  buffer: ArrayBuffer,
  offset: number,
  bytes: number,
  { channels, sampleRate }: { channels: number; sampleRate: number },
  isCut: boolean,
): Sound {
  const frames = Math.floor(bytes / 2 / channels)
  // Copied, since chunks may begin at an odd place; every machine that runs a browser is little-endian.
  const samples = new Int16Array(buffer.slice(offset, offset + frames * channels * 2))
  return { peaks: peaksOf(samples, SHOWN_PEAKS, 32_768), durationSeconds: frames / sampleRate, isCut }
}

function wordAt(view: DataView, offset: number): string {
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + offset, 4))
}
