import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { chromium, type Page } from '@playwright/test'
import { launchOptions } from './browser.ts'
import {
  test as base,
  chooseModel,
  expect,
  expectAccessibleEverywhere,
  expectNoSidewaysScroll,
} from './fixtures.ts'
import {
  answer,
  choose,
  discard,
  give,
  open,
  speak,
  take,
  toneAsMp3,
  transcript,
  unlabelled,
} from './recordings.ts'

type Microphone = { page: Page; releases: () => Promise<string[]> }

const test = base.extend<{ morse: Buffer; microphone: Microphone }>({
  /** A recording that says TAAS IS UP in Morse, without the sandbox's label in it. */
  morse: async ({ gateway }, use) => {
    await use(unlabelled(await speak(gateway.origin, gateway.fullToken, 'TAAS IS UP', 1.5)))
  },
  /** The page in a browser whose microphone hears that recording after a second of silence. */
  microphone: async ({ gateway, morse }, use, info) => {
    const path = info.outputPath('heard.wav')
    writeFileSync(path, padded(morse))
    const browser = await chromium.launch({
      ...launchOptions,
      args: [
        ...(launchOptions.args ?? []),
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        `--use-file-for-fake-audio-capture=${path}%noloop`,
      ],
    })
    const context = await browser.newContext({
      baseURL: gateway.origin,
      viewport: { width: 1440, height: 900 },
      permissions: ['microphone'],
    })
    const page = await context.newPage()
    const troubles: string[] = []
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
    await page.addInitScript(keepStreams)
    await open(page)
    await use({ page, releases: () => page.evaluate(trackStates) })
    expect(troubles).toEqual([])
    await browser.close()
  },
})

test('a first visit in the sandbox shows the Morse sample, read from its sound', async ({ page }) => {
  await open(page)
  await expect(transcript(page)).toContainText('TAAS IS UP')
  await expect(transcript(page)).toContainText('decoded from the sound')
  await expect(answer(page)).toContainText('Same words as the reference text.')
  await expect(answer(page)).toContainText('3 words · 10 characters')
  await expect(answer(page)).toContainText('× real time')
  await expect(take(page)).toContainText('sample, made in this browser')
})

