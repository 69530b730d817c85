// WAV as it comes: its samples before the file is whole, and its lengths once it is. Streamed files say 0 or
// 0xFFFFFFFF for a length that was not known when their head was sent.

/** What a WAV file's samples are: PCM of 16 bits or floats of 32. */
export type WavFormat = { channels: number; sampleRate: number; encoding: 'pcm16' | 'float32' }

export type WavReader = {
  /** Null until the head has come; `unsupported` for a WAV of other samples, or none at all. */
  format(): WavFormat | 'unsupported' | null
  /** Takes more of the file; gives what frames that completes, a Float32Array a channel. */
  push(bytes: Uint8Array): Float32Array<ArrayBuffer>[]
}

const PCM = 1
const FLOAT = 3
const EXTENSIBLE = 0xfffe
export const UNKNOWN_LENGTH = 0xffffffff
// A head this long holds something else: pictures, other people's chunks.
const MAX_HEAD_BYTES = 1_048_576

/** Reads a WAV file that comes in pieces cut anywhere. What follows the sound in the file is left out. */
export function createWavReader(): WavReader {
  let waiting = new Uint8Array()
  let format: WavFormat | 'unsupported' | null = null
  let bytesLeft = 0

  const readHead = (): WavFormat | 'unsupported' | null => {
    const head = readWavHead(waiting)
    if (head === null) return waiting.length > MAX_HEAD_BYTES ? 'unsupported' : null
    if (head === 'unsupported') return head
    bytesLeft = isUnknown(head.dataBytes) ? Number.POSITIVE_INFINITY : head.dataBytes
    waiting = waiting.slice(head.dataAt)
    return head.format
  }

  return {
    format: () => format,
    push(bytes) {
      if (format === 'unsupported') return []
      waiting = joined(waiting, bytes)
      format ??= readHead()
      if (format === null || format === 'unsupported') return []
      const frameBytes = frameBytesOf(format)
      const frames = Math.floor(Math.min(waiting.length, bytesLeft) / frameBytes)
      const taken = waiting.slice(0, frames * frameBytes)
      waiting = waiting.slice(taken.length)
      bytesLeft -= taken.length
      return frames === 0 ? [] : channelsOf(taken, format)
    },
  }
}

/**
 * The beginning of a streamed WAV file with its lengths put right, now that the whole is `totalBytes` long.
 * Null where there is nothing to mend: another kind of file, known lengths, a head that is not all there.
 */
export function mendWavHead(start: Uint8Array, totalBytes: number): Uint8Array<ArrayBuffer> | null {
  const head = readWavHead(start)
  if (head === null || head === 'unsupported' || !isUnknown(head.dataBytes)) return null
  const mended = start.slice(0, head.dataAt)
  const view = new DataView(mended.buffer)
  view.setUint32(4, totalBytes - 8, true)
  view.setUint32(head.dataAt - 4, totalBytes - head.dataAt, true)
  return mended
}

/** The beginning of a WAV file: `dataAt` is where its samples begin, `dataBytes` how many it says they are. */
export type WavHead = { format: WavFormat; dataAt: number; dataBytes: number }

/** Reads the beginning of a WAV file: null while it is not all there, `unsupported` for other samples. */
export function readWavHead(bytes: Uint8Array): WavHead | 'unsupported' | null {
  if (bytes.length < 12) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (wordAt(view, 0) !== 'RIFF' || wordAt(view, 8) !== 'WAVE') return 'unsupported'
  let format: WavFormat | null = null
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const length = view.getUint32(at + 4, true)
    if (wordAt(view, at) === 'data') {
      return format === null ? 'unsupported' : { format, dataAt: at + 8, dataBytes: length }
    }
    if (wordAt(view, at) === 'fmt ') {
      if (at + 8 + Math.min(length, 26) > view.byteLength) return null
      format = formatAt(view, at + 8, length)
      if (format === null) return 'unsupported'
    }
    at += 8 + length + (length % 2)
  }
  return null
}

function formatAt(view: DataView, at: number, length: number): WavFormat | null {
  if (length < 16) return null
  const tag = view.getUint16(at, true)
  // The extensible format has the tag proper at the head of a longer name.
  const kind = tag === EXTENSIBLE && length >= 26 ? view.getUint16(at + 24, true) : tag
  const channels = view.getUint16(at + 2, true)
  const sampleRate = view.getUint32(at + 4, true)
  const bits = view.getUint16(at + 14, true)
  if (channels === 0 || sampleRate === 0) return null
  if (kind === PCM && bits === 16) return { channels, sampleRate, encoding: 'pcm16' }
  return kind === FLOAT && bits === 32 ? { channels, sampleRate, encoding: 'float32' } : null
}

function channelsOf(
  bytes: Uint8Array<ArrayBuffer>,
  { channels, encoding }: WavFormat,
): Float32Array<ArrayBuffer>[] {
  // Every machine that runs a browser is little-endian.
  const samples = encoding === 'pcm16' ? new Int16Array(bytes.buffer) : new Float32Array(bytes.buffer)
  const fullScale = encoding === 'pcm16' ? 32_768 : 1
  return Array.from({ length: channels }, (_, channel) => {
    const own = new Float32Array(samples.length / channels)
    for (let frame = 0; frame < own.length; frame++) {
      own[frame] = (samples[frame * channels + channel] ?? 0) / fullScale
    }
    return own
  })
}

/** What one sample of every channel weighs. */
export function frameBytesOf({ channels, encoding }: WavFormat): number {
  return channels * (encoding === 'pcm16' ? 2 : 4)
}

/** Whether a length in a head says nothing: the file was sent before it was known. */
export function isUnknown(length: number): boolean {
  return length === 0 || length === UNKNOWN_LENGTH
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(a.length + b.length)
  whole.set(a)
  whole.set(b, a.length)
  return whole
}

function wordAt(view: DataView, offset: number): string {
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + offset, 4))
}
