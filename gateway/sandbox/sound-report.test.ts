import { describe, expect, test } from 'vitest'
import { seededRandom } from './random.ts'
import { describeSound, measureSound } from './sound-report.ts'

const rate = 8000

/** `[amplitude, seconds]` in turn, as a 500 Hz tone over white noise of amplitude `noise`. */
function tones(parts: readonly (readonly [number, number])[], noise = 0) {
  const random = seededRandom(1)
  return Float32Array.from(
    parts.flatMap(([amplitude, seconds]) =>
      Array.from(
        { length: seconds * rate },
        (_, i) => amplitude * Math.sin((2 * Math.PI * 500 * i) / rate) + noise * (2 * random() - 1),
      ),
    ),
  )
}

function placesIn(samples: Float32Array) {
  return measureSound(samples, rate).stretches.map(({ startSeconds, endSeconds }) => [
    Number(startSeconds.toFixed(1)),
    Number(endSeconds.toFixed(1)),
  ])
}

describe('measureSound', () => {
  test('measures length, peak and rms', () => {
    const report = measureSound(tones([[0.5, 2]]), rate)
    expect(report.durationSeconds).toBe(2)
    expect(report.peak).toBeCloseTo(0.5, 3)
    expect(report.rms).toBeCloseTo(0.5 / Math.SQRT2, 3)
  })
  test('finds each stretch, and bridges pauses under 0.3 s', () => {
    const gapped = [0.5, 0.8]
    expect(
      placesIn(
        tones([
          [0, 0.8],
          [0.5, 1],
          [0, 0.2],
          [0.5, 1],
          [0, gapped[0] ?? 0],
          [0.5, 1],
          [0, 0.5],
        ]),
      ),
    ).toEqual([
      [0.8, 3],
      [3.5, 4.5],
    ])
  })
  test.each([0.02, 1])('finds them at amplitude %d', (amplitude) => {
    expect(
      placesIn(
        tones([
          [0, 1],
          [amplitude, 1],
          [0, 1],
        ]),
      ),
    ).toEqual([[1, 2]])
  })
  test('takes steady noise for the floor', () => {
    expect(
      placesIn(
        tones(
          [
            [0, 1],
            [0.5, 1],
            [0, 1],
          ],
          0.03,
        ),
      ),
    ).toEqual([[1, 2]])
  })
  test('a sound that never pauses is one stretch', () => {
    expect(placesIn(tones([[0.5, 3]]))).toEqual([[0, 3]])
    expect(placesIn(tones([[0, 3]], 0.3))).toEqual([[0, 3]])
  })
  test('a click is no stretch', () => {
    expect(
      placesIn(
        tones([
          [0, 1],
          [0.5, 0.01],
          [0, 1],
          [0.5, 0.5],
          [0, 1],
        ]),
      ),
    ).toEqual([[2, 2.5]])
  })
  test('short sounds are told when there are no others', () => {
    const click = tones([
      [0, 1],
      [0.5, 0.02],
      [0, 1],
    ])
    expect(
      describeSound(measureSound(click, rate), { format: 'WAV', sampleRate: rate, channels: 1 }),
    ).toMatch(/^There is one short sound at 1\.00 s \(0\.02 s long\)\. /)
    const two = Float32Array.from([...click, ...click])
    expect(describeSound(measureSound(two, rate), { format: 'WAV', sampleRate: rate, channels: 1 })).toMatch(
      /^There are only short sounds: at 1\.00 s \(0\.02 s long\) and at 3\.02 s \(0\.02 s long\)\. /,
    )
    expect(placesIn(tones([[0.5, 0.02]]))).toHaveLength(1)
  })
  test('silence, dither and nothing at all have no stretch', () => {
    expect(measureSound(new Float32Array(), rate)).toEqual({
      durationSeconds: 0,
      peak: 0,
      rms: 0,
      stretches: [],
    })
    expect(placesIn(tones([[0, 2]]))).toEqual([])
    expect(placesIn(tones([[0, 2]], 0.00003))).toEqual([])
  })
  test('NaN counts as silence', () => {
    expect(measureSound(Float32Array.of(Number.NaN, 0), rate)).toMatchObject({ peak: 0, rms: 0 })
  })
  test('refuses a sample rate of 0', () => {
    expect(() => measureSound(new Float32Array(1), 0)).toThrow(RangeError)
  })
})

describe('describeSound', () => {
  const stretch = (startSeconds: number, endSeconds: number) => ({ startSeconds, endSeconds })
  const report = { durationSeconds: 5, peak: 0.5, rms: 0.1, stretches: [stretch(0.8, 4.2)] }
  const file = { format: 'WAV', sampleRate: 44_100, channels: 2 }

  test('says where there is sound, what cannot be done, and what the file is', () => {
    expect(describeSound(report, file)).toBe(
      'There is sound from 0.8 to 4.2 s. The sandbox cannot recognise speech; it measures sound and reads Morse. ' +
        'The file is WAV, 44.1 kHz, stereo, 5.0 s long, peak -6.0 dBFS.',
    )
  })
  test('full scale is 0.0 dBFS, without a minus', () => {
    expect(describeSound({ ...report, peak: 0.999 }, file)).toContain('peak 0.0 dBFS')
    expect(describeSound({ ...report, peak: 1 }, file)).toContain('peak 0.0 dBFS')
  })
  test('lists several stretches and counts the rest', () => {
    const two = { ...report, stretches: [stretch(0, 1), stretch(2, 3)] }
    expect(describeSound(two, file)).toContain('There is sound from 0.0 to 1.0 s and from 2.0 to 3.0 s.')
    const eight = { ...report, stretches: Array.from({ length: 8 }, (_, i) => stretch(i, i + 0.5)) }
    expect(describeSound(eight, file)).toContain('from 4.0 to 4.5 s and in 3 more places.')
  })
  test('says so when there is only silence', () => {
    const silent = { ...report, peak: 0, stretches: [] }
    expect(describeSound(silent, { ...file, channels: 1, sampleRate: 8000 })).toMatch(
      /^There is no sound above silence\. .+ 8 kHz, mono, 5\.0 s long\.$/,
    )
  })
})
