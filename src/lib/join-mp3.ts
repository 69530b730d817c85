// MP3 by its frames. Header after ISO/IEC 11172-3 (2.4.2.3) and 13818-3; tags after id3.org ("ID3 tag version
// 2.4.0", section 3.1); the frame that describes a file ("Xing", "Info", "VBRI") as LAME and Fraunhofer write it.
import { JoinError, joinedBytes, type SoundJoiner } from './sound-joiner.ts'

/** One frame: what it weighs, how many samples it holds, and at which rate. */
export type Mp3Frame = { bytes: number; samples: number; sampleRate: number; isMono: boolean }

const KBPS_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const KBPS_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const RATES = [44_100, 48_000, 32_000]
const HEADER_BYTES = 4
const TAG_BYTES = 10

/** The frame of layer III that begins at a place; null where none does. */
export function readMp3Frame(bytes: Uint8Array, at: number): Mp3Frame | null {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes.subarray(at, at + HEADER_BYTES)
  if (first !== 0xff || (second & 0xe0) !== 0xe0 || ((second >> 1) & 3) !== 1) return null
  const version = (second >> 3) & 3
  const kbps = (version === 3 ? KBPS_1 : KBPS_2)[third >> 4]
  const rate = RATES[(third >> 2) & 3]
  // Without a rate of its own a frame's length cannot be told.
  if (version === 1 || kbps === undefined || kbps === 0 || rate === undefined) return null
  const sampleRate = version === 3 ? rate : version === 2 ? rate / 2 : rate / 4
  const samples = version === 3 ? 1152 : 576
  const bytesOfFrame = Math.floor((samples / 8) * ((kbps * 1000) / sampleRate)) + ((third >> 1) & 1)
  return { bytes: bytesOfFrame, samples, sampleRate, isMono: fourth >> 6 === 3 }
}

/**
 * Joins MP3 files frame by frame: none is decoded, none is changed. Of the tags the first file's leading one
 * stays; frames that only describe one part's length are left out. Each part keeps the silence that its encoder
 * put around it, under a tenth of a second, so that lengths add up but samples do not follow each other.
 */
export function createMp3Joiner(): SoundJoiner {
  let waiting: Uint8Array = new Uint8Array()
  let isFirst = true
  let stage: 'tag' | 'first-frame' | 'frames' = 'tag'
  let format: Mp3Frame | null = null

  // A leading tag as a whole; null while it is not all there.
  const passTag = (): Uint8Array<ArrayBuffer>[] | null => {
    if (waiting.length < TAG_BYTES) return null
    const length = tagBytes(waiting)
    if (waiting.length < length) return null
    const tag = waiting.slice(0, length)
    waiting = waiting.subarray(length)
    stage = 'first-frame'
    return isFirst && length > 0 ? [tag] : []
  }

  const check = (frame: Mp3Frame) => {
    format ??= frame
    if (format.sampleRate !== frame.sampleRate || format.isMono !== frame.isMono) {
      throw new JoinError('The parts differ in rate or channels.')
    }
  }

  return {
    push(bytes) {
      waiting = joinedBytes(waiting, bytes)
      const out = stage === 'tag' ? passTag() : []
      if (out === null) return []
      let at = 0
      let from = 0
      const take = (to: number) => {
        if (to > from) out.push(waiting.slice(from, to))
      }
      while (at + HEADER_BYTES <= waiting.length) {
        const frame = readMp3Frame(waiting, at)
        if (frame === null) {
          // What is no frame belongs to none: a tag at the end, damage.
          take(at)
          at += 1
          from = at
          continue
        }
        if (at + frame.bytes > waiting.length) break
        check(frame)
        if (stage === 'first-frame' && isDescription(waiting.subarray(at, at + frame.bytes), frame)) {
          from = at + frame.bytes
        }
        stage = 'frames'
        at += frame.bytes
      }
      take(at)
      waiting = waiting.slice(at)
      return out
    },
    endPart() {
      waiting = new Uint8Array()
      stage = 'tag'
      isFirst = false
    },
  }
}

function tagBytes(bytes: Uint8Array): number {
  if (!startsWith(bytes, 0, 'ID3')) return 0
  const [flags = 0, ...size] = bytes.subarray(5, TAG_BYTES)
  const hasFooter = (flags & 0x10) !== 0
  return TAG_BYTES * (hasFooter ? 2 : 1) + size.reduce((sum, seven) => sum * 128 + seven, 0)
}

function isDescription(frame: Uint8Array, { samples, isMono }: Mp3Frame): boolean {
  const sideBytes = samples === 1152 ? (isMono ? 17 : 32) : isMono ? 9 : 17
  const at = HEADER_BYTES + sideBytes
  return (
    startsWith(frame, at, 'Xing') ||
    startsWith(frame, at, 'Info') ||
    startsWith(frame, HEADER_BYTES + 32, 'VBRI')
  )
}

function startsWith(bytes: Uint8Array, at: number, word: string): boolean {
  for (let index = 0; index < word.length; index += 1) {
    if (bytes[at + index] !== word.charCodeAt(index)) return false
  }
  return true
}
