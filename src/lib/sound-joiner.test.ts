import { describe, expect, it } from 'vitest'
import { encodeWav } from './encode-wav.ts'
import { createMp3Joiner } from './join-mp3.ts'
import { createWavJoiner } from './join-wav.ts'
import { readMp3Frame } from './mp3-frames.ts'
import { JoinError, type SoundJoiner } from './sound-joiner.ts'
import { createWavReader, mendWavHead } from './wav-stream.ts'

function join(
  joiner: SoundJoiner,
  parts: readonly Uint8Array[],
  pieceBytes: number,
): Uint8Array<ArrayBuffer> {
  const out: Uint8Array<ArrayBuffer>[] = []
  for (const part of parts) {
    for (let at = 0; at < part.length; at += pieceBytes)
      out.push(...joiner.push(part.slice(at, at + pieceBytes)))
    joiner.endPart()
  }
  return Uint8Array.from(out.flatMap((bytes) => [...bytes]))
}

const ramp = (from: number, count: number) =>
  Float32Array.from({ length: count }, (_, i) => (from + i) / 1000)
const text = (words: string) => new TextEncoder().encode(words)

describe('WAV', () => {
  const parts = [
    encodeWav(ramp(0, 100), 16_000),
    encodeWav(ramp(100, 57), 16_000),
    encodeWav(ramp(157, 200), 16_000),
  ]

  it.each([1, 7, 44, 1000])('joins exactly, in pieces of %i bytes', (pieceBytes) => {
    const joined = join(createWavJoiner(), parts, pieceBytes)
    expect(joined.length).toBe(44 + 357 * 2)
    joined.set(mendWavHead(joined, joined.length) ?? [])
    expect(joined).toEqual(encodeWav(ramp(0, 357), 16_000))
  })

  it('is heard as it comes: lengths are unknown until it is whole', () => {
    const reader = createWavReader()
    const joined = join(createWavJoiner(), parts, 64)
    expect(reader.push(joined)[0]).toHaveLength(357)
  })

  it('leaves out what follows the sound, and half a frame', () => {
    const odd = new Uint8Array([...encodeWav(ramp(0, 4), 8_000), ...text('LIST....')])
    const streamed = encodeWav(ramp(4, 4), 8_000)
    new DataView(streamed.buffer).setUint32(40, 0xffffffff, true)
    const joined = join(createWavJoiner(), [odd, new Uint8Array([...streamed, 9])], 5)
    expect(joined.length).toBe(44 + 16)
  })

  it('says nothing of what the first part says of itself', () => {
    const [first = new Uint8Array()] = parts
    const labelled = new Uint8Array([...first.subarray(0, 36), ...text('LIST'), 4, 0, 0, 0, ...text('part')])
    const joined = join(createWavJoiner(), [new Uint8Array([...labelled, ...first.subarray(36)])], 7)
    expect(joined.length).toBe(first.length)
    expect(joined.subarray(44)).toEqual(first.subarray(44))
  })

  it('refuses parts that are no one file', () => {
    const joiner = createWavJoiner()
    join(joiner, parts, 100)
    expect(() => joiner.push(encodeWav(ramp(0, 4), 22_050))).toThrow(JoinError)
    expect(() => createWavJoiner().push(text('RIFF....NOPE'))).toThrow(JoinError)
  })
})

// 64 kbit/s at 16,000 Hz (MPEG-2): 288 bytes, 576 samples.
function frame(mark: number, words = ''): Uint8Array {
  const bytes = new Uint8Array(288).fill(mark)
  bytes.set([0xff, 0xf3, 0x88, 0xc0])
  bytes.set(text(words), 13)
  return bytes
}
const tag = new Uint8Array([...text('ID3'), 4, 0, 0, 0, 0, 0, 3, 1, 2, 3])

describe('MP3', () => {
  it('reads a header', () => {
    expect(readMp3Frame(frame(0), 0)).toEqual({ bytes: 288, samples: 576, sampleRate: 16_000, isMono: true })
    // 128 kbit/s at 44,100 Hz, stereo, padded.
    expect(readMp3Frame(new Uint8Array([0xff, 0xfb, 0x92, 0x00]), 0)).toEqual({
      bytes: 418,
      samples: 1152,
      sampleRate: 44_100,
      isMono: false,
    })
    expect(readMp3Frame(new Uint8Array([0xff, 0xf1, 0x50, 0x80]), 0)).toBeNull()
    expect(readMp3Frame(new Uint8Array([0xff]), 0)).toBeNull()
  })

  const one = new Uint8Array([...tag, ...frame(1, 'Info'), ...frame(2), ...frame(3)])
  const two = new Uint8Array([
    ...tag,
    ...frame(4, 'Xing'),
    ...frame(5),
    ...text('TAG'),
    ...new Uint8Array(125),
  ])

  it.each([1, 11, 288, 5000])(
    'keeps every frame of sound and no tag, in pieces of %i bytes',
    (pieceBytes) => {
      const joined = join(createMp3Joiner(), [one, two, frame(6)], pieceBytes)
      expect(joined).toEqual(new Uint8Array([...frame(2), ...frame(3), ...frame(5), ...frame(6)]))
    },
  )

  it('leaves out half a frame at the end of a part', () => {
    const joined = join(createMp3Joiner(), [frame(1).subarray(0, 200), frame(2)], 64)
    expect(joined).toEqual(frame(2))
  })

  it('refuses parts of another rate', () => {
    const joiner = createMp3Joiner()
    join(joiner, [one], 100)
    const other = frame(7)
    other[2] = 0x80
    expect(() => joiner.push(new Uint8Array([...other, ...other]))).toThrow(JoinError)
  })
})
