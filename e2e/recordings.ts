// The Transcription page and sounds to give it.
import type { Page } from '@playwright/test'
import { createMp3Encoder } from 'wasm-media-encoders'
import { expect } from './fixtures.ts'

export const answer = (page: Page) => page.getByRole('region', { name: 'Answer' })
export const take = (page: Page) => page.getByRole('region', { name: 'Recording', exact: true })
export const transcript = (page: Page) => page.getByRole('article', { name: 'Transcript' })

export async function open(page: Page): Promise<void> {
  await page.goto('/transcription')
  await expect(page.getByRole('heading', { name: 'Transcription', level: 1 })).toBeVisible()
}

export async function discard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByRole('button', { name: 'Record' })).toBeVisible()
}

export async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  const mimeType = name.endsWith('.wav') ? 'audio/wav' : 'text/plain'
  await page.getByLabel('Choose file').setInputFiles({ name, mimeType, buffer })
}

type Given = { name: string; type?: string; bytes: Buffer }

/** Drops or pastes files anywhere on the page, all at once. */
export async function give(page: Page, how: 'drop' | 'paste', ...files: readonly Given[]): Promise<void> {
  const texts = files.map(({ name, type = 'audio/wav', bytes }) => {
    return { name, type, text: bytes.toString('base64') }
  })
  await page.evaluate(
    ({ how, texts }) => {
      const data = new DataTransfer()
      for (const { name, type, text } of texts) {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
        data.items.add(new File([bytes], name, { type }))
      }
      const event = { bubbles: true, cancelable: true }
      document.body.dispatchEvent(
        how === 'drop'
          ? new DragEvent('drop', { ...event, dataTransfer: data })
          : new ClipboardEvent('paste', { ...event, clipboardData: data }),
      )
    },
    { how, texts },
  )
}

/**
 * How much of the width of the take's waveform is sound, 0 to 1, counting columns that are painted higher than a
 * line; 0 until it is drawn.
 */
export function drawnShare(page: Page): Promise<number> {
  return take(page).evaluate((card) => {
    const hosts = [...card.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])
    const [canvas] = hosts.flatMap((root) => [...root.querySelectorAll('canvas')])
    const context = canvas?.getContext('2d')
    if (!canvas || !context) return 0
    const { width, height } = canvas
    const { data } = context.getImageData(0, 0, width, height)
    let high = 0
    for (let x = 0; x < width; x++) {
      let painted = 0
      for (let y = 0; y < height; y++) painted += data[(y * width + x) * 4 + 3] ? 1 : 0
      if (painted > height / 4) high += 1
    }
    return high / width
  })
}

export async function speak(origin: string, token: string, input: string, speed: number): Promise<Buffer> {
  const response = await fetch(`${origin}/v1/audio/speech`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'sandbox-morse', input, response_format: 'wav', speed }),
  })
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

/** A tone of so many seconds as MP3, at a rate of its own for each frame. */
export async function toneAsMp3(seconds: number): Promise<Buffer> {
  const encoder = await createMp3Encoder()
  encoder.configure({ sampleRate: 44_100, channels: 1, vbrQuality: 4 })
  const samples = Float32Array.from({ length: seconds * 44_100 }, (_, index) => Math.sin(index / 20))
  const start = Buffer.from(encoder.encode([samples]))
  return Buffer.concat([start, Buffer.from(encoder.finalize())])
}

// Without the sandbox's own label, so that nothing but the sound can tell what it says.
export function unlabelled(wav: Buffer): Buffer {
  const list = wav.indexOf('LIST')
  const plain = Buffer.concat([
    wav.subarray(0, list),
    wav.subarray(list + 8 + wav.readUInt32LE(list + 4) + (wav.readUInt32LE(list + 4) % 2)),
  ])
  plain.writeUInt32LE(plain.length - 8, 4)
  return plain
}
