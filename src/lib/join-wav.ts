import { JoinError, joinedBytes, type SoundJoiner } from './sound-joiner.ts'
import {
  frameBytesOf,
  isUnknown,
  readWavHead,
  UNKNOWN_LENGTH,
  type WavFormat,
  type WavHead,
} from './wav-stream.ts'

const RIFF_BYTES = 12
/** "fmt ", as four bytes are read. */
const FORMAT = 0x666d7420

/**
 * Joins WAV files exactly: the samples of one follow those of the one before, with nothing between. The head says
 * what the samples are and nothing else: what a part's own says of it, its text above all, would be false of the
 * whole. Its lengths are not known yet: `mendWavHead` puts them right once the file is whole.
 */
export function createWavJoiner(): SoundJoiner {
  let waiting: Uint8Array = new Uint8Array()
  let format: WavFormat | null = null
  let bytesLeft: number | null = null

  const begin = (head: WavHead): Uint8Array<ArrayBuffer>[] => {
    bytesLeft = isUnknown(head.dataBytes) ? Number.POSITIVE_INFINITY : head.dataBytes
    const start = waiting.slice(0, head.dataAt)
    waiting = waiting.subarray(head.dataAt)
    if (format !== null) {
      if (!isSame(format, head.format)) throw new JoinError('The parts differ in rate, channels or samples.')
      return []
    }
    format = head.format
    return [plainHead(start)]
  }

  return {
    push(bytes) {
      waiting = joinedBytes(waiting, bytes)
      const out: Uint8Array<ArrayBuffer>[] = []
      if (bytesLeft === null) {
        const head = readWavHead(waiting)
        if (head === null) return out
        if (head === 'unsupported') throw new JoinError('A part is no WAV of 16-bit or float samples.')
        out.push(...begin(head))
      }
      if (bytesLeft === null || format === null) return out
      const frameBytes = frameBytesOf(format)
      const length = Math.floor(Math.min(waiting.length, bytesLeft) / frameBytes) * frameBytes
      if (length > 0) out.push(waiting.slice(0, length))
      waiting = waiting.slice(length)
      bytesLeft -= length
      return out
    },
    endPart() {
      waiting = new Uint8Array()
      bytesLeft = null
    },
  }
}

// Of a head its "fmt " chunk alone, between what every file begins with and the chunk of the samples.
function plainHead(head: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(head.buffer)
  const bytesAt = (at: number) => 8 + view.getUint32(at + 4, true) + (view.getUint32(at + 4, true) % 2)
  let at = RIFF_BYTES
  while (view.getUint32(at) !== FORMAT) at += bytesAt(at)
  const kept = head.subarray(at, at + bytesAt(at))
  const plain = new Uint8Array(RIFF_BYTES + kept.length + 8)
  plain.set(head.subarray(0, RIFF_BYTES))
  plain.set(kept, RIFF_BYTES)
  plain.set(head.subarray(-8, -4), RIFF_BYTES + kept.length)
  const lengths = new DataView(plain.buffer)
  lengths.setUint32(4, UNKNOWN_LENGTH, true)
  lengths.setUint32(plain.length - 4, UNKNOWN_LENGTH, true)
  return plain
}

function isSame(a: WavFormat, b: WavFormat): boolean {
  return a.channels === b.channels && a.sampleRate === b.sampleRate && a.encoding === b.encoding
}
