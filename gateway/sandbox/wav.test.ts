import { describe, expect, test } from 'vitest'
import { decodeWav, encodeWav, WavError } from './wav.ts'

const ramp = Float32Array.from({ length: 101 }, (_, i) => (i - 50) / 50)

function ascii(value: string) {
  return [...value].map((letter) => letter.charCodeAt(0))
}

function little(value: number, size: number) {
  return Array.from({ length: size }, (_, i) => Math.floor(value / 256 ** i) % 256)
}

/** A WAV file of `body` bytes, with what a test wants to differ. */
function file(
  body: number[],
  options: Partial<Record<'code' | 'channels' | 'bits' | 'stated', number>> = {},
) {
  const { code = 1, channels = 1, bits = 16, stated = body.length } = options
  const frame = (channels * bits) / 8
  const format = [
    ...[...little(code, 2), ...little(channels, 2), ...little(8000, 4)],
    ...[...little(8000 * frame, 4), ...little(frame, 2), ...little(bits, 2)],
  ]
  // A chunk of odd length with its padding byte stands in the way on purpose.
  const odd = [...ascii('junk'), ...little(3, 4), 1, 2, 3, 0]
  const chunks = [...ascii('fmt '), ...little(format.length, 4), ...format, ...odd]
  const all = [...ascii('WAVE'), ...chunks, ...ascii('data'), ...little(stated, 4), ...body]
  return Uint8Array.from([...ascii('RIFF'), ...little(all.length, 4), ...all])
}

describe('encodeWav and decodeWav', () => {
  test('give the sound back within a 16-bit step', () => {
    const sound = decodeWav(encodeWav(ramp, 16_000))
    expect(sound).toMatchObject({
      sampleRate: 16_000,
      channels: 1,
      bitsPerSample: 16,
      encoding: 'pcm',
      frames: 101,
    })
    sound.samples.forEach((sample, i) => {
      expect(Math.abs(sample - (ramp[i] ?? 9))).toBeLessThan(1 / 16_000)
    })
    expect(sound.info).toEqual({})
  })
  test('carry the texts, odd lengths and umlauts included', () => {
    const info = { comment: 'Zürich says „abc“', software: 'taas', artist: 'odd' }
    expect(decodeWav(encodeWav(ramp, 8000, info)).info).toEqual({
      ICMT: 'Zürich says „abc“',
      ISFT: 'taas',
      IART: 'odd',
    })
  })
  test('the header states the true lengths', () => {
    const bytes = encodeWav(ramp, 8000)
    const view = new DataView(bytes.buffer)
    expect(bytes).toHaveLength(44 + 202)
    expect([view.getUint32(4, true), view.getUint32(28, true), view.getUint32(40, true)]).toEqual([
      238, 16_000, 202,
    ])
  })
  test('clips what is too loud and silences NaN', () => {
    const { samples } = decodeWav(encodeWav(Float32Array.of(3, -3, Number.NaN), 8000))
    expect([...samples].map((x) => Math.round(x * 100) / 100)).toEqual([1, -1, 0])
  })
  test('an empty sound is a sound', () => {
    expect(decodeWav(encodeWav(new Float32Array(), 8000)).frames).toBe(0)
  })
  test.each([0, -1, 44.1, Number.NaN])('refuse a sample rate of %d', (rate) => {
    expect(() => encodeWav(ramp, rate)).toThrow(RangeError)
  })
})

