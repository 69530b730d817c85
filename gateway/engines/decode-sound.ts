// Sound files of any of the API's formats as samples. Containers are read by mediabunny, each codec by a
// decoder of its own, chunk by chunk, so that no file costs more than the limit allows.
import {
  AdtsOutputFormat,
  ALL_FORMATS,
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  FlacOutputFormat,
  Input,
  type InputAudioTrack,
  Mp3OutputFormat,
  OggOutputFormat,
  Output,
  type OutputFormat,
} from 'mediabunny'
import { type Sound, SoundError } from '../sandbox/hear.ts'
import { decodeWav, WavError } from '../sandbox/wav.ts'
import { gatherMono } from './gather-mono.ts'
import { withWholeClusters } from './whole-clusters.ts'

/** What one call of a decoder gives. */
export type Decoded = { channelData: readonly Float32Array[]; sampleRate: number }

/** More sound than this is not decoded; its length is told all the same. */
const MOST_SECONDS = 30 * 60
const CHUNK_BYTES = 256 * 1024
const SANDBOX = 'taas-sandbox'

/** Decodes a file. Throws `SoundError` where it is no sound, or none that can be decoded here. */
export async function decodeSound(bytes: Uint8Array<ArrayBuffer>): Promise<Sound> {
  return isWav(bytes) ? decodeWavSound(bytes) : await decodeContainer(bytes)
}

function isWav(bytes: Uint8Array): boolean {
  const id = String.fromCharCode(...bytes.subarray(0, 4))
  return id === 'RIFF' || id === 'RF64'
}

function decodeWavSound(bytes: Uint8Array): Sound {
  try {
    const { samples, sampleRate, channels, frames, info } = decodeWav(bytes)
    const label = info.ISFT === SANDBOX ? (info.ICMT ?? null) : null
    const durationSeconds = frames / sampleRate
    const heard = gatherMono(sampleRate, MOST_SECONDS)
    heard.add({ channelData: [samples], sampleRate })
    return { format: 'WAV', sampleRate, channels, durationSeconds, ...heard.end(), label }
  } catch (error) {
    throw error instanceof WavError ? new SoundError(error.message) : error
  }
}

async function decodeContainer(bytes: Uint8Array<ArrayBuffer>): Promise<Sound> {
  using input = new Input({ source: new BufferSource(withWholeClusters(bytes)), formats: ALL_FORMATS })
  const track = await input.getPrimaryAudioTrack().catch(() => null)
  if (track === null) throw await whyNoTrack(input)
  const container = (await input.getFormat()).name
  const format = NAMES[container] ?? container
  const { sampleRate, numberOfChannels: channels } = track
  const heard = gatherMono(sampleRate, MOST_SECONDS)
  const isWhole = await gather(heard, decodedPieces(track, container, bytes))
  const { samples, heardRate } = heard.end()
  if (samples.length === 0) throw new SoundError(BROKEN)
  const { comment, raw = {} } = await input.getMetadataTags()
  const isOurs = raw.TSSE === SANDBOX || raw.ISFT === SANDBOX
  const label = isOurs ? (comment ?? null) : null
  const heardSeconds = samples.length / heardRate
  const statedSeconds = await track.computeDuration().catch(() => heardSeconds)
  // A file that is broken off lasts as long as what came of it, whatever it says.
  const isShort = isWhole && heardSeconds < statedSeconds - 1
  const durationSeconds = isShort || statedSeconds === 0 ? heardSeconds : statedSeconds
  return { format, sampleRate, channels, durationSeconds, samples, heardRate, label }
}

const BROKEN =
  'No sound could be decoded from this file: it is broken off or damaged. Record or convert it again.'

/** Gathers to the end of the file, or to where it is broken off; false when the limit came first. */
async function gather(
  heard: ReturnType<typeof gatherMono>,
  pieces: AsyncGenerator<Decoded>,
): Promise<boolean> {
  try {
    for await (const decoded of pieces) if (!heard.add(decoded)) return false
  } catch (error) {
    // What readers and decoders say of a damaged file are words of their own; what came before it is heard.
    if (error instanceof SoundError) throw error
  }
  return true
}

