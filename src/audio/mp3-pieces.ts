// An MP3 piece by piece by the browser's own decoder. That one knows only whole files, but any run of whole frames
// is one; it is much faster than a decoder that is fed packets, and only the page has it.
import {
  HEADER_BYTES,
  type Mp3Frame,
  readDescription,
  readMp3Frame,
  TAG_BYTES,
  tagBytes,
} from '@/lib/mp3-frames.ts'
import type { SoundPiece } from '@/lib/sound-pieces.ts'
import type { ReadableSound } from './read-peaks.ts'

const FIRST_BYTES = 65_536
// Little at first: there is something to show before much is decoded.
const FIRST_SECONDS = 5
const PIECE_SECONDS = 30
// Enough for a shape, and a third of what most files hold.
const DECODED_RATE = 16_000
/** Bytes a second of the lowest rate that there is, 8 kbit/s. */
const LEAST_RATE = 1_000
/** A frame may need bits of those before it: so many go ahead of each piece, and what they sound like is dropped. */
const LEAD_FRAMES = 2

/** Opens an MP3; null where it is none, or one whose frames do not tell their length. */
export async function openMp3(blob: Blob): Promise<ReadableSound | null> {
  const startsAt = tagBytes(await bytesOf(blob, 0, TAG_BYTES))
  const start = await bytesOf(blob, startsAt, startsAt + FIRST_BYTES)
  const first = readMp3Frame(start, 0)
  if (first === null || readMp3Frame(start, first.bytes) === null) return null
  const described = readDescription(start.subarray(0, first.bytes), first)
  const bytesPerSecond = rateOf(start)
  const counted =
    described?.frames == null ? undefined : (described.frames * first.samples) / first.sampleRate
  return {
    facts: { container: 'MP3', codec: 'MP3', sampleRate: first.sampleRate, channels: first.isMono ? 1 : 2 },
    // A count that no such file can hold would ask for room without end.
    durationSeconds: Math.min(counted ?? (blob.size - startsAt) / bytesPerSecond, blob.size / LEAST_RATE),
    ...(counted === undefined ? {} : { countedSeconds: counted }),
    isCut: false,
    pieces: readPieces(blob, described === null ? startsAt : startsAt + first.bytes, bytesPerSecond),
  }
}

// The mean of the frames that are there: of a file whose rate varies an estimate.
function rateOf(bytes: Uint8Array): number {
  let at = 0
  let seconds = 0
  for (let frame = readMp3Frame(bytes, 0); frame !== null; frame = readMp3Frame(bytes, at)) {
    at += frame.bytes
    seconds += frame.samples / frame.sampleRate
  }
  return at / seconds
}

async function* readPieces(blob: Blob, from: number, bytesPerSecond: number): AsyncGenerator<SoundPiece> {
  let lead: Run | null = null
  let seconds = FIRST_SECONDS
  for (let at = from; at < blob.size; ) {
    const bytes = await bytesOf(blob, at, at + Math.ceil(seconds * bytesPerSecond))
    seconds = PIECE_SECONDS
    const run = readRun(bytes)
    // No frame as far as one can see: a tag, a picture, damage, the end.
    if (run === null) {
      at += bytes.length
      continue
    }
    yield await decode(lead, run)
    lead = endOf(run)
    at += run.end
  }
}

/** Whole frames one after the other, and what there is of each. */
type Run = { bytes: Uint8Array<ArrayBuffer>; frames: { at: number; frame: Mp3Frame }[]; end: number }

// From the first frame to the last whole one; damage between them is passed over as one.
function readRun(bytes: Uint8Array<ArrayBuffer>): Run | null {
  const frames: Run['frames'] = []
  let end = 0
  for (let at = 0; at + HEADER_BYTES <= bytes.length; ) {
    const frame = readMp3Frame(bytes, at)
    if (frame === null) {
      at += 1
      continue
    }
    if (at + frame.bytes > bytes.length) break
    frames.push({ at, frame })
    at += frame.bytes
    end = at
  }
  return frames.length === 0 ? null : { bytes, frames, end }
}

function endOf({ bytes, frames, end }: Run): Run {
  const kept = frames.slice(-LEAD_FRAMES)
  const from = kept[0]?.at ?? end
  return { bytes: bytes.slice(from, end), frames: kept, end: end - from }
}

async function decode(lead: Run | null, { bytes, frames, end }: Run): Promise<SoundPiece> {
  const before = lead?.bytes ?? new Uint8Array()
  const from = frames[0]?.at ?? 0
  const together = new Uint8Array(before.length + end - from)
  together.set(before)
  together.set(bytes.subarray(from, end), before.length)
  const decoded = await new OfflineAudioContext(1, 1, DECODED_RATE).decodeAudioData(together.buffer)
  const droppedSeconds = (lead?.frames ?? []).reduce(
    (sum, { frame }) => sum + frame.samples / frame.sampleRate,
    0,
  )
  return {
    samples: mixed(decoded).subarray(Math.round(droppedSeconds * DECODED_RATE)),
    sampleRate: DECODED_RATE,
  }
}

function mixed(decoded: AudioBuffer): Float32Array<ArrayBuffer> {
  const [first, ...others] = Array.from({ length: decoded.numberOfChannels }, (_, channel) =>
    decoded.getChannelData(channel),
  )
  if (first === undefined) return new Float32Array()
  for (const other of others) {
    for (let index = 0; index < first.length; index += 1)
      first[index] = (first[index] ?? 0) + (other[index] ?? 0)
  }
  if (others.length > 0) {
    for (let index = 0; index < first.length; index += 1)
      first[index] = (first[index] ?? 0) / (1 + others.length)
  }
  return first
}

async function bytesOf(blob: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.slice(from, to).arrayBuffer())
}
