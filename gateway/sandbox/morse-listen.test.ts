import { describe, expect, test } from 'vitest'
import { hearMorse } from './morse-listen.ts'
import { renderMorse } from './morse-tone.ts'
import { seededRandom } from './random.ts'

const pangram = 'SPHINX OF BLACK QUARTZ, JUDGE MY VOW 0123456789 (A/B) "OK?" X=1+2 @ THE END.'
const usual = { wordsPerMinute: 20, sampleRate: 16_000, toneHz: 600 }

function padded(samples: Float32Array, sampleRate: number, seconds = 0.5) {
  const silence = Math.round(seconds * sampleRate)
  const longer = new Float32Array(samples.length + 2 * silence)
  longer.set(samples, silence)
  return longer
}

/** White Gaussian noise (Box and Muller 1958) as strong as the tone of `renderMorse` during its marks: 0 dB. */
function withNoise(samples: Float32Array, seed: number) {
  const random = seededRandom(seed)
  const rms = 0.6 / Math.SQRT2
  return samples.map(
    (x) => x + rms * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  )
}

/** Tones of `[hz, seconds]` in turn; 0 Hz is silence. */
function tones(parts: readonly (readonly [number, number])[], rate = 16_000) {
  return Float32Array.from(
    parts.flatMap(([hz, seconds]) => {
      const length = Math.round(seconds * rate)
      return Array.from({ length }, (_, i) => {
        const edge = Math.min(1, i / 80, (length - i) / 80)
        return 0.5 * edge * Math.sin((2 * Math.PI * hz * i) / rate)
      })
    }),
  )
}

/** Syllables of a gliding voice with formants, and hisses, with pauses: the shape of speech, without words. */
function babble(seed: number) {
  const random = seededRandom(seed)
  const samples = new Float32Array(16_000 * 3)
  for (let at = 0; at < samples.length; ) {
    const length = Math.round((0.05 + 0.2 * random()) * 16_000)
    const isVoiced = random() < 0.65
    const pitch = 90 + 130 * random()
    const formants = [300 + 500 * random(), 900 + 1400 * random(), 2500]
    const harmonics = Array.from({ length: Math.floor(3800 / pitch) }, (_, i) => {
      const hz = (i + 1) * pitch
      return { hz, gain: formants.reduce((sum, formant) => sum + 1 / (1 + ((hz - formant) / 90) ** 2), 0) }
    })
    for (let i = 0; i < length && at + i < samples.length; i++) {
      const edge = Math.min(1, i / 400, (length - i) / 400)
      const voice = harmonics.reduce(
        (sum, { hz, gain }) => sum + gain * Math.sin((2 * Math.PI * hz * i) / 16_000),
        0,
      )
      samples[at + i] = edge * (isVoiced ? 0.15 * voice : 0.2 * (random() - 0.5))
    }
    at += length + (random() < 0.35 ? Math.round(0.25 * random() * 16_000) : 0)
  }
  return samples
}

describe('hearMorse reads', () => {
  test.each(['TAAS IS UP', 'SOS', 'CQ TAAS', pangram, 'OK', 'HI', 'ÄÖÜÉ'])(
    '%s at 5 to 80 words a minute',
    (text) => {
      for (const wordsPerMinute of [5, 20, 30, 80]) {
        const heard = hearMorse(renderMorse(text, { ...usual, wordsPerMinute }), usual.sampleRate)
        expect(heard?.text).toBe(text)
        expect(Math.abs((heard?.wordsPerMinute ?? 0) / wordsPerMinute - 1)).toBeLessThan(0.03)
      }
    },
  )
  test.each([8000, 11_025, 22_050, 44_100, 48_000])('any tone at %i Hz, over noise at 0 dB', (sampleRate) => {
    for (const toneHz of [400, 753, 1000]) {
      for (const wordsPerMinute of [5, 20, 80]) {
        const clean = padded(renderMorse('TAAS IS UP', { wordsPerMinute, sampleRate, toneHz }), sampleRate)
        expect(hearMorse(withNoise(clean, toneHz + wordsPerMinute), sampleRate)?.text).toBe('TAAS IS UP')
      }
    }
  })
  test('a long text over noise at 0 dB, at the lowest rate and the highest speed', () => {
    const clean = padded(renderMorse(pangram, { wordsPerMinute: 80, sampleRate: 8000, toneHz: 600 }), 8000)
    expect(hearMorse(withNoise(clean, 5), 8000)?.text).toBe(pangram)
  })
  test.each([0.02, 0.3, 1.6])('at %d times the loudness', (gain) => {
    const samples = renderMorse('TAAS IS UP', usual).map((x) => gain * x)
    expect(hearMorse(samples, usual.sampleRate)?.text).toBe('TAAS IS UP')
  })
  test('a signal that fades to a third', () => {
    const samples = renderMorse('TAAS IS UP AND FADING AWAY', usual)
    const faded = samples.map((x, i) => x * (1 - (0.67 * i) / samples.length))
    expect(hearMorse(faded, usual.sampleRate)?.text).toBe('TAAS IS UP AND FADING AWAY')
  })
  test('marks that an echo lengthens', () => {
    const samples = renderMorse('TAAS IS UP', usual)
    const echoed = samples.map((x, i) => x + 0.4 * (samples[i - 320] ?? 0) + 0.2 * (samples[i - 480] ?? 0))
    expect(hearMorse(echoed, usual.sampleRate)?.text).toBe('TAAS IS UP')
  })
  test('when the marks begin and end', () => {
    const samples = padded(renderMorse('TAAS IS UP', usual), usual.sampleRate, 2)
    const heard = hearMorse(samples, usual.sampleRate)
    expect(heard?.startSeconds).toBeCloseTo(2.01, 2)
    expect(heard?.endSeconds).toBeCloseTo(samples.length / usual.sampleRate - 2.01, 2)
  })
  test('when each word is heard, however long the pause before it', () => {
    const [first, last] = [renderMorse('TAAS IS', usual), renderMorse('UP', usual)]
    const pause = new Float32Array(3 * usual.sampleRate)
    const heard = hearMorse(Float32Array.of(...first, ...pause, ...last), usual.sampleRate)
    expect(heard?.words.map(({ text }) => text)).toEqual(['TAAS', 'IS', 'UP'])
    const upAt = (first.length + pause.length) / usual.sampleRate
    expect(heard?.words[2]?.startSeconds).toBeCloseTo(upAt, 1)
    expect(heard?.words[1]?.endSeconds).toBeCloseTo(first.length / usual.sampleRate, 1)
  })
  test('past a click at the start', () => {
    const samples = padded(renderMorse('TAAS IS UP', usual), usual.sampleRate, 1)
    samples.set(tones([[600, 0.05]]), 800)
    expect(hearMorse(samples, usual.sampleRate)?.text).toBe('TAAS IS UP')
  })
  test('a minute at 16 kHz', () => {
    const samples = renderMorse('TAAS IS UP '.repeat(16), usual).subarray(0, 60 * 16_000)
    expect(samples.length).toBe(60 * 16_000)
    expect(hearMorse(samples, usual.sampleRate)?.text).toContain('TAAS IS UP TAAS IS UP')
  })
})

