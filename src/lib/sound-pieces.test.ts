import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { encodeWav } from './encode-wav.ts'
import { openSound } from './sound-pieces.ts'

const second = encodeWav(new Float32Array(16_000).fill(0.5), 16_000)

async function samplesOf(blob: Blob, from = 0, to = Number.POSITIVE_INFINITY): Promise<number[]> {
  const all: number[] = []
  for await (const { samples } of (await openSound(blob))?.pieces(from, to) ?? []) all.push(...samples)
  return all
}

it('reads a plain WAV file: what it is, how long, and any stretch of it', async () => {
  const blob = new Blob([second])
  expect(await openSound(blob)).toMatchObject({
    facts: { container: 'WAV', codec: 'PCM 16-bit', sampleRate: 16_000, channels: 1 },
    durationSeconds: 1,
    isCut: false,
  })
  const part = await samplesOf(blob, 0.25, 0.5)
  expect(part).toHaveLength(4_000)
  expect(part[7]).toBeCloseTo(0.5, 3)
})

it('brings two channels together', async () => {
  const stereo = encodeWav(Float32Array.of(0.5, 0.25, -0.5, 0.5), 8_000)
  new DataView(stereo.buffer).setUint16(22, 2, true)
  const [first, last] = await samplesOf(new Blob([stereo]))
  expect(first).toBeCloseTo(0.375, 3)
  expect(last).toBeCloseTo(0, 3)
})

it('knows a file that ends early by its head', async () => {
  const cut = new Blob([second.slice(0, 16_044)])
  expect(await openSound(cut)).toMatchObject({ durationSeconds: 0.5, isCut: true })
  expect(await samplesOf(cut)).toHaveLength(8_000)
})

it('takes a streamed file, whose length is unknown, as it is', async () => {
  const streamed = second.slice()
  new DataView(streamed.buffer).setUint32(40, 0xffffffff, true)
  expect(await openSound(new Blob([streamed]))).toMatchObject({ durationSeconds: 1, isCut: false })
})

it('leaves what is no sound alone', async () => {
  expect(await openSound(new Blob([]))).toBeNull()
  expect(await openSound(new Blob(['this is only text, renamed']))).toBeNull()
})

it('has no way to decode an MP3 outside a browser, and says so by null', async () => {
  const mp3 = await readFile(new URL('../../gateway/engines/fixtures/taas-is-up.mp3', import.meta.url))
  expect(await openSound(new Blob([mp3]))).toBeNull()
})