async function whyNoTrack(input: Input): Promise<SoundError> {
  const container = await input.getFormat().catch(() => null)
  if (container === null) {
    return new SoundError(
      'This is no sound file that can be read: it is not WAV, MP3, M4A, FLAC, OGG or WebM.',
    )
  }
  const tracks = await input.getTracks().catch(() => null)
  return new SoundError(
    tracks === null || tracks.length === 0 ? BROKEN : `There is no sound in this ${container.name} file.`,
  )
}

/** The names of containers as the API's reference has them. */
const NAMES: Readonly<Record<string, string>> = { MP4: 'M4A', 'QuickTime File Format': 'M4A', Ogg: 'OGG' }

async function* decodedPieces(
  track: InputAudioTrack,
  container: string,
  bytes: Uint8Array<ArrayBuffer>,
): AsyncGenerator<Decoded> {
  const { codec } = track
  if (codec === 'opus') return yield* opusPieces(track)
  const decoding = codec === null ? undefined : DECODERS[codec]
  if (decoding === undefined) {
    throw new SoundError(
      `The sandbox has no decoder for ${codec ?? 'the codec'} in ${NAMES[container] ?? container}. Send WAV, MP3, M4A, FLAC, OGG or WebM.`,
    )
  }
  const isPlain = decoding.containers.includes(container)
  yield* chunked(isPlain ? bytes : await repacked(track, decoding.plain()), decoding.open)
}

type Decoding = {
  /** The containers that the decoder reads by itself, by mediabunny's names. */
  containers: readonly string[]
  /** The one into which the sound of any other is put first. */
  plain: () => OutputFormat
  open: () => Promise<ChunkDecoder>
}

const DECODERS: Readonly<Record<string, Decoding>> = {
  mp3: {
    containers: ['MP3'],
    plain: () => new Mp3OutputFormat({ xingHeader: false }),
    open: async () => (await import('@audio/decode-mp3')).decoder(),
  },
  flac: {
    containers: ['FLAC'],
    plain: () => new FlacOutputFormat(),
    open: async () => (await import('@audio/decode-flac')).decoder(),
  },
  vorbis: {
    containers: ['Ogg'],
    plain: () => new OggOutputFormat(),
    open: async () => (await import('@audio/decode-vorbis')).decoder(),
  },
  aac: {
    containers: ['MP4', 'QuickTime File Format', 'ADTS'],
    plain: () => new AdtsOutputFormat(),
    open: aacDecoder,
  },
}

/** A track's packets as they are, in another container; of a file that is broken off, those that came. */
async function repacked(track: InputAudioTrack, format: OutputFormat): Promise<Uint8Array<ArrayBuffer>> {
  const target = new BufferTarget()
  const output = new Output({ format, target })
  const { codec } = track
  const decoderConfig = await track.getDecoderConfig()
  if (codec === null || decoderConfig === null) throw new SoundError(BROKEN)
  const source = new EncodedAudioPacketSource(codec)
  output.addAudioTrack(source)
  await output.start()
  try {
    for await (const packet of new EncodedPacketSink(track).packets()) {
      await source.add(packet, { decoderConfig })
    }
  } catch {
    // Broken off here: the packets before are whole.
  }
  await output.finalize()
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0))
}

type ChunkDecoder = { decode(chunk: Uint8Array): Decoded; flush?(): Decoded; free(): void }

async function* chunked(bytes: Uint8Array, open: () => Promise<ChunkDecoder>): AsyncGenerator<Decoded> {
  const decoder = await open()
  try {
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
      yield decoder.decode(bytes.subarray(at, at + CHUNK_BYTES))
    }
    if (decoder.flush !== undefined) yield decoder.flush()
  } finally {
    decoder.free()
  }
}

// GPL, therefore optional: it is there where it was installed.
async function aacDecoder(): Promise<ChunkDecoder> {
  const installed = await import('@audio/decode-aac').catch(() => null)
  if (installed === null) {
    throw new SoundError(
      'This file is AAC, whose decoder is an optional package that is not installed here. Send WAV, MP3, FLAC, OGG or WebM.',
    )
  }
  return installed.decoder()
}

async function* opusPieces(track: InputAudioTrack): AsyncGenerator<Decoded> {
  const { OpusDecoder } = await import('opus-decoder')
  const decoder = new OpusDecoder({ channels: Math.min(2, track.numberOfChannels) })
  await decoder.ready
  try {
    for await (const { data } of new EncodedPacketSink(track).packets()) yield decoder.decodeFrame(data)
  } finally {
    decoder.free()
  }
}