test('a chosen file is transcribed at once in the sandbox, and can be played, saved and discarded', async ({
  page,
  morse,
}) => {
  await open(page)
  await discard(page)
  await choose(page, 'morse.wav', morse)
  await expect(transcript(page)).toContainText('decoded from the sound')
  await expect(transcript(page).getByText('TAAS IS UP', { exact: true })).toBeVisible()
  await expect(take(page)).toContainText(`from a file`)
  await expect(take(page).getByText('0:00 of 0:03')).toBeVisible()
  await take(page).getByRole('button', { name: 'Play' }).press('ArrowRight')
  await expect(take(page).getByRole('slider', { name: 'Position' })).not.toHaveAttribute('aria-valuenow', '0')
  await take(page).getByRole('button', { name: 'Play' }).press('Space')
  await expect(take(page).getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect(take(page).getByRole('button', { name: 'Play' })).toBeVisible()
  const saving = page.waitForEvent('download')
  await take(page).getByRole('button', { name: 'Download' }).click()
  const download = await saving
  expect(download.suggestedFilename()).toBe('morse.wav')
  expect(await readFile(await download.path())).toEqual(morse)
  await discard(page)
})

test('an MP3 longer than a piece of it shows its length and what it is', async ({ page }) => {
  await open(page)
  await discard(page)
  await choose(page, 'tone.mp3', await toneAsMp3(40))
  await expect(take(page)).toContainText('0:40 · MP3, 44.1 kHz, mono')
  await expect(take(page).getByText('0:00 of 0:40')).toBeVisible()
})

test('a file can be dropped and pasted anywhere on the page', async ({ page, morse }) => {
  await open(page)
  await discard(page)
  await give(page, 'drop', { name: 'dropped.wav', bytes: morse })
  await expect(take(page).getByRole('heading', { name: 'dropped.wav' })).toBeVisible()
  await give(page, 'paste', { name: 'pasted.wav', bytes: morse })
  await expect(take(page).getByRole('heading', { name: 'pasted.wav' })).toBeVisible()
})

test('a recording is stopped, kept as 16 kHz mono WAV and read back; the microphone is let go', async ({
  microphone: { page, releases },
}) => {
  await discard(page)
  await page.getByRole('button', { name: 'Record' }).click()
  await expect(page.getByRole('timer', { name: 'Recorded time' })).toHaveText('0:05', { timeout: 15_000 })
  await expect(page.getByRole('button', { name: 'Stop' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(transcript(page)).toContainText('TAAS IS UP')
  await expect(transcript(page)).toContainText('decoded from the sound')
  await expect(take(page)).toContainText('recorded here')
  expect(await releases()).toEqual(['ended'])
  const saving = page.waitForEvent('download')
  await take(page).getByRole('button', { name: 'Download' }).click()
  const wav = await readFile(await (await saving).path())
  expect([wav.readUInt16LE(20), wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual([
    1, 1, 16_000, 16,
  ])
})

test('a pause stops the clock, the level moves, and leaving keeps the take and frees the microphone', async ({
  microphone: { page, releases },
}) => {
  await discard(page)
  await page.getByRole('button', { name: 'Record' }).click()
  const level = page.getByRole('meter', { name: 'Loudness' })
  await expect(level).toHaveAttribute('aria-valuenow', /^[6-9]\d$|^100$/)
  await page.getByRole('button', { name: 'Pause' }).click()
  const time = await page.getByRole('timer').textContent()
  // More than a second of the microphone's sound goes by.
  await page.evaluate(() => Reflect.set(globalThis, 'clock', new AudioContext()))
  await expect
    .poll(() => page.evaluate(() => Reflect.get(globalThis, 'clock').currentTime))
    .toBeGreaterThan(1.2)
  await page.evaluate(() => Reflect.get(globalThis, 'clock').close())
  await expect(page.getByRole('timer')).toHaveText(time ?? '')
  await page.getByRole('button', { name: 'Resume' }).click()
  await page.getByRole('link', { name: 'Speech' }).click()
  await expect(page.getByRole('heading', { name: 'Speech', level: 1 })).toBeVisible()
  await expect.poll(releases).toEqual(['ended'])
  await page.getByRole('link', { name: 'Transcription' }).click()
  await expect(take(page)).toContainText('recorded here')
})

test('an unplugged microphone ends the take and keeps it', async ({ microphone: { page, releases } }) => {
  await discard(page)
  await page.getByRole('button', { name: 'Record' }).click()
  await expect(page.getByRole('timer')).toHaveText('0:01')
  await page.evaluate(() => {
    const streams: MediaStream[] = Reflect.get(globalThis, 'streams')
    streams[0]?.getTracks()[0]?.dispatchEvent(new Event('ended'))
  })
  await expect(page.getByText('The microphone went away.')).toBeVisible()
  await expect(take(page)).toContainText('recorded here')
  expect(await releases()).toEqual(['ended'])
})

test('a recording whose page crashes comes back, up to its last second', async ({ microphone: { page } }) => {
  await discard(page)
  await page.getByRole('button', { name: 'Record' }).click()
  await expect(page.getByRole('timer')).toHaveText('0:04', { timeout: 15_000 })
  const crashed = page.waitForEvent('crash')
  void page.goto('chrome://crash').catch(() => {})
  await crashed
  const next = await page.context().newPage()
  await open(next)
  await expect(take(next)).toContainText('recorded here')
  await expect(next.getByText('A recording that was cut off came back')).toBeVisible()
  await expect(take(next).getByText(/^0:00 of 0:0[345]$/)).toBeVisible()
  await next.getByRole('button', { name: 'Transcribe' }).click()
  await expect(transcript(next)).toContainText('TAAS')
  await next.reload()
  await expect(take(next)).toContainText('recorded here')
  await expect(next.getByText('A recording that was cut off came back')).toBeHidden()
})

const REFUSALS = [
  ['NotAllowedError', 'The microphone is blocked.'],
  ['NotFoundError', 'No microphone was found.'],
  ['NotReadableError', 'in use by another program'],
  ['OverconstrainedError', 'The microphone that was chosen is not connected.'],
] as const

test('no recording: each reason is said, and a file still works', async ({ page, morse }) => {
  await open(page)
  await discard(page)
  for (const [name, words] of REFUSALS) {
    await test.step(name, async () => {
      await page.evaluate((error) => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', error))
      }, name)
      await page.getByRole('button', { name: 'Record' }).click()
      await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
    })
  }
  await choose(page, 'morse.wav', morse)
  await expect(transcript(page)).toContainText('TAAS IS UP')
})

test('a permission that the browser itself refuses is told', async ({ gateway }) => {
  const media = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream=deny']
  const args = [...(launchOptions.args ?? []), ...media]
  const browser = await chromium.launch({ ...launchOptions, args })
  const page = await browser.newPage({ baseURL: gateway.origin, permissions: [] })
  await open(page)
  await discard(page)
  await page.getByRole('button', { name: 'Record' }).click()
  await expect(page.getByText('The microphone is blocked.')).toBeVisible()
  await browser.close()
})

test('a question that is never answered can be taken back', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => new Promise(() => {})
  })
  await open(page)
  await discard(page)
  await page.getByRole('button', { name: 'Record' }).click()
  await expect(page.getByText('Waiting for your permission')).toBeVisible()
  // The sample's run may still have a Cancel of its own.
  await take(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Record' })).toBeVisible()
})

test('without a secure context recording says what it needs', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(globalThis, 'isSecureContext', { value: false }))
  await open(page)
  await discard(page)
  await expect(page.getByText('Recording needs https or localhost')).toBeVisible()
})

test('odd files are warned of and wait for a press, then the server decides', async ({ page, morse }) => {
  await open(page)
  await expect(transcript(page)).toContainText('TAAS IS UP')
  await discard(page)
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/transcriptions')) sent.push(request.url())
  })
  // A text under a sound's name.
  await choose(page, 'notes.wav', Buffer.from('These are notes, not sounds.'))
  await expect(take(page)).toContainText('This does not look like a sound file.')
  await expect(take(page)).toContainText('This browser cannot play these bytes as sound.')
  await discard(page)
  await choose(page, 'empty.wav', Buffer.alloc(0))
  await expect(take(page)).toContainText('This file is empty: 0 bytes.')
  await discard(page)
  await page.getByLabel('Choose file').setInputFiles({
    name: 'film.mp4',
    mimeType: 'video/mp4',
    buffer: Buffer.from('\0\0\0\x20ftypisom\0\0\0\0'),
  })
  await expect(take(page)).toContainText('This is an MP4 video')
  expect(sent).toEqual([])
  await page.getByRole('button', { name: 'Transcribe' }).click()
  await expect(answer(page).getByRole('alert')).toContainText('it is broken off or damaged')
  expect(sent).toHaveLength(1)
  await discard(page)
  // A sound under a text's name is one all the same.
  await choose(page, 'letter.txt', morse)
  await expect(transcript(page)).toContainText('TAAS IS UP')
  await expect(take(page)).not.toContainText('does not look like')
})

