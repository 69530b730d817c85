import { expect, test } from 'vitest'
import { nodeEngines } from './engines.ts'
import { rateOf } from './espeak-rate.ts'
import { createStretcher } from './stretch-time.ts'

const signal = new AbortController().signal
const { robot } = nodeEngines()

async function speak(text: string, voice = 'en-us', speed = 1): Promise<Float32Array[]> {
  const pieces: Float32Array[] = []
  for await (const piece of robot?.speak({ text, voice, speed }, signal) ?? []) pieces.push(piece)
  return pieces
}

const secondsOf = (pieces: Float32Array[]) => pieces.reduce((sum, { length }) => sum + length, 0) / 22_050

// Optional packages may be missing; then this is counted as skipped, with its reason.
const withRobot = test.runIf(robot !== null)

withRobot('the same text gives the same sound, in pieces', async () => {
  const first = await speak('Order 4172 ships on Tuesday.')
  expect(first.length).toBeGreaterThan(1)
  expect(await speak('Order 4172 ships on Tuesday.')).toEqual(first)
  expect(
    Math.max(...first.map((piece) => piece.reduce((most, s) => Math.max(most, Math.abs(s)), 0))),
  ).toBeGreaterThan(0.1)
})

withRobot(
  'every language speaks',
  async () => {
    const plain = robot?.voices.filter(({ id }) => !id.includes('+')) ?? []
    for (const { id } of plain) expect(secondsOf(await speak('Data 12.', id))).toBeGreaterThan(0.3)
  },
  60_000,
)

withRobot(
  'speed changes the length, also beyond what the engine does by itself',
  async () => {
    const normal = secondsOf(await speak('The server starts fine after the reboot, and stays up.'))
    for (const speed of [0.25, 0.5, 2, 4]) {
      const seconds = secondsOf(
        await speak('The server starts fine after the reboot, and stays up.', 'en-us', speed),
      )
      expect(normal / seconds / speed).toBeGreaterThan(0.75)
      expect(normal / seconds / speed).toBeLessThan(1.35)
    }
  },
  60_000,
)

test('espeak’s own rate reaches as far as it goes, the rest is stretched', () => {
  expect(rateOf(1)).toEqual({ wordsPerMinute: 175, stretch: 1 })
  expect(rateOf(2)).toEqual({ wordsPerMinute: 350, stretch: 1 })
  expect(rateOf(0.25).wordsPerMinute).toBe(80)
  expect(rateOf(0.25).stretch).toBeCloseTo(80 / 175 / 0.25)
  expect(rateOf(4).stretch).toBeCloseTo(450 / 175 / 4)
})

withRobot('a voice with noise in it sounds the same at any time', async () => {
  const first = await speak('Guten Tag.', 'de+f3')
  const second = Math.floor(Date.now() / 1000)
  // The noise was seeded with the second of the request.
  await expect.poll(() => Math.floor(Date.now() / 1000), { timeout: 3_000 }).not.toBe(second)
  expect(await speak('Guten Tag.', 'de+f3')).toEqual(first)
})

withRobot('stretched speech comes as it is made', async () => {
  const pieces = await speak('The server starts fine after the reboot, and stays up.', 'en-us', 0.25)
  expect(pieces.length).toBeGreaterThan(20)
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(22_050)
})

function stretch(sound: Float32Array, factor: number, pieceLength: number): Float32Array {
  const stretcher = createStretcher(factor)
  const done: number[] = []
  for (let at = 0; at < sound.length; at += pieceLength) {
    done.push(...stretcher.push(sound.subarray(at, at + pieceLength)))
  }
  return Float32Array.from([...done, ...stretcher.end()])
}

test('stretching keeps the pitch and makes the length', () => {
  const tone = Float32Array.from(
    { length: 22_050 },
    (_, i) => 0.5 * Math.sin((2 * Math.PI * 200 * i) / 22_050),
  )
  for (const factor of [0.6, 1.8]) {
    const stretched = stretch(tone, factor, 9_000)
    for (const pieceLength of [100, 1_024, 22_050])
      expect(stretch(tone, factor, pieceLength)).toEqual(stretched)
    expect(stretched.length).toBe(Math.round(22_050 * factor))
    const middle = stretched.subarray(2_000, stretched.length - 2_000)
    let crossings = 0
    for (let i = 1; i < middle.length; i += 1)
      if ((middle[i - 1] ?? 0) < 0 && (middle[i] ?? 0) >= 0) crossings += 1
    expect(crossings / (middle.length / 22_050)).toBeCloseTo(200, -1)
  }
})
