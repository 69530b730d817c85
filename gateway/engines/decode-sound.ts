// Sound files of any of the API's formats as samples. Containers are read by mediabunny, each codec by a
// decoder of its own, chunk by chunk, so that no file costs more than the limit allows.
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input, type InputAudioTrack } from 'mediabunny'
import { type Sound, SoundError } from '../sandbox/hear.ts'
import { decodeWav, WavError } from '../sandbox/wav.ts'
import { gatherMono } from './gather-mono.ts'

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
  using input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS })
  const track = await input.getPrimaryAudioTrack().catch(() => null)
  if (track === null) {
    throw new SoundError(
      'This is no sound file that can be read: it is not WAV, MP3, M4A, FLAC, OGG or WebM.',
    )
  }
  const format = NAMES[(await input.getFormat()).name] ?? (await input.getFormat()).name
  const { sampleRate, numberOfChannels: channels } = track
  const durationSeconds = await track.computeDuration()
  const heard = gatherMono(sampleRate, MOST_SECONDS)
  for await (const decoded of decodedPieces(track, bytes)) {
    if (!heard.add(decoded)) break
  }
  const { comment, raw = {} } = await input.getMetadataTags()
  const isOurs = raw.TSSE === SANDBOX || raw.ISFT === SANDBOX
  const label = isOurs ? (comment ?? null) : null
  return { format, sampleRate, channels, durationSeconds, ...heard.end(), label }
}

/** The names of containers as the API's reference has them. */
const NAMES: Readonly<Record<string, string>> = { MP4: 'M4A', QuickTimeFileFormat: 'M4A', Ogg: 'OGG' }

function decodedPieces(track: InputAudioTrack, bytes: Uint8Array): AsyncGenerator<Decoded> {
  if (track.codec === 'opus') return opusPieces(track)
  if (track.codec === 'mp3') return chunked(bytes, async () => (await import('@audio/decode-mp3')).decoder())
  if (track.codec === 'flac')
    return chunked(bytes, async () => (await import('@audio/decode-flac')).decoder())
  if (track.codec === 'vorbis') {
    return chunked(bytes, async () => (await import('@audio/decode-vorbis')).decoder())
  }
  if (track.codec === 'aac') return chunked(bytes, aacDecoder)
  const { codec, sampleRate, numberOfChannels } = track
  throw new SoundError(
    `The sandbox has no decoder for ${codec ?? 'this codec'} (${sampleRate} Hz, ${numberOfChannels} channels). Send WAV, MP3, M4A, FLAC, OGG or WebM.`,
  )
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