test('at 360 px the bottom edge is Record’s, then Stop’s, then Transcribe’s', async ({
  microphone: { page },
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  const transcribe = page.getByRole('button', { name: 'Transcribe' })
  await expect(transcribe).toBeInViewport()
  await discard(page)
  await expect(transcribe).toBeHidden()
  const record = page.getByRole('button', { name: 'Record' })
  await expect(record).toHaveCount(1)
  await expect(record).toBeInViewport()
  await record.click()
  const stop = page.getByRole('button', { name: 'Stop' })
  await expect(stop).toBeInViewport()
  await expect(page.getByRole('timer')).toHaveText('0:01')
  await expectNoSidewaysScroll(page)
  await stop.click()
  await expect(take(page)).toContainText('recorded here')
  await expect(transcribe).toBeVisible()
  await expect(record).toHaveCount(0)
})

test('sound without words is shown where it is, with a way to a server that hears', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: 'Load', exact: true }).click()
  await page.getByRole('button', { name: 'Three tones with silences' }).click()
  await expect(transcript(page)).toContainText('measured')
  await expect(transcript(page)).toContainText('There is sound from 0.5 to 1.2 s, from 1.9 to 2.6 s and from')
  await expect(answer(page).getByRole('region', { name: 'Where there is sound' })).toContainText(
    '0.5 to 1.2 s, 1.9 to 2.6 s, 3.3 to 4.2 s',
  )
  await answer(page).getByRole('link', { name: 'Use a server that hears' }).click()
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
})

const FAULTS = [
  ['status=500', 'The server failed'],
  ['status=401', 'The server does not accept this token.'],
  ['status=413', 'That is too large for the server'],
  ['html', 'the answer is a web page'],
  ['empty', 'No speech found|The answer was empty'],
  ['garble', 'not valid JSON'],
  ['shape', 'not what this page can read'],
  ['null', 'not what this page can read'],
] as const

test('each fault is told in words, the take kept', async ({ page, morse }) => {
  test.slow()
  await open(page)
  await chooseModel(page, 'sandbox-faults')
  for (const [fault, words] of FAULTS) {
    await test.step(fault, async () => {
      await discard(page)
      await choose(page, `${fault}.wav`, morse)
      await expect(answer(page)).toContainText(new RegExp(words))
      await expect(answer(page)).not.toContainText('undefined')
      await expect(take(page)).toContainText(`${fault}.wav`)
    })
  }
})

test('a take survives a failed upload and a reload, and is then transcribed', async ({ page, morse }) => {
  await open(page)
  await discard(page)
  await chooseModel(page, 'sandbox-faults')
  await choose(page, 'reset.wav', morse)
  await expect(answer(page).getByRole('alert')).toBeVisible()
  await page.reload()
  await expect(take(page)).toContainText('reset.wav')
  await expect(take(page).getByText('0:00 of 0:03')).toBeVisible()
  await chooseModel(page, 'sandbox-listen')
  await page.getByRole('button', { name: 'Transcribe' }).click()
  await expect(transcript(page)).toContainText('TAAS IS UP')
})