describe('decodeWav', () => {
  const float32 = [...new Uint8Array(Float32Array.of(0.5, Number.NaN).buffer)]
  const float64 = [...new Uint8Array(Float64Array.of(0.5, -1).buffer)]
  test.each([
    ['8-bit PCM', [192, 0], { bits: 8 }, [0.5, -1]],
    ['16-bit PCM', [0, 64, 0, 128], {}, [0.5, -1]],
    ['24-bit PCM', [0, 0, 64, 0, 0, 128], { bits: 24 }, [0.5, -1]],
    ['32-bit PCM', [0, 0, 0, 64, 0, 0, 0, 128], { bits: 32 }, [0.5, -1]],
    ['32-bit float, NaN as silence', float32, { bits: 32, code: 3 }, [0.5, 0]],
    ['64-bit float', float64, { bits: 64, code: 3 }, [0.5, -1]],
    ['stereo as the mean, half a frame dropped', [0, 64, 0, 0, 0, 64], { channels: 2 }, [0.25]],
    ['length 0 as all there is', [0, 64], { stated: 0 }, [0.5]],
    ['length 0xFFFFFFFF as all there is', [0, 64], { stated: 0xffffffff }, [0.5]],
    ['length beyond the file as all there is', [0, 64], { stated: 5000 }, [0.5]],
  ])('reads %s', (_, body, options, expected) => {
    expect([...decodeWav(file(body, options)).samples]).toEqual(expected)
  })
  test('reads the extensible form', () => {
    const format = [
      ...[...little(0xfffe, 2), ...little(1, 2), ...little(8000, 4), ...little(32_000, 4), ...little(4, 2)],
      ...[
        ...little(32, 2),
        ...little(22, 2),
        ...little(32, 2),
        ...little(4, 4),
        ...little(3, 2),
        ...little(0, 14),
      ],
    ]
    const all = [
      ...ascii('WAVEfmt '),
      ...little(40, 4),
      ...format,
      ...ascii('data'),
      ...little(4, 4),
      0,
      0,
      0,
      63,
    ]
    const sound = decodeWav(Uint8Array.from([...ascii('RIFF'), ...little(all.length, 4), ...all]))
    expect(sound).toMatchObject({ encoding: 'float', bitsPerSample: 32, frames: 1 })
    expect(sound.samples[0]).toBe(0.5)
  })
  test('takes texts after the sound, also after none', () => {
    const list = [...ascii('LIST'), ...little(14, 4), ...ascii('INFOICMT'), ...little(2, 4), ...ascii('hi')]
    expect(decodeWav(file([0, 64, ...list], { stated: 2 }))).toMatchObject({
      frames: 1,
      info: { ICMT: 'hi' },
    })
    expect(decodeWav(file(list, { stated: 0 }))).toMatchObject({ frames: 0, info: { ICMT: 'hi' } })
  })
  test('reads a slice of a larger buffer', () => {
    const wav = encodeWav(ramp, 8000)
    const padded = new Uint8Array(wav.length + 7)
    padded.set(wav, 7)
    expect(decodeWav(padded.subarray(7)).frames).toBe(101)
  })
  test.each([
    ['nothing', new Uint8Array()],
    ['another kind of file', Uint8Array.from(ascii('ID3 and a long tail of other bytes'))],
    ['no sound data', file([0, 64]).subarray(0, 40)],
    ['an unknown kind of sound', file([0, 64], { code: 85 })],
    ['no channels', file([0, 64], { channels: 0 })],
    ['12-bit samples', file([0, 64], { bits: 12 })],
  ])('refuses %s with a sentence', (_, bytes) => {
    expect(() => decodeWav(bytes)).toThrow(WavError)
    expect(() => decodeWav(bytes)).toThrow(/^This .+\.$/)
  })
  test('names the kinds that are met', () => {
    expect(() => decodeWav(file([0, 64], { code: 7, bits: 8 }))).toThrow('stores 8-bit µ-law, which is not')
  })
  test('survives damage: nothing but WavError', () => {
    const whole = encodeWav(ramp, 8000, { comment: 'damaged soon' })
    let seed = 1
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((seed / 2 ** 32) * below)
    }
    for (let round = 0; round < 3000; round++) {
      const bytes = whole.slice(0, random(whole.length + 1))
      for (let hit = 0; hit < 8; hit++)
        if (bytes.length > 0) bytes[random(Math.min(120, bytes.length))] = random(256)
      try {
        const { samples, frames } = decodeWav(bytes)
        expect(samples).toHaveLength(frames)
      } catch (error) {
        expect(error).toBeInstanceOf(WavError)
      }
    }
  })
})
