import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { renderMorse } from '../src/lib/morse.ts'
import { chooseModel, expect, test } from './fixtures.ts'
import { answer, choose, discard, open, speak, take, transcript, unlabelled } from './recordings.ts'

const RATE = 48_000
const SAID = ['ALPHA', 'BRAVO', 'CHARLIE', 'DELTA', 'ECHO', 'LIMA']

test('60 MB go in parts; one that fails is sent again alone, and the whole is joined in order', async ({
  page,
}) => {
  // Two parts are decoded, cut, sent and heard: seconds of work, and minutes on a machine that is busy.
  test.setTimeout(90_000)
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/transcriptions')) sent.push(request.url())
  })
  await open(page)
  await expect(transcript(page)).toContainText('TAAS IS UP')
  await discard(page)
  await chooseModel(page, 'sandbox-faults')
  sent.length = 0
  await dropLong(page, 'status=500_once_part=2.wav', 60)
  await expect(take(page)).toContainText('is 60.0 MB, 35.0 MB over the limit of 25 MB. It is sent in parts')
  await expect(take(page)).toContainText('5:28 · WAV, PCM float, 48 kHz, mono')
  expect(sent).toEqual([])
  await page.getByRole('button', { name: 'Transcribe' }).click()
  const parts = take(page).getByRole('region', { name: 'Parts' })
  await expect(parts.getByRole('listitem')).toHaveCount(2)
  await expect(answer(page).getByRole('alert')).toContainText('The server failed (500).', { timeout: 40_000 })
  await expect(parts).toContainText('1 of 2 parts')
  await expect(parts.getByRole('listitem').first()).toContainText('ALPHA BRAVO')
  await expect(parts.getByRole('listitem').nth(1)).toContainText('failed')
  expect(sent).toHaveLength(2)
  await answer(page).getByRole('button', { name: 'Retry' }).click()
  await expect(transcript(page)).toContainText('decoded from the sound', { timeout: 40_000 })
  await expect(parts).toContainText('2 of 2 parts')
  expect(sent).toHaveLength(3)
  const rows = transcript(page).getByRole('listitem')
  expect((await rows.allInnerTexts()).map((row) => row.replace(/\s+/g, ' '))).toEqual(
    SAID.map((word, minute) => `${minute}:02 ${word}`),
  )
  await transcript(page).getByRole('button', { name: 'LIMA' }).click()
  await expect(take(page).getByRole('slider', { name: 'Position' })).toHaveAttribute('aria-valuetext', /^5:0/)
})

test('parts are cancelled at once, and what is no sound cannot be cut', async ({ page }, info) => {
  await open(page)
  await discard(page)
  await chooseModel(page, 'sandbox-faults')
  await dropLong(page, 'hang.wav', 26)
  await expect(take(page)).toContainText('hang.wav')
  await page.getByRole('button', { name: 'Transcribe' }).click()
  // Cut first: a machine that is busy takes its time.
  await expect(take(page).getByRole('region', { name: 'Parts' })).toContainText('is sent', {
    timeout: 20_000,
  })
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(answer(page)).toContainText('Cancelled. Your input is kept.')
  await discard(page)
  const path = info.outputPath('noise.wav')
  writeFileSync(path, Buffer.alloc(26 * 1_048_576))
  await page.getByLabel('Choose file').setInputFiles(path)
  await expect(take(page)).toContainText('“noise.wav” is 26.0 MB, 1.0 MB over the limit of 25 MB.')
  await page.getByRole('button', { name: 'Transcribe' }).click()
  await expect(answer(page).getByRole('alert')).toContainText('This sound cannot be cut into parts')
})

test('a stretch is chosen and transcribed alone, with the times of the whole', async ({ page, gateway }) => {
  await open(page)
  await discard(page)
  const [first, last] = await Promise.all(
    ['FIRST THING', 'LAST THING'].map((text) => speak(gateway.origin, gateway.fullToken, text, 2)),
  )
  await choose(page, 'two.wav', joined(unlabelled(first ?? Buffer.of()), unlabelled(last ?? Buffer.of())))
  await expect(transcript(page)).toContainText('FIRST THING LAST THING')
  await transcript(page).getByRole('button', { name: 'LAST' }).click()
  await take(page).getByRole('button', { name: 'Pause' }).click()
  // Back into the silence before the word.
  await take(page).getByRole('button', { name: 'Play' }).press('ArrowLeft')
  await take(page).getByRole('button', { name: 'Stretch and rate' }).click()
  await page.getByRole('button', { name: 'Begins here' }).click()
  await take(page).getByRole('button', { name: 'Transcribe this part' }).click()
  await expect(transcript(page)).not.toContainText('FIRST')
  await expect(transcript(page)).toContainText('LAST THING')
  const at = await transcript(page).getByRole('listitem').first().getByRole('button').first().textContent()
  expect(at).not.toBe('0:00')
})

function joined(first: Buffer, last: Buffer): Buffer {
  const silence = Buffer.alloc(first.readUInt32LE(24) * 2)
  const whole = Buffer.concat([first, silence, last.subarray(44)])
  whole.writeUInt32LE(whole.length - 8, 4)
  whole.writeUInt32LE(whole.length - 44, 40)
  return whole
}

// A word in Morse two seconds into each minute, and silence; made in the page, which has the room for it.
async function dropLong(page: Page, name: string, megabytes: number): Promise<void> {
  const words = SAID.map((word) => Buffer.from(renderMorse(word, 2, RATE).buffer).toString('base64'))
  await page.evaluate(
    ({ name, bytes, words, rate }) => {
      const head = new DataView(new ArrayBuffer(44))
      const word = (at: number, letters: string) =>
        new Uint8Array(head.buffer).set(new TextEncoder().encode(letters), at)
      word(0, 'RIFF')
      head.setUint32(4, bytes - 8, true)
      word(8, 'WAVEfmt ')
      head.setUint32(16, 16, true)
      head.setUint16(20, 3, true)
      head.setUint16(22, 1, true)
      head.setUint32(24, rate, true)
      head.setUint32(28, rate * 4, true)
      head.setUint16(32, 4, true)
      head.setUint16(34, 32, true)
      word(36, 'data')
      head.setUint32(40, bytes - 44, true)
      const second = rate * 4
      const minutes = words.flatMap((text) => {
        const sound = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
        return [new Uint8Array(2 * second), sound, new Uint8Array(58 * second - sound.length)]
      })
      const whole = new Blob([head, ...minutes]).slice(0, bytes)
      const data = new DataTransfer()
      data.items.add(new File([whole], name, { type: 'audio/wav' }))
      document.body.dispatchEvent(
        new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }),
      )
    },
    { name, bytes: megabytes * 1_048_576, words, rate: RATE },
  )
}
