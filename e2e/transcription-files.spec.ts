import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { chooseModel, expect, expectAccessible, test } from './fixtures.ts'
import { answer, discard, drawnShare, give, open, speak, take, transcript, unlabelled } from './recordings.ts'
import { serve } from './upstream.ts'

const files = (page: Page) => page.getByRole('region', { name: 'Files' })

test('several files are transcribed in turn, each with its own answer, and saved with their times', async ({
  page,
  gateway,
}) => {
  await open(page)
  await discard(page)
  const [first, second] = await Promise.all(
    ['FIRST FILE. AND MORE', 'SECOND'].map((text) => speak(gateway.origin, gateway.fullToken, text, 2)),
  )
  const wav = (name: string, buffer: Buffer) => ({ name, mimeType: 'audio/wav', buffer })
  await page
    .getByLabel('Choose file')
    .setInputFiles([
      wav('first.wav', unlabelled(first ?? Buffer.of())),
      wav('notes.wav', Buffer.from('These are notes, not sounds.')),
      wav('second.wav', unlabelled(second ?? Buffer.of())),
    ])
  await expect(files(page).getByRole('heading', { name: '3 of 3 files begun' })).toBeVisible()
  await expect(files(page).getByRole('button', { name: 'Close the list' })).toBeVisible()
  await expect(files(page).getByRole('listitem').nth(1)).toContainText('failed')
  await expect(transcript(page)).toContainText('SECOND')
  await files(page)
    .getByRole('button', { name: /^notes.wav/ })
    .click()
  await expect(answer(page).getByRole('alert')).toContainText('The server refused one of the fields')
  await files(page)
    .getByRole('button', { name: /^first.wav/ })
    .click()
  await expect(take(page)).toContainText('WAV, PCM 16-bit, 16 kHz, mono')
  const rows = transcript(page).getByRole('listitem')
  await expect(rows).toHaveCount(2)
  await rows.nth(1).getByRole('button', { name: 'MORE' }).click()
  // What is heard is marked as it is played.
  await expect(rows.nth(1).getByRole('button', { name: 'MORE' })).toHaveAttribute('aria-current', 'true')
  await page.getByRole('button', { name: 'More actions' }).click()
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as .srt' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('first.srt')
  const srt = await readFile(await saved.path(), 'utf8')
  expect(srt).toMatch(/^1\n00:00:00,\d{3} --> 00:00:0\d,\d{3}\nFIRST FILE\.\n\n2\n.*\nAND MORE\n$/)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Load', exact: true }).click()
  for (const name of ['first.wav', 'notes.wav', 'second.wav']) {
    await expect(page.getByRole('button', { name: new RegExp(`^${name}`) }).last()).toBeVisible()
  }
})

// The same words as Morse, made by us (gateway/engines/fixtures).
const FORMATS = [
  ['taas-is-up.m4a', 'audio/mp4', 'M4A, AAC, 16 kHz, mono'],
  ['taas-is-up.flac', 'audio/flac', 'FLAC, 16 kHz, mono'],
  ['taas-is-up.ogg', 'audio/ogg', 'OGG, Vorbis, 16 kHz, mono'],
  ['taas-is-up.webm', 'audio/webm', 'WebM, Opus, 48 kHz, mono'],
] as const

test('M4A, FLAC, OGG and WebM are dropped together: each shows its length, codec and shape, and is heard', async ({
  page,
}) => {
  await open(page)
  await discard(page)
  const given = await Promise.all(
    FORMATS.map(async ([name, type]) => {
      const bytes = await readFile(new URL(`../gateway/engines/fixtures/${name}`, import.meta.url))
      return { name, type, bytes }
    }),
  )
  await give(page, 'drop', ...given)
  // Four engines are started.
  await expect(files(page).getByRole('button', { name: 'Close the list' })).toBeVisible({ timeout: 20_000 })
  for (const [name, , facts] of FORMATS) {
    await test.step(name, async () => {
      await files(page)
        .getByRole('button', { name: new RegExp(`^${name} `) })
        .click()
      await expect(take(page)).toContainText(`0:02 · ${facts}`)
      await expect(transcript(page)).toContainText('decoded from the sound')
      expect((await transcript(page).getByRole('listitem').allInnerTexts()).join(' ')).toMatch(/TAAS IS UP$/)
      // Morse is sound and silence: a flat line would be neither, a full block no shape.
      await expect.poll(() => drawnShare(page)).toBeGreaterThan(0.2)
      expect(await drawnShare(page)).toBeLessThan(0.9)
    })
  }
})

