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

export async function give(page: Page, type: 'drop' | 'paste', name: string, bytes: Buffer): Promise<void> {
  await page.evaluate(
    ({ type, name, text }) => {
      const data = new DataTransfer()
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
      data.items.add(new File([bytes], name, { type: 'audio/wav' }))
      const how = { bubbles: true, cancelable: true }
      document.body.dispatchEvent(
        type === 'drop'
          ? new DragEvent('drop', { ...how, dataTransfer: data })
          : new ClipboardEvent('paste', { ...how, clipboardData: data }),
      )
    },
    { type, name, text: bytes.toString('base64') },
  )
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
