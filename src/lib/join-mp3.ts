import {
  HEADER_BYTES,
  type Mp3Frame,
  readDescription,
  readMp3Frame,
  TAG_BYTES,
  tagBytes,
} from './mp3-frames.ts'
import { JoinError, joinedBytes, type SoundJoiner } from './sound-joiner.ts'

/**
 * Joins MP3 files frame by frame: none is decoded, none is changed. Tags are left out: what one says of a part, its
 * text above all, would be false of the whole. So are frames that only describe one part's length. Each part keeps
 * the silence that its encoder put around it, under a tenth of a second, so that lengths add up but samples do not
 * follow each other.
 */
export function createMp3Joiner(): SoundJoiner {
  let waiting: Uint8Array = new Uint8Array()
  let stage: 'tag' | 'first-frame' | 'frames' = 'tag'
  let format: Mp3Frame | null = null

  // False while the tag is not all there.
  const passTag = (): boolean => {
    if (waiting.length < TAG_BYTES) return false
    const length = tagBytes(waiting)
    if (waiting.length < length) return false
    waiting = waiting.subarray(length)
    stage = 'first-frame'
    return true
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
      const out: Uint8Array<ArrayBuffer>[] = []
      if (stage === 'tag' && !passTag()) return out
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
        if (
          stage === 'first-frame' &&
          readDescription(waiting.subarray(at, at + frame.bytes), frame) !== null
        ) {
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
    },
  }
}
