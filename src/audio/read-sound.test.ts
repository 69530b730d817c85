import { expect, it } from 'vitest'
import { encodeWav } from '@/lib/encode-wav.ts'
import { readPlainWav } from './read-sound.ts'

const second = encodeWav(new Float32Array(16_000).fill(0.5), 16_000)

it('reads length and shape of a plain WAV file', () => {
  const sound = readPlainWav(second.buffer)
  expect(sound).toMatchObject({ durationSeconds: 1, isCut: false })
  expect(sound?.peaks[7]).toBeCloseTo(0.5, 3)
})

it('knows a file that ends early by its header', () => {
  expect(readPlainWav(second.buffer.slice(0, 16_044))).toMatchObject({ durationSeconds: 0.5, isCut: true })
})

it('takes a streamed file, whose length is unknown, as it is', () => {
  const streamed = second.slice()
  new DataView(streamed.buffer).setUint32(40, 0xffffffff, true)
  expect(readPlainWav(streamed.buffer)).toMatchObject({ durationSeconds: 1, isCut: false })
})

it('leaves what is no plain WAV file to others', () => {
  const float = second.slice()
  new DataView(float.buffer).setUint16(20, 3, true)
  expect(readPlainWav(float.buffer)).toBeNull()
  expect(readPlainWav(new ArrayBuffer(3))).toBeNull()
  expect(readPlainWav(new TextEncoder().encode('this is only text, renamed').buffer)).toBeNull()
})