describe('hearMorse hears nothing in', () => {
  const chord = [440, 554, 659].map((toneHz) => renderMorse('TAAS IS UP', { ...usual, toneHz }))
  const twice = (parts: [number, number][], times: number) =>
    Array.from({ length: times }, () => parts).flat()
  const sounds: [string, Float32Array][] = [
    ['no samples', new Float32Array()],
    ['silence', new Float32Array(32_000)],
    ['NaN', new Float32Array(32_000).fill(Number.NaN)],
    ['noise', withNoise(new Float32Array(48_000), 3)],
    ['a steady tone', tones([[600, 3]])],
    ['the letter E', padded(renderMorse('E', usual), 16_000)],
    ['the letter T', padded(renderMorse('T', usual), 16_000)],
    [
      'three tones with silences',
      tones([
        [0, 0.3],
        [440, 0.6],
        [0, 0.4],
        [660, 0.6],
        [0, 0.4],
        [880, 0.6],
        [0, 0.3],
      ]),
    ],
    [
      'one tone three times',
      tones(
        twice(
          [
            [0, 0.4],
            [440, 0.6],
          ],
          3,
        ),
      ),
    ],
    [
      'a chord, even one keyed as Morse',
      padded(
        new Float32Array(chord[0] ?? []).map((_, i) =>
          chord.reduce((sum, voice) => sum + (voice[i] ?? 0) / 3, 0),
        ),
        16_000,
      ),
    ],
    [
      'an alarm clock',
      tones(
        twice(
          [
            [800, 0.1],
            [0, 0.1],
            [800, 0.1],
            [0, 0.1],
            [800, 0.1],
            [0, 0.1],
            [800, 0.1],
            [0, 0.3],
          ],
          5,
        ),
      ),
    ],
    [
      'a metronome',
      tones(
        twice(
          [
            [800, 0.05],
            [0, 0.45],
          ],
          16,
        ),
      ),
    ],
    [
      'an engaged line',
      tones(
        twice(
          [
            [480, 0.5],
            [0, 0.5],
          ],
          10,
        ),
      ),
    ],
    [
      'a melody',
      tones(
        [262, 330, 392, 523, 392, 330, 349, 440, 523, 262].flatMap((hz) => [
          [hz, 0.2],
          [0, 0.1],
        ]),
      ),
    ],
  ]
  test.each(sounds)('%s', (_, samples) => {
    expect(hearMorse(samples, 16_000)).toBeNull()
  })
  test('speech-like sound', () => {
    for (let seed = 1; seed <= 12; seed++) expect(hearMorse(babble(seed), 16_000)).toBeNull()
  })
  test('a tone keyed at random', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = seededRandom(seed)
      const keyed = Array.from({ length: 30 }, (_, i): [number, number] => [
        i % 2 ? 0 : 600,
        0.04 + 0.4 * random(),
      ])
      expect(hearMorse(tones(keyed), 16_000)).toBeNull()
    }
  })
})

test('hearMorse refuses a sample rate of 0', () => {
  expect(() => hearMorse(new Float32Array(10), 0)).toThrow(RangeError)
})
