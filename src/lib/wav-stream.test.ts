import { describe, expect, it } from 'vitest'
import { encodeWav } from './encode-wav.ts'
import { createWavReader, mendWavHead } from './wav-stream.ts'

const samples = Float32Array.from({ length: 500 }, (_, index) => Math.sin(index / 5) / 2)
const wav = encodeWav(samples, 24_000)

function withLengths(bytes: Uint8Array, riff: number, data: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes)
  const view = new DataView(copy.buffer)
  view.setUint32(4, riff, true)
  view.setUint32(40, data, true)
  return copy
}

function readIn(bytes: Uint8Array, size: number) {
  const reader = createWavReader()
  const found: number[] = []
  for (let at = 0; at < bytes.length; at += size) {
    const [first = []] = reader.push(bytes.subarray(at, at + size))
    found.push(...first)
  }
  return { format: reader.format(), found }
}

describe('createWavReader', () => {
  const wanted = [...samples].map((sample) => Math.round(sample * 32_767) / 32_768)

  it.each([1, 2, 3, 7, 44, 45, 100_000])('reads the same samples in pieces of %i bytes', (size) => {
    const { format, found } = readIn(wav, size)
    expect(format).toEqual({ channels: 1, sampleRate: 24_000, encoding: 'pcm16' })
    expect(found).toHaveLength(500)
    for (const [index, sample] of found.entries()) expect(sample).toBeCloseTo(wanted[index] ?? 9, 6)
  })

  it.each([0, 0xffffffff])('takes a length of %i as “to the end”', (length) => {
    expect(readIn(withLengths(wav, length, length), 60).found).toHaveLength(500)
  })

  it('leaves out what follows the sound', () => {
    const longer = new Uint8Array(wav.length + 20)
    longer.set(wav)
    expect(readIn(longer, 33).found).toHaveLength(500)
  })

  it('passes over other chunks before the sound, of odd length too', () => {
    const note = Uint8Array.from([...new TextEncoder().encode('LIST'), 3, 0, 0, 0, 1, 2, 3, 0])
    const bytes = Uint8Array.from([...wav.subarray(0, 12), ...note, ...wav.subarray(12)])
    expect(readIn(bytes, 9).found).toHaveLength(500)
  })

  it('parts the channels, and reads floats', () => {
    const view = new DataView(new ArrayBuffer(44 + 16))
    new Uint8Array(view.buffer).set(wav.subarray(0, 44))
    view.setUint16(20, 3, true)
    view.setUint16(22, 2, true)
    view.setUint16(34, 32, true)
    view.setUint32(40, 16, true)
    for (const [index, value] of [0.1, -0.1, 0.2, -0.2].entries())
      view.setFloat32(44 + index * 4, value, true)
    const reader = createWavReader()
    const [left, right] = reader.push(new Uint8Array(view.buffer))
    expect(left).toEqual(Float32Array.of(0.1, 0.2))
    expect(right).toEqual(Float32Array.of(-0.1, -0.2))
  })

  it('says of another kind of file, or of other samples, that it cannot', () => {
    expect(readIn(new TextEncoder().encode('OggS and so on and on'), 5).format).toBe('unsupported')
    const eight = new Uint8Array(wav)
    eight[34] = 8
    expect(readIn(eight, 5)).toEqual({ format: 'unsupported', found: [] })
  })
})

describe('mendWavHead', () => {
  it.each([0, 0xffffffff])('puts a length of %i right', (length) => {
    const streamed = withLengths(wav, length, length)
    expect(mendWavHead(streamed, streamed.length)).toEqual(wav.subarray(0, 44))
  })

  it('leaves known lengths, other files and half a head alone', () => {
    expect(mendWavHead(wav, wav.length)).toBeNull()
    expect(mendWavHead(wav.subarray(0, 30), 30)).toBeNull()
    expect(mendWavHead(new TextEncoder().encode('ID3 and what follows'), 20)).toBeNull()
  })
})
