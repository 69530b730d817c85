import { describe, expect, it } from 'vitest'
import { createMp3Encoder } from 'wasm-media-encoders'
import { readDescription, readMp3Frame, tagBytes } from './mp3-frames.ts'

async function encoded(seconds: number): Promise<Uint8Array> {
  const encoder = await createMp3Encoder()
  encoder.configure({ sampleRate: 44_100, channels: 1, vbrQuality: 4 })
  const samples = Float32Array.from({ length: seconds * 44_100 }, (_, index) => Math.sin(index / 20))
  return Uint8Array.from([...encoder.encode([samples]), ...encoder.finalize()])
}

/** A frame of MPEG 1, layer III, 128 kbit/s, 44.1 kHz, mono: 417 bytes. */
function frameWith(words: readonly [at: number, bytes: readonly number[]][]): Uint8Array {
  const frame = new Uint8Array(417)
  frame.set([0xff, 0xfb, 0x90, 0xc0])
  for (const [at, bytes] of words) frame.set(bytes, at)
  return frame
}

const text = (words: string) => [...new TextEncoder().encode(words)]

describe('readMp3Frame', () => {
  it('walks an encoded file from its first byte to its last, frame by frame', async () => {
    const bytes = await encoded(2)
    let [at, samples] = [0, 0]
    for (let frame = readMp3Frame(bytes, 0); frame !== null; frame = readMp3Frame(bytes, at)) {
      expect(frame).toMatchObject({ sampleRate: 44_100, isMono: true, samples: 1152 })
      at += frame.bytes
      samples += frame.samples
    }
    expect(at).toBe(bytes.length)
    // What the encoder adds at the start and the end is under a tenth of a second.
    expect(samples / 44_100).toBeGreaterThan(2)
    expect(samples / 44_100).toBeLessThan(2.1)
  })

  it.each([
    ['no sync', [0xff, 0x1b, 0x90, 0xc0]],
    ['layer II', [0xff, 0xfd, 0x90, 0xc0]],
    ['a rate that is not said', [0xff, 0xfb, 0x00, 0xc0]],
    ['a reserved sample rate', [0xff, 0xfb, 0x9c, 0xc0]],
    ['the end of the file', [0xff, 0xfb]],
  ])('is null for %s', (_, bytes) => {
    expect(readMp3Frame(Uint8Array.from(bytes), 0)).toBeNull()
  })
})

describe('readDescription', () => {
  const read = (frame: Uint8Array) => {
    const head = readMp3Frame(frame, 0)
    return head === null ? undefined : readDescription(frame, head)
  }

  it.each([
    ['Xing', 21, [...text('Xing'), 0, 0, 0, 1, 0, 0, 0x12, 0x34], 0x1234],
    ['Info without a count', 21, [...text('Info'), 0, 0, 0, 2, 0, 0, 0x12, 0x34], null],
    ['VBRI', 36, [...text('VBRI'), ...new Array(10).fill(0), 0, 0, 0, 9], 9],
  ])('reads how many frames follow: %s', (_, at, bytes, frames) => {
    expect(read(frameWith([[at, bytes]]))).toEqual({ frames })
  })

  it('is null for a frame of sound', () => {
    expect(read(frameWith([]))).toBeNull()
  })
})

describe('tagBytes', () => {
  it('counts the tag in sevens of bits, with its head and its foot', () => {
    expect(tagBytes(Uint8Array.of(...text('ID3'), 4, 0, 0, 0, 0, 2, 1))).toBe(10 + 257)
    expect(tagBytes(Uint8Array.of(...text('ID3'), 4, 0, 0x10, 0, 0, 2, 1))).toBe(20 + 257)
    expect(tagBytes(Uint8Array.of(0xff, 0xfb, 0x90, 0xc0, 0, 0, 0, 0, 0, 0))).toBe(0)
  })
})
