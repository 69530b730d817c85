// A sound of any length, read piece by piece: never the whole of it is decoded at once. Runs in workers.
// Owns: containers and codecs. Leaves to others: what becomes of the samples (peaks, parts to send).
import { readWavHead, UNKNOWN_LENGTH, type WavHead } from './wav-stream.ts'

/** What a file says of itself, as it is shown. */
export type SoundFacts = { container: string; codec: string; sampleRate: number; channels: number }

/** Samples of one channel, -1..1; more channels have been brought together. */
export type SoundPiece = { samples: Float32Array<ArrayBuffer>; sampleRate: number }

export type OpenSound = {
  facts: SoundFacts
  /** As the file says it, or as its first packets let expect it: reading to the end may show another length. */
  durationSeconds: number
  /** The head promises more than there is. */
  isCut: boolean
  /** The sound from one place to another, in seconds, in order. Leaving the loop ends the reading. */
  pieces(fromSeconds: number, toSeconds: number): AsyncGenerator<SoundPiece>
}

const HEAD_BYTES = 65_536
const FIRST_BYTES = 262_144
const PIECE_BYTES = 4 * 1_048_576

/**
 * Opens a sound: WAV of 16 bits or floats by itself, anything else by mediabunny and the browser's own
 * decoders. Null where it is no sound, or none that this browser can decode piece by piece.
 */
export async function openSound(blob: Blob): Promise<OpenSound | null> {
  const head = readWavHead(new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer()))
  return head === null || head === 'unsupported' ? openContainer(blob) : openWav(blob, head)
}

const ENCODINGS = {
  pcm16: { name: 'PCM 16-bit', bytes: 2 },
  float32: { name: 'PCM float', bytes: 4 },
} as const

function openWav(blob: Blob, { format, dataAt, dataBytes }: WavHead): OpenSound {
  const { channels, sampleRate, encoding } = format
  const { name, bytes } = ENCODINGS[encoding]
  const frameBytes = channels * bytes
  const there = blob.size - dataAt
  const stated = dataBytes === 0 || dataBytes === UNKNOWN_LENGTH ? there : dataBytes
  const frames = Math.max(0, Math.floor(Math.min(there, stated) / frameBytes))
  return {
    facts: { container: 'WAV', codec: name, sampleRate, channels },
    durationSeconds: frames / sampleRate,
    isCut: stated > there,
    async *pieces(fromSeconds, toSeconds) {
      const last = Math.min(frames, Math.round(toSeconds * sampleRate))
      // A little at first: there is something to show before much is read.
      let step = Math.max(1, Math.floor(FIRST_BYTES / frameBytes))
      for (let frame = Math.round(fromSeconds * sampleRate), end = 0; frame < last; frame = end) {
        end = Math.min(last, frame + step)
        step = Math.max(1, Math.floor(PIECE_BYTES / frameBytes))
        const part = blob.slice(dataAt + frame * frameBytes, dataAt + end * frameBytes)
        yield { samples: wavSamples(await part.arrayBuffer(), channels, encoding), sampleRate }
      }
    },
  }
}

// Every machine that runs a browser is little-endian.
function wavSamples(
  buffer: ArrayBuffer,
  channels: number,
  encoding: keyof typeof ENCODINGS,
): Float32Array<ArrayBuffer> {
  const values = encoding === 'pcm16' ? new Int16Array(buffer) : new Float32Array(buffer)
  const scale = 1 / (channels * (encoding === 'pcm16' ? 32_768 : 1))
  const mono = new Float32Array(values.length / channels)
  for (let frame = 0, at = 0; frame < mono.length; frame++) {
    let sum = 0
    for (let channel = 0; channel < channels; channel++, at++) sum += values[at] ?? 0
    mono[frame] = sum * scale
  }
  return mono
}

/** The names of containers and codecs as people know them. */
const NAMES: Readonly<Record<string, string>> = {
  MP4: 'M4A',
  QuickTimeFileFormat: 'MOV',
  Ogg: 'OGG',
  aac: 'AAC',
  mp3: 'MP3',
  flac: 'FLAC',
  opus: 'Opus',
  vorbis: 'Vorbis',
}

async function openContainer(blob: Blob): Promise<OpenSound | null> {
  const { ALL_FORMATS, AudioSampleSink, BlobSource, EncodedPacketSink, Input } = await import('mediabunny')
  const input = new Input({ source: new BlobSource(blob), formats: ALL_FORMATS })
  const track = await input.getPrimaryAudioTrack().catch(() => null)
  if (track === null || !(await track.canDecode())) return null
  const { name } = await input.getFormat()
  const codec = await track.getCodec()
  const { sampleRate, numberOfChannels: channels } = track
  return {
    facts: {
      container: NAMES[name] ?? name,
      codec: NAMES[codec ?? ''] ?? codec ?? '–',
      sampleRate,
      channels,
    },
    durationSeconds:
      (await track.getDurationFromMetadata()) ??
      (await expectedSeconds(new EncodedPacketSink(track).packets(), blob.size)),
    isCut: false,
    async *pieces(fromSeconds, toSeconds) {
      for await (const sample of new AudioSampleSink(track).samples(fromSeconds, toSeconds)) {
        const { sampleRate, timestamp } = sample
        const mono = new Float32Array(sample.numberOfFrames)
        const plane = new Float32Array(sample.numberOfFrames)
        for (let planeIndex = 0; planeIndex < sample.numberOfChannels; planeIndex++) {
          sample.copyTo(plane, { format: 'f32-planar', planeIndex })
          for (let frame = 0; frame < mono.length; frame++) {
            mono[frame] = (mono[frame] ?? 0) + (plane[frame] ?? 0) / sample.numberOfChannels
          }
        }
        sample.close()
        // A packet may begin before the place that was asked for, and end after it.
        const first = Math.max(0, Math.round((fromSeconds - timestamp) * sampleRate))
        const end = Math.min(mono.length, Math.round((toSeconds - timestamp) * sampleRate))
        if (end > first) yield { samples: mono.slice(first, end), sampleRate }
      }
    },
  }
}

const LOOKED_AT_PACKETS = 100

// A file that does not say how long it is: to find out, all of it would have to be read.
async function expectedSeconds(
  packets: AsyncIterable<{ byteLength: number; duration: number }>,
  bytes: number,
): Promise<number> {
  let seconds = 0
  let seen = 0
  let count = 0
  for await (const { byteLength, duration } of packets) {
    seconds += duration
    seen += byteLength
    count += 1
    if (count === LOOKED_AT_PACKETS) return (seconds * bytes) / seen
  }
  return seconds
}
