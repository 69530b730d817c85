import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { hear, SoundError } from '../sandbox/hear.ts'
import { renderMorse } from '../sandbox/morse-tone.ts'
import { encodeWav } from '../sandbox/wav.ts'
import { decodeSound } from './decode-sound.ts'

async function fixture(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(new URL(`./fixtures/${name}`, import.meta.url)))
}

describe('each format of the reference', () => {
  for (const [file, format, sampleRate] of [
    ['taas-is-up.mp3', 'MP3', 16_000],
    ['taas-is-up.m4a', 'M4A', 16_000],
    ['taas-is-up.flac', 'FLAC', 16_000],
    ['taas-is-up.ogg', 'OGG', 16_000],
    ['taas-is-up-opus.ogg', 'OGG', 48_000],
    ['taas-is-up.webm', 'WebM', 48_000],
    ['taas-is-up-vorbis.webm', 'WebM', 16_000],
  ] as const) {
    test(`${file} is decoded and its Morse is exact`, async () => {
      const sound = await decodeSound(await fixture(file))
      expect(sound).toMatchObject({ format, sampleRate, channels: 1, label: null })
      expect(sound.durationSeconds).toBeGreaterThan(2.1)
      expect(sound.durationSeconds).toBeLessThan(2.4)
      expect(sound.samples.length / sound.heardRate).toBeCloseTo(sound.durationSeconds, 0)
      expect(hear(sound)).toMatchObject({ text: 'TAAS IS UP', source: 'decoded from the sound' })
    })
  }

  test('WAV at 48 kHz in two channels', async () => {
    const tone = renderMorse('TAAS IS UP', { wordsPerMinute: 40, sampleRate: 48_000, toneHz: 600 })
    const sound = await decodeSound(encodeWav(tone, 48_000))
    expect(hear(sound).text).toBe('TAAS IS UP')
    expect(sound.heardRate).toBe(12_000)
  })
})

describe('a file that is broken off', () => {
  for (const [file, leastSeconds] of [
    ['taas-is-up.mp3', 1.4],
    ['taas-is-up.flac', 0.5],
    ['taas-is-up.webm', 1.4],
    ['taas-is-up-pages.ogg', 0.8],
    // Much of so short a file is Vorbis's own tables.
    ['taas-is-up-vorbis.webm', 0.8],
  ] as const) {
    test(`${file}: what came of it is heard, and its length is that`, async () => {
      const whole = await fixture(file)
      const sound = await decodeSound(whole.slice(0, Math.floor(whole.length * 0.8)))
      const heardSeconds = sound.samples.length / sound.heardRate
      expect(heardSeconds).toBeGreaterThan(leastSeconds)
      expect(Math.abs(sound.durationSeconds - heardSeconds)).toBeLessThan(0.3)
      expect(hear(sound).text).not.toMatch(/no sound|Only the first/)
    })
  }

  test('is refused in plain words where nothing can be had', async () => {
    const names = ['.ogg', '-opus.ogg', '.webm', '-vorbis.webm', '.m4a', '.flac']
    for (const name of names.map((ending) => `taas-is-up${ending}`)) {
      const start = (await fixture(name)).slice(0, 400)
      await expect(decodeSound(start), name).rejects.toThrow(/broken off or damaged/)
    }
    const m4a = (await fixture('taas-is-up.m4a')).slice(0, 12_000)
    await expect(decodeSound(m4a)).rejects.toThrow(/broken off or damaged/)
  })
})

test('a video without sound is told from what is no sound file', async () => {
  await expect(decodeSound(await fixture('no-sound.mp4'))).rejects.toThrow(
    'There is no sound in this MP4 file.',
  )
})

test('what is no sound is told in a sentence', async () => {
  for (const text of ['', 'not a sound at all, however long it goes on', 'RIFF but nothing behind it']) {
    const bytes = new TextEncoder().encode(text)
    await expect(decodeSound(bytes)).rejects.toThrow(SoundError)
  }
  const noise = crypto.getRandomValues(new Uint8Array(60_000))
  await expect(decodeSound(noise)).rejects.toThrow(SoundError)
})

test('a sound longer than half an hour is read that far, and its length is true', async () => {
  const silence = new Float32Array(8_000 * 60 * 31)
  const sound = await decodeSound(encodeWav(silence, 8_000))
  expect(sound.durationSeconds).toBe(31 * 60)
  expect(sound.samples.length / sound.heardRate).toBe(30 * 60)
  expect(hear(sound).text).toContain('Only the first 30 minutes were read.')
})