/** How many answers the history keeps. Stands alone: it is sent into the page. */
async function countAnswers(): Promise<number> {
  const settled = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const database = await settled(indexedDB.open('taas-console'))
  const count = await settled(database.transaction('answers').objectStore('answers').count())
  database.close()
  return count
}

test('files are stopped, taken out and gone on with, also after a reload', async ({ page, gateway }) => {
  await open(page)
  await discard(page)
  await chooseModel(page, 'sandbox-faults')
  const buffer = unlabelled(await speak(gateway.origin, gateway.fullToken, 'SOS SOS', 2))
  const names = ['hang.wav', 'out.wav', 'last.wav']
  await page
    .getByLabel('Choose file')
    .setInputFiles(names.map((name) => ({ name, mimeType: 'audio/wav', buffer })))
  await expect(files(page).getByRole('listitem').first()).toContainText('is transcribed')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(files(page).getByRole('listitem').first()).toContainText('cancelled')
  await files(page).getByRole('button', { name: 'Take out out.wav' }).click()
  const answersBefore = await page.evaluate(countAnswers)
  await files(page).getByRole('button', { name: 'Transcribe 1 file' }).click()
  await expect(transcript(page)).toContainText('SOS SOS')
  await expect(take(page)).toContainText('last.wav')
  // It is written a moment after it is shown.
  await expect.poll(() => page.evaluate(countAnswers)).toBeGreaterThan(answersBefore)

  // What was answered comes back with its answer; what was not waits, and is not sent by itself.
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  await page.reload()
  const rows = files(page).getByRole('listitem')
  await expect(rows.nth(1)).toContainText(/last\.wav.*[\d.]+ s$/)
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText(/hang\.wav.*waits/)
  await expect(transcript(page)).toContainText('SOS SOS')
  await expect(take(page)).toContainText('last.wav')
  expect(sent).toEqual([])
  await files(page).getByRole('button', { name: 'Transcribe 1 file' }).click()
  await expect(rows.first()).toContainText('is transcribed')
  await expect(take(page)).toContainText('hang.wav')
  await expect.poll(() => sent).toHaveLength(1)
  await files(page).getByRole('button', { name: 'Take out hang.wav' }).click()
  await files(page).getByRole('button', { name: 'Close the list' }).click()
  await page.reload()
  await expect(take(page)).toContainText('last.wav')
  await expect(files(page)).toHaveCount(0)
})

test('a server that knows no times is asked once more without, and remembered', async ({
  page,
  watched,
  gateway,
}) => {
  const refusal = { detail: "Field 'response_format': only json is supported" }
  await using server = await serve({
    '/health': { body: { status: 'ok' } },
    '/v1/models': { body: { object: 'list', data: [{ id: 'whisper', object: 'model', owned_by: 'x' }] } },
    '/v1/audio/transcriptions': { status: 400, body: refusal },
  })
  watched.allow(server.origin)
  await page.goto(`${server.origin}/transcription`)
  const sent: string[] = []
  page.on('request', (request) => request.url().endsWith('/transcriptions') && sent.push(request.url()))
  const buffer = unlabelled(await speak(gateway.origin, gateway.fullToken, 'SOS SOS', 2))
  await expect(page.getByRole('button', { name: /^Model: whisper/ })).toBeVisible()
  await page.getByLabel('Choose file').setInputFiles({ name: 'a.wav', mimeType: 'audio/wav', buffer })
  await page.getByRole('button', { name: 'Transcribe', exact: true }).click()
  await expect(answer(page).getByRole('alert')).toContainText('only json is supported')
  expect(sent).toHaveLength(2)
  server.answer('/v1/audio/transcriptions', { body: { text: 'Plain words.' } })
  await answer(page).getByRole('button', { name: 'Retry' }).click()
  await expect(transcript(page)).toContainText('Plain words.')
  expect(sent).toHaveLength(3)
})
