import { expect, it } from 'vitest'
import type { SoundPiece } from '@/lib/sound-pieces.ts'
import { cutSound, PART_SECONDS, partCount, quietestPlace, type SoundPart } from './cut-sound.ts'

// A tone for so many seconds, silent for a second around each of the given places.
async function* tone(
  seconds: number,
  silentAt: readonly number[],
  sampleRate = 16_000,
): AsyncGenerator<SoundPiece> {
  for (let second = 0; second < seconds; second += 10) {
    const samples = new Float32Array(Math.min(10, seconds - second) * sampleRate)
    for (const [index] of samples.entries()) {
      const now = second + index / sampleRate
      const isSilent = silentAt.some((place) => Math.abs(place - now) < 0.5)
      samples[index] = isSilent ? 0 : Math.sin(now * 2_000)
    }
    yield { samples, sampleRate }
  }
}

async function partsOf(
  pieces: AsyncIterable<SoundPiece>,
  seconds: number,
  fromSeconds = 0,
): Promise<SoundPart[]> {
  const parts: SoundPart[] = []
  for await (const part of cutSound(pieces, { fromSeconds, seconds })) parts.push(part)
  return parts
}

it('cuts in the silences that are near the ends of equal parts, with an overlap', async () => {
  const parts = await partsOf(tone(400, [128, 270]), 400)
  expect(parts.map(({ index }) => index)).toEqual([0, 1, 2])
  expect(parts.map(({ overlapSeconds }) => overlapSeconds)).toEqual([0, 1, 1])
  expect(Math.abs((parts[0]?.endSeconds ?? 0) - 128)).toBeLessThan(0.5)
  expect(Math.abs((parts[1]?.endSeconds ?? 0) - 270)).toBeLessThan(0.5)
  expect(parts[1]?.startSeconds).toBeCloseTo((parts[0]?.endSeconds ?? 0) - 1, 5)
  expect(parts[2]?.endSeconds).toBe(400)
})

it('needs no overlap where there is a second of true silence', async () => {
  const pieces = async function* () {
    yield { samples: new Float32Array(200 * 16_000), sampleRate: 16_000 }
  }
  const parts = await partsOf(pieces(), 200)
  expect(parts.map(({ startSeconds, overlapSeconds }) => [startSeconds, overlapSeconds])).toEqual([
    [0, 0],
    [100, 0],
  ])
})

it('makes WAV files of 16 kHz that hold all of the sound', async () => {
  const parts = await partsOf(tone(200, [], 48_000), 200, 60)
  expect(parts).toHaveLength(partCount(200))
  expect(parts[0]?.startSeconds).toBe(60)
  expect(parts.at(-1)?.endSeconds).toBe(260)
  for (const { wav, startSeconds, endSeconds } of parts) {
    expect(new DataView(wav.buffer).getUint32(24, true)).toBe(16_000)
    expect((wav.length - 44) / 32_000).toBeCloseTo(endSeconds - startSeconds, 4)
  }
})

it('leaves a short sound whole, and nothing of nothing', async () => {
  expect(await partsOf(tone(20, []), 20)).toHaveLength(1)
  expect(await partsOf(tone(0, []), 0)).toEqual([])
})

it('goes on cutting where a file lasts longer than it says', async () => {
  const parts = await partsOf(tone(500, []), 100)
  expect(parts.at(-1)?.endSeconds).toBe(500)
  for (const { startSeconds, endSeconds } of parts)
    expect(endSeconds - startSeconds).toBeLessThan(PART_SECONDS)
})

it('takes the middle of what is equally quiet', () => {
  expect(quietestPlace(new Float32Array(160_000), { from: 16_000, to: 48_000 })).toBe(32_000)
})