test('a running upload is cancelled and nothing is lost', async ({ page, morse }) => {
  await open(page)
  await discard(page)
  await chooseModel(page, 'sandbox-faults')
  await choose(page, 'hang.wav', morse)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(answer(page)).toContainText('Cancelled. Your input is kept.')
  await expect(take(page)).toContainText('hang.wav')
})

test('the language is sent, and the reference text compared', async ({ page }) => {
  await open(page)
  await expect(transcript(page)).toContainText('TAAS IS UP')
  await page.getByRole('button', { name: 'Show the side panel' }).click()
  await page.getByLabel('Language').selectOption('de')
  await page.getByLabel('Reference text').fill('TaaS was up')
  await expect(answer(page)).toContainText(
    '1 word of 3 differs from the reference text (33.3 % word errors). Characters: 18.2 %.',
  )
  await answer(page).getByRole('button', { name: 'Difference' }).click()
  await expect(answer(page).getByRole('deletion').filter({ hasText: 'was' })).toBeVisible()
  await page.getByLabel('Ignore case when comparing').uncheck()
  await expect(answer(page)).toContainText('3 words of 3 differ from the reference text')
  await page.getByRole('button', { name: 'Transcribe' }).click()
  await page.getByRole('radio', { name: 'Wire' }).check()
  await expect(page.getByRole('region', { name: 'Request' }).first()).toContainText(/language\W+de/)
})

test('with the keyboard alone: load the robot’s sentence, whose numbers are compared as written; play, discard', async ({
  page,
}) => {
  await open(page)
  await expect(transcript(page)).toContainText('TAAS IS UP')
  await page.keyboard.press('l')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(take(page)).toContainText('0:05 · MP3, 22.05 kHz, mono · sample, spoken by the robot voice')
  // The sandbox does not pretend to have heard it.
  await expect(transcript(page)).toContainText('read from this file’s own label, not heard')
  await expect(transcript(page)).toContainText(
    'On the 3rd of May, 42 servers in Zürich moved to version 7.5.',
  )
  await expect(answer(page)).toContainText(
    '6 words of 16 differ from the reference text (37.5 % word errors)',
  )
  await expect(answer(page)).toContainText('Numbers count as they are written')
  await tabTo(page, 'Play')
  await page.keyboard.press('Space')
  await expect(take(page).getByRole('button', { name: 'Pause' })).toBeFocused()
  await page.keyboard.press('Space')
  await tabTo(page, 'Discard')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Record' })).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Record something or choose a file first.')).toBeVisible()
})

test('at most twelve stops and one filled button in the page', async ({ page }) => {
  await open(page)
  await expect(transcript(page)).toContainText('TAAS IS UP')
  expect(await stops(page)).toBeLessThanOrEqual(12)
})

test('accessible in both themes, at a desk and on a phone, with and without a take', async ({ page }) => {
  test.slow()
  await open(page)
  await expect(transcript(page)).toContainText('TAAS IS UP')
  await expectAccessibleEverywhere(page)
  await discard(page)
  await expectAccessibleEverywhere(page)
})

async function tabTo(page: Page, name: string): Promise<void> {
  const target = page.getByRole('button', { name }).first()
  for (let count = 0; count < 40; count++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

async function stops(page: Page): Promise<number> {
  return page
    .getByRole('main')
    .locator('a[href], button, input, select, textarea, [tabindex]')
    .evaluateAll(
      (all) =>
        all.filter(
          (element) => element instanceof HTMLElement && element.tabIndex >= 0 && element.checkVisibility(),
        ).length,
    )
}

function padded(wav: Buffer): Buffer {
  const second = Buffer.alloc(32_000)
  const whole = Buffer.concat([wav.subarray(0, 44), second, wav.subarray(44), second])
  whole.writeUInt32LE(whole.length - 8, 4)
  whole.writeUInt32LE(whole.length - 44, 40)
  return whole
}

function keepStreams(): void {
  const streams: MediaStream[] = []
  Reflect.set(globalThis, 'streams', streams)
  const { mediaDevices } = navigator
  const ask = mediaDevices.getUserMedia.bind(mediaDevices)
  mediaDevices.getUserMedia = async (wishes) => {
    const stream = await ask(wishes)
    streams.push(stream)
    return stream
  }
}

function trackStates(): string[] {
  const streams: MediaStream[] = Reflect.get(globalThis, 'streams')
  return streams.flatMap((stream) => stream.getTracks().map(({ readyState }) => readyState))
}
