import { JoinError, joinedBytes, type SoundJoiner } from './sound-joiner.ts'
import {
  frameBytesOf,
  isUnknown,
  readWavHead,
  UNKNOWN_LENGTH,
  type WavFormat,
  type WavHead,
} from './wav-stream.ts'

/**
 * Joins WAV files exactly: the samples of one follow those of the one before, with nothing between. The head is
 * the first file's, what it says of its origin too, with lengths that are not known yet: `mendWavHead` puts
 * them right once the file is whole.
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
    const view = new DataView(start.buffer)
    view.setUint32(4, UNKNOWN_LENGTH, true)
    view.setUint32(head.dataAt - 4, UNKNOWN_LENGTH, true)
    return [start]
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

function isSame(a: WavFormat, b: WavFormat): boolean {
  return a.channels === b.channels && a.sampleRate === b.sampleRate && a.encoding === b.encoding
}
