// WAV files in and out. Layout after Microsoft's "Multimedia Programming Interface and Data Specifications
// 1.0" (RIFF, LIST INFO) and "Multiple Channel Audio Data and WAVE Files" (WAVE_FORMAT_EXTENSIBLE); all
// little-endian.

/** Bytes that are no WAV we can read; `message` is a sentence for the person who sent them. */
export class WavError extends Error {
  override name = 'WavError'
}

export interface WavSound {
  /** Frames per second. */
  sampleRate: number
  channels: number
  /** Bits of one sample of one channel as stored: 8, 16, 24, 32 or 64. */
  bitsPerSample: number
  encoding: 'pcm' | 'float'
  /** Complete frames in the file; a frame is one sample of every channel. */
  frames: number
  /** The channels' mean, nominally -1..1; float files may go beyond. */
  samples: Float32Array
  /** LIST INFO by its four-letter ids: ICMT comment, ISFT software, IART artist … */
  info: Record<string, string>
}

interface WavInfo {
  comment?: string
  software?: string
  artist?: string
}

const pcm = 1
const float = 3
const extensible = 0xfffe
const unknownLength = 0xffffffff

/**
 * A WAV file of one channel, 16-bit PCM. Samples beyond -1..1 are clipped, NaN is silence. Texts of `info`
 * are stored in UTF-8 as LIST INFO *before* the sound, where a player finds them without reading all of it.
 * Throws `RangeError` unless `sampleRate` is a positive whole number.
 */
export function encodeWav(
  samples: Float32Array,
  sampleRate: number,
  info: WavInfo = {},
): Uint8Array<ArrayBuffer> {
  return joined([wavHead(samples.length, sampleRate, info), pcmOf(samples)])
}

/**
 * The beginning of the file that `encodeWav` makes, up to its first frame: `pcmOf` of `frames` follows. Null
 * frames make the head of a stream whose length is not known yet, which is written as 0xFFFFFFFF.
 */
export function wavHead(
  frames: number | null,
  sampleRate: number,
  info: WavInfo = {},
): Uint8Array<ArrayBuffer> {
  if (!Number.isInteger(sampleRate) || sampleRate < 1 || sampleRate > 0x7fffffff) {
    throw new RangeError('sampleRate must be a positive whole number')
  }
  const format = new DataView(new ArrayBuffer(16))
  format.setUint16(0, pcm, true)
  format.setUint16(2, 1, true)
  format.setUint32(4, sampleRate, true)
  format.setUint32(8, sampleRate * 2, true)
  format.setUint16(12, 2, true)
  format.setUint16(14, 16, true)
  const inside = joined([text('WAVE'), chunk('fmt ', bytesOf(format)), infoChunk(info)])
  const soundBytes = frames === null ? unknownLength : frames * 2
  return joined([
    chunkHead('RIFF', frames === null ? unknownLength : inside.length + chunkHeadBytes + soundBytes),
    inside,
    chunkHead('data', soundBytes),
  ])
}

/** Samples as 16-bit PCM; beyond -1..1 they are clipped, NaN is silence. */
export function pcmOf(samples: Float32Array): Uint8Array<ArrayBuffer> {
  const sound = new DataView(new ArrayBuffer(samples.length * 2))
  samples.forEach((sample, i) => {
    const clipped = Math.max(-1, Math.min(1, sample)) || 0
    sound.setInt16(i * 2, Math.round(clipped * 32767), true)
  })
  return new Uint8Array(sound.buffer)
}

function infoChunk({ comment, software, artist }: WavInfo): Uint8Array {
  const tags = Object.entries({ ICMT: comment, ISFT: software, IART: artist })
  // A zero byte ends each text, as the specification's ZSTR demands.
  const chunks = tags.map(([id, value]) => (value ? chunk(id, text(`${value}\0`)) : new Uint8Array()))
  const list = joined(chunks)
  return list.length === 0 ? list : chunk('LIST', joined([text('INFO'), list]))
}

const chunkHeadBytes = 8

function chunk(id: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  return joined([chunkHead(id, body.length), body, new Uint8Array(body.length % 2)])
}

function chunkHead(id: string, length: number): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(chunkHeadBytes)
  head.set(text(id))
  new DataView(head.buffer).setUint32(4, length, true)
  return head
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value)
}

function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/**
 * Reads a WAV file: PCM of 8, 16, 24 or 32 bits, float of 32 or 64, any number of channels.
 *
 * Streamed files, whose length is 0, 0xFFFFFFFF or more than there is, give what is there; an incomplete last
 * frame is dropped. Unknown chunks are skipped. NaN and Infinity in float files are read as silence.
 * Throws `WavError` and nothing else on bytes that are damaged or of another kind.
 */
export function decodeWav(bytes: Uint8Array): WavSound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const id = view.byteLength >= 12 ? idAt(view, 0) : ''
  if ((id !== 'RIFF' && id !== 'RF64') || idAt(view, 8) !== 'WAVE') {
    throw new WavError('This is not a WAV file: it does not begin with RIFF and WAVE.')
  }
  let format: Format | undefined
  let sound: DataView | undefined
  const info: Record<string, string> = {}
  for (const { id, body } of chunksOf(view, 12)) {
    if (id === 'fmt ') format ??= readFormat(body)
    else if (id === 'data') sound ??= body
    else if (id === 'LIST' && body.byteLength >= 4 && idAt(body, 0) === 'INFO') {
      for (const tag of chunksOf(body, 4)) info[tag.id] = zeroEnded(tag.body)
    }
  }
  if (!format) throw new WavError('This WAV file is damaged: it does not say how its sound is stored.')
  if (!sound) throw new WavError('This WAV file is damaged: it holds no sound data.')
  const { sampleRate, channels, bitsPerSample, encoding } = format
  const samples = mixDown(sound, format)
  return { sampleRate, channels, bitsPerSample, encoding, frames: samples.length, samples, info }
}

interface Format {
  sampleRate: number
  channels: number
  bitsPerSample: number
  encoding: 'pcm' | 'float'
  sampleAt: (view: DataView, offset: number) => number
}

const readers: Record<string, Format['sampleAt']> = {
  'pcm 8': (view, offset) => (view.getUint8(offset) - 128) / 128, // the one unsigned form
  'pcm 16': (view, offset) => view.getInt16(offset, true) / 2 ** 15,
  'pcm 24': (view, offset) => (view.getUint16(offset, true) + view.getInt8(offset + 2) * 2 ** 16) / 2 ** 23,
  'pcm 32': (view, offset) => view.getInt32(offset, true) / 2 ** 31,
  'float 32': (view, offset) => finite(view.getFloat32(offset, true)),
  'float 64': (view, offset) => finite(view.getFloat64(offset, true)),
}

/** Other forms that are met, by Microsoft's registered numbers. */
const KINDS: ReadonlyMap<number, string> = new Map([
  [pcm, 'PCM'],
  [2, 'ADPCM'],
  [float, 'float'],
  [6, 'A-law'],
  [7, 'µ-law'],
  [0x11, 'IMA ADPCM'],
  [0x31, 'GSM'],
  [0x55, 'MP3'],
])

function readFormat(body: DataView): Format {
  if (body.byteLength < 16)
    throw new WavError('This WAV file is damaged: its format description is too short.')
  let code = body.getUint16(0, true)
  // The extensible form moves the code into the first two bytes of its sub-format.
  if (code === extensible && body.byteLength >= 26) code = body.getUint16(24, true)
  const channels = body.getUint16(2, true)
  const sampleRate = body.getUint32(4, true)
  const bitsPerSample = body.getUint16(14, true)
  const encoding = code === float ? 'float' : 'pcm'
  const sampleAt = readers[`${encoding} ${bitsPerSample}`]
  if ((code !== pcm && code !== float) || !sampleAt) {
    const kind = KINDS.get(code) ?? `sound of kind ${code}`
    throw new WavError(
      `This WAV file stores ${bitsPerSample}-bit ${kind}, which is not supported: convert it to PCM.`,
    )
  }
  if (channels === 0 || sampleRate === 0) {
    throw new WavError(`This WAV file is damaged: ${channels} channels at ${sampleRate} Hz.`)
  }
  return { sampleRate, channels, bitsPerSample, encoding, sampleAt }
}

function* chunksOf(view: DataView, start: number): Generator<{ id: string; body: DataView }> {
  let offset = start
  while (offset + 8 <= view.byteLength) {
    const id = idAt(view, offset)
    const rest = view.byteLength - offset - 8
    const stated = view.getUint32(offset + 4, true)
    const isStreamed =
      id === 'data' && (stated === unknownLength || (stated === 0 && !listFollows(view, offset + 8)))
    const length = isStreamed ? rest : Math.min(stated, rest)
    yield { id, body: new DataView(view.buffer, view.byteOffset + offset + 8, length) }
    offset += 8 + length + (length % 2)
  }
}

/** Tells a file that is truly empty, with its texts after the sound, from a streamed one. */
function listFollows(view: DataView, offset: number): boolean {
  return offset + 8 <= view.byteLength && idAt(view, offset) === 'LIST'
}

function mixDown(sound: DataView, { channels, bitsPerSample, sampleAt }: Format): Float32Array {
  const bytesPerSample = bitsPerSample / 8
  const bytesPerFrame = bytesPerSample * channels
  const samples = new Float32Array(Math.floor(sound.byteLength / bytesPerFrame))
  for (let frame = 0; frame < samples.length; frame++) {
    let sum = 0
    for (let channel = 0; channel < channels; channel++) {
      sum += sampleAt(sound, frame * bytesPerFrame + channel * bytesPerSample)
    }
    samples[frame] = sum / channels
  }
  return samples
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0
}

function idAt(view: DataView, offset: number): string {
  return String.fromCharCode(...Array.from({ length: 4 }, (_, i) => view.getUint8(offset + i)))
}

function zeroEnded(body: DataView): string {
  const [value = ''] = new TextDecoder().decode(bytesOf(body)).split('\0', 1)
  return value
}
