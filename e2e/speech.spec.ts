import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { encodeWav } from '../src/lib/encode-wav.ts'
import { chooseModel, expect, expectAccessibleEverywhere, test } from './fixtures.ts'
import { serve } from './upstream.ts'

test('a first visit is spoken by the robot voice; a sample chooses its model, a first visit leaves a chosen one', async ({
  page,
  browser,
  gateway,
}) => {
  const chosen = await browser.newContext({ baseURL: gateway.origin })
  const other = await chosen.newPage()
  await other.goto('/speech?model=sandbox-faults')
  await expect(answer(other).getByText('TAAS IS UP')).toBeVisible()
  await expect(other.getByRole('button', { name: 'Model: sandbox-faults' })).toBeVisible()
  await chosen.close()

  const sent: Record<string, unknown>[] = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.postDataJSON()))
  await page.goto('/speech')
  await expect(page.getByRole('button', { name: 'Model: sandbox-espeak' })).toBeVisible()
  await expect(answer(page).getByText('Order 4172 ships on Tuesday, 3 March, at 9:45.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Download/ })).toBeVisible()
  for (const [name, model, voice] of [
    ['“SOS”', 'sandbox-morse', undefined],
    ['German: a server that is back', 'sandbox-espeak', 'de'],
  ] as const) {
    await page.getByRole('button', { name: 'Load', exact: true }).click()
    await page.getByRole('button', { name }).click()
    await expect(page.getByRole('button', { name: `Model: ${model}` })).toBeVisible()
    await expect.poll(() => sent.at(-1)).toMatchObject({ model, ...(voice && { voice }) })
  }
  expect(sent.map(({ model }) => model)).toEqual(['sandbox-espeak', 'sandbox-morse', 'sandbox-espeak'])
  await expect(answer(page).getByText('Ihr Server in Zürich')).toBeVisible()
})

test('a first visit speaks the sample; nothing is heard by itself, nor when a sample is loaded', async ({
  page,
}) => {
  await page.addInitScript(noteSounds)
  await open(page)
  await expect(answer(page).getByText('0:00 of 0:03')).toBeVisible()
  await expect(answer(page).getByRole('button', { name: 'Play' })).toBeVisible()
  await expect(answer(page)).toContainText('WAV')
  await expect(answer(page)).toContainText('× real time')
  await page.getByRole('button', { name: 'Load', exact: true }).click()
  await page.getByRole('button', { name: '“SOS”' }).click()
  await expect(answer(page).getByText('0:00 of 0:02')).toBeVisible()
  expect(await sounds(page)).toEqual([])
  await answer(page).getByRole('button', { name: 'Play' }).click()
  await expect(answer(page).getByRole('button', { name: 'Pause' })).toBeVisible()
  expect(await sounds(page)).toEqual(['element'])
})

test('speaks, plays, seeks, changes the rate, and saves what the bytes are', async ({ page }) => {
  await open(page)
  await text(page).fill('SOS')
  await page.getByRole('button', { name: 'Speak' }).click()
  await expect(answer(page).getByText('0:00 of 0:01')).toBeVisible()
  const play = answer(page).getByRole('button', { name: 'Play' })
  await play.press('End')
  await expect(answer(page).getByText('0:01 of 0:01')).toBeVisible()
  await play.press('Home')
  await answer(page).getByRole('button', { name: 'Volume and rate' }).click()
  await answer(page).getByRole('slider', { name: 'Rate' }).fill('2')
  await page.keyboard.press('Escape')
  await play.click()
  await expect(answer(page).getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect(play).toBeVisible()
  const wav = await save(page, 'Download WAV')
  expect(wav.name).toBe('sos.wav')
  expect(wav.bytes.subarray(0, 4).toString()).toBe('RIFF')
})

// Every half second of sound comes after so many milliseconds.
const SLOW = 'pause=250 PARIS PARIS'

for (const format of ['WAV', 'MP3'] as const) {
  test(`${format} is heard while it arrives, and goes on from there when it is whole`, async ({ page }) => {
    await page.addInitScript(noteSounds)
    await open(page)
    await askForFormat(page, format)
    await chooseModel(page, 'sandbox-faults')
    await text(page).fill(SLOW)
    await page.getByRole('button', { name: 'Speak' }).click()
    await expect(arriving(page).getByRole('button', { name: 'Pause' })).toBeVisible()
    await expect(arriving(page)).toContainText(/kB so far, heard to 0:0[1-9]/)
    await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible()
    await expect(answer(page).getByRole('button', { name: 'Pause' })).toBeVisible({ timeout: 15_000 })
    await expect(arriving(page)).toHaveCount(0)
    const place = answer(page).getByRole('slider', { name: 'Position' })
    expect(Number(await place.getAttribute('aria-valuenow'))).toBeGreaterThan(2)
    await expect(answer(page)).toContainText(/\d s to first sound/)
    await answer(page).getByRole('button', { name: 'Pause' }).press('Home')
    await expect(place).toHaveAttribute('aria-valuenow', /^[01](\.|$)/)
    await page.getByRole('link', { name: 'Rerank' }).click()
    await expect(page.getByRole('heading', { name: 'Rerank', level: 1 })).toBeVisible()
    await expect.poll(() => held(page)).toEqual({ contexts: [], urls: 0 })
  })
}

test('a sound that arrives can be stopped and goes on; when it is whole it stays stopped', async ({
  page,
}) => {
  await open(page)
  await chooseModel(page, 'sandbox-faults')
  await text(page).fill(SLOW)
  await page.getByRole('button', { name: 'Speak' }).click()
  await arriving(page).getByRole('button', { name: 'Pause' }).click()
  await arriving(page).getByRole('button', { name: 'Play' }).click()
  await expect(arriving(page)).toContainText(/heard to 0:0[1-9]/)
  await arriving(page).getByRole('button', { name: 'Pause' }).click()
  await expect(answer(page).getByRole('button', { name: 'Play' })).toBeVisible({ timeout: 15_000 })
  await expect(answer(page).getByRole('slider', { name: 'Position' })).not.toHaveAttribute(
    'aria-valuenow',
    '0',
  )
})

test('a sample that arrives by itself is silent until Play; Cancel lets everything go', async ({ page }) => {
  await page.addInitScript(noteSounds)
  await open(page)
  await page.getByRole('button', { name: 'Load', exact: true }).click()
  await page.getByRole('button', { name: /^Long: the first part of the API reference/ }).click()
  await expect(page.getByText(/^2,9\d\d of 4,096/)).toBeVisible()
  await expect(arriving(page)).toContainText('so far')
  expect(await sounds(page)).toEqual([])
  await arriving(page).getByRole('button', { name: 'Play' }).click()
  await expect(arriving(page).getByRole('button', { name: 'Pause' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(answer(page)).toContainText('Cancelled. Your input is kept.')
  await expect(arriving(page)).toHaveCount(0)
  await expect.poll(() => held(page)).toEqual({ contexts: [], urls: 0 })
})

test('what the browser holds back waits for Play', async ({ page }) => {
  await page.addInitScript(() => {
    let isHeldBack = true
    const Native = AudioContext
    Reflect.set(
      globalThis,
      'AudioContext',
      class extends Native {
        constructor(options: AudioContextOptions) {
          super(options)
          void super.suspend()
        }
        override resume() {
          // As a browser does without a press: it promises and does nothing.
          if (!isHeldBack) return super.resume()
          isHeldBack = false
          return new Promise<void>(() => {})
        }
      },
    )
  })
  await open(page)
  await chooseModel(page, 'sandbox-faults')
  await text(page).fill(SLOW)
  await page.getByRole('button', { name: 'Speak' }).click()
  await arriving(page).getByRole('button', { name: 'Play' }).click()
  await expect(arriving(page)).toContainText(/heard to 0:0[1-9]/)
})

test('without a way to play half a sound, the whole is heard', async ({ page }) => {
  await page.addInitScript(() => {
    MediaSource.isTypeSupported = () => false
  })
  await open(page)
  await askForFormat(page, 'MP3')
  await chooseModel(page, 'sandbox-faults')
  await text(page).fill('pause=250 E')
  await page.getByRole('button', { name: 'Speak' }).click()
  await expect(arriving(page)).toContainText('This browser plays it once it is whole.')
  await expect(answer(page).getByRole('button', { name: 'Pause' })).toBeVisible({ timeout: 15_000 })
})

test('MP3 with a speed: sent as set, saved as .mp3', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: 'Show the side panel' }).click()
  await page.getByRole('radio', { name: 'MP3' }).check()
  await page.getByRole('textbox', { name: 'Speed' }).fill('2')
  await text(page).fill('CQ TAAS')
  // The server lists voices: another one is named.
  await page.getByRole('button', { name: /^Voice:/ }).click()
  await page.getByRole('searchbox', { name: 'Search, or type any name' }).fill('nova')
  await page.getByRole('button', { name: 'Use “nova”' }).click()
  const sending = page.waitForRequest(/speech$/)
  await page.getByRole('button', { name: 'Speak' }).click()
  expect((await sending).postDataJSON()).toEqual({
    model: 'sandbox-morse',
    input: 'CQ TAAS',
    voice: 'nova',
    response_format: 'mp3',
    speed: 2,
  })
  const mp3 = await save(page, 'Download MP3')
  expect(mp3.name).toBe('cq-taas.mp3')
  // With what was spoken in its label.
  expect(String.fromCharCode(...mp3.bytes.subarray(0, 3))).toBe('ID3')
  await page.getByRole('button', { name: 'Unset Speed' }).click()
  await page.getByRole('radio', { name: 'WAV' }).check()
  const again = page.waitForRequest(/speech$/)
  await page.getByRole('button', { name: 'Speak' }).click()
  expect((await again).postDataJSON()).not.toHaveProperty('speed')
})

test('4,097 characters are told of before sending, emoji counted as the server counts, and none is cut', async ({
  page,
}) => {
  await open(page)
  await expect(answer(page).getByRole('button', { name: 'Play' })).toBeVisible()
  const sent: { input: string }[] = []
  page.on('request', (request) => request.url().endsWith('/speech') && sent.push(request.postDataJSON()))
  const long = `${'😀'.repeat(4096)}E`
  await text(page).fill(long)
  await expect(page.getByText('4,097 of 4,096')).toBeVisible()
  await expect(page.getByText(/^Over the 4,096 characters of one request, by 1: sent as 2,/)).toBeVisible()
  // Twelve parts are the most: more is refused before it is sent.
  const endless = 'x'.repeat(12 * 4096 + 1)
  await text(page).fill(endless)
  await page.getByRole('button', { name: 'Speak' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was sent or cut' })).toBeVisible()
  await expect(text(page)).toHaveValue(endless)
  expect(sent).toEqual([])
  await text(page).fill('😀'.repeat(4096))
  await expect(text(page)).not.toHaveAttribute('aria-invalid')
  await expect(page.getByText('of one request,')).toHaveCount(0)
})

test('a long Morse run is warned of before', async ({ page }) => {
  await open(page)
  await text(page).fill('PARIS '.repeat(100))
  await expect(page.getByText(/≈ 3 min 20 s of Morse; try a shorter text or 2×/)).toBeVisible()
})

test('an empty text is told, not sent', async ({ page }) => {
  await open(page)
  await text(page).fill('  ')
  await page.getByRole('button', { name: 'Speak' }).click()
  await expect(page.getByText('Write a text first.')).toBeVisible()
})

const FAULTS = [
  ['status=500', 'The server failed (500).'],
  ['status=401', 'The server does not accept this token.'],
  ['status=429 retry-after=7', 'Too many requests (429).'],
  ['html', 'the answer is a web page'],
  ['empty', 'The answer was empty.'],
  ['garble', 'not valid JSON'],
  ['null', 'not what this page can read'],
  ['reset', 'Cannot reach'],
] as const

test('each fault is told in words, the text kept', async ({ page }) => {
  test.slow()
  await open(page)
  await chooseModel(page, 'sandbox-faults')
  for (const [fault, words] of FAULTS) {
    await test.step(fault, async () => {
      await text(page).fill(fault)
      await page.getByRole('button', { name: 'Speak' }).click()
      await expect(answer(page).getByRole('alert')).toContainText(words)
      await expect(answer(page).getByRole('button', { name: 'Play' })).toHaveCount(0)
      await expect(text(page)).toHaveValue(fault)
    })
  }
})

test('half a sound is played and marked incomplete', async ({ page }) => {
  await open(page)
  await chooseModel(page, 'sandbox-faults')
  await text(page).fill('short and a few more words to hear')
  await page.getByRole('button', { name: 'Speak' }).click()
  await expect(answer(page).getByRole('alert')).toContainText('Incomplete: the connection ended early.')
  await expect(answer(page).getByRole('button', { name: 'Play' })).toBeVisible()
  await expect(answer(page).getByRole('button', { name: 'Retry' })).toBeVisible()
  expect((await save(page, 'Download WAV')).bytes.subarray(0, 4).toString()).toBe('RIFF')
})

test('a JSON error under a 200 is told in the server’s words; WAV in the place of MP3 is saved as what it is', async ({
  page,
  watched,
}) => {
  const sound = encodeWav(new Float32Array(1_600).fill(0.1), 8_000)
  await using server = await serve({
    '/v1/models': { body: [{ id: 'tts-1', type: 'speech' }] },
    '/v1/audio/speech': { body: { error: { message: 'All voices are asleep' } } },
  })
  watched.allow(server.origin)
  await page.goto(`${server.origin}/speech`)
  await text(page).fill('Good night')
  await askForFormat(page, 'MP3')
  await page.getByRole('button', { name: 'Speak', exact: true }).click()
  await expect(answer(page).getByRole('alert')).toContainText('All voices are asleep')
  await expect(answer(page).getByRole('button', { name: 'Play' })).toHaveCount(0)
  await expect(text(page)).toHaveValue('Good night')
  // A sound under the type of JSON, and not the format that was asked for.
  server.answer('/v1/audio/speech', { body: sound })
  await answer(page).getByRole('button', { name: 'Retry' }).click()
  await expect(answer(page)).toContainText('WAV came, although MP3 was asked for.')
  await expect(answer(page).getByText('0:00 of 0:00')).toBeVisible()
  const saved = await save(page, 'Download WAV')
  expect(saved.name).toBe('good-night.wav')
  expect(saved.bytes.equals(sound)).toBe(true)
})

test('bytes that are no sound are told and can be saved', async ({ page }) => {
  await open(page)
  await chooseModel(page, 'sandbox-faults')
  // A byte-order mark before a sound makes it one that no player knows.
  await text(page).fill('bom')
  await page.getByRole('button', { name: 'Speak' }).click()
  await expect(answer(page).getByRole('alert')).toContainText('cannot play these bytes as sound')
  expect((await save(page, 'Download')).name).toBe('bom.bin')
})

test('Cancel ends a run at once', async ({ page }) => {
  await open(page)
  await chooseModel(page, 'sandbox-faults')
  await text(page).fill('hang')
  await page.getByRole('button', { name: 'Speak' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(answer(page)).toContainText('Cancelled. Your input is kept.')
})

test('“Transcribe this” reads back what was spoken, and “Speak this” returns', async ({ page }) => {
  await open(page)
  await text(page).fill('HELLO WORLD')
  await page.getByRole('button', { name: 'Speak' }).click()
  await expect(answer(page).getByText('HELLO WORLD')).toBeVisible()
  await answer(page).getByRole('button', { name: 'Send to' }).click()
  await page.getByRole('button', { name: 'Transcribe this' }).click()
  const transcript = page.getByRole('article', { name: 'Transcript' })
  await expect(transcript).toContainText('HELLO WORLD')
  await expect(transcript).toContainText('decoded from the sound')
  await expect(page.getByText('Same words as the reference text.')).toBeVisible()
  await expect(page.getByText('from the Speech page')).toBeVisible()
  await answer(page).getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('button', { name: 'Speak this' }).click()
  await expect(text(page)).toHaveValue('HELLO WORLD')
})

test('“Transcribe this” is not undone by an older draft of that page', async ({ page }) => {
  await page.goto('/transcription')
  await expect(page.getByRole('article', { name: 'Transcript' })).toContainText('TAAS IS UP')
  await open(page)
  await text(page).fill('HELLO WORLD')
  await page.getByRole('button', { name: 'Speak' }).click()
  await expect(answer(page).getByText('HELLO WORLD')).toBeVisible()
  await answer(page).getByRole('button', { name: 'Send to' }).click()
  await page.getByRole('button', { name: 'Transcribe this' }).click()
  await expect(page.getByRole('article', { name: 'Transcript' })).toContainText('HELLO WORLD')
})

test('the draft survives a reload', async ({ page }) => {
  await open(page)
  await text(page).fill('kept over a reload')
  await page.reload()
  await expect(text(page)).toHaveValue('kept over a reload')
})

test('with the keyboard alone: write, speak, play, send on', async ({ page }) => {
  await open(page)
  await expect(answer(page).getByRole('button', { name: 'Play' })).toBeVisible()
  await text(page).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('SOS')
  await page.keyboard.press('Control+Enter')
  await expect(answer(page).getByText('SOS', { exact: true })).toBeVisible()
  await tabTo(page, 'Play')
  await page.keyboard.press('Space')
  await expect(answer(page).getByRole('button', { name: 'Pause' })).toBeFocused()
  await page.keyboard.press('Space')
  await tabTo(page, 'Send to')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article', { name: 'Transcript' })).toContainText('SOS')
})

test('at most twelve stops in the page', async ({ page }) => {
  await open(page)
  await expect(answer(page).getByRole('button', { name: 'Play' })).toBeVisible()
  const stops = await page
    .getByRole('main')
    .locator('a[href], button, input, select, textarea, [tabindex]')
    .evaluateAll(
      (all) =>
        all.filter(
          (element) => element instanceof HTMLElement && element.tabIndex >= 0 && element.checkVisibility(),
        ).length,
    )
  expect(stops).toBeLessThanOrEqual(12)
})

test('accessible in both themes, at a desk and on a phone', async ({ page }) => {
  await open(page)
  await expect(answer(page).getByRole('button', { name: 'Play' })).toBeVisible()
  await expectAccessibleEverywhere(page)
})

const arriving = (page: Page) => page.getByRole('region', { name: 'Arriving' })
const answer = (page: Page) => page.getByRole('region', { name: 'Answer' })
const text = (page: Page) => page.getByRole('textbox', { name: 'Text' })

// A first visit with the model of Morse, whose first sample it brings.
async function open(page: Page): Promise<void> {
  await page.goto('/speech?model=sandbox-morse')
  await expect(page.getByRole('heading', { name: 'Speech', level: 1 })).toBeVisible()
  await expect(answer(page).getByText('TAAS IS UP')).toBeVisible()
}

async function save(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  const saving = page.waitForEvent('download')
  await answer(page).getByRole('button', { name }).click()
  const download = await saving
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

async function tabTo(page: Page, name: string): Promise<void> {
  const target = page.getByRole('button', { name }).first()
  for (let count = 0; count < 40; count++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

async function askForFormat(page: Page, format: 'WAV' | 'MP3'): Promise<void> {
  await page.getByRole('button', { name: 'Show the side panel' }).click()
  await page.getByRole('radio', { name: format }).check()
  await page.getByRole('button', { name: 'Hide the side panel' }).first().click()
}

// Takes down what is begun to be heard, and what is held: contexts, addresses of blobs.
function noteSounds(): void {
  const heard: string[] = []
  const contexts: AudioContext[] = []
  const urls = new Set<string>()
  Reflect.set(globalThis, 'sounds', { heard, contexts, urls })
  const { play } = HTMLMediaElement.prototype
  HTMLMediaElement.prototype.play = function () {
    heard.push('element')
    return play.call(this)
  }
  const { start } = AudioScheduledSourceNode.prototype
  AudioScheduledSourceNode.prototype.start = function (when) {
    heard.push('buffer')
    start.call(this, when)
  }
  const Native = AudioContext
  Reflect.set(
    globalThis,
    'AudioContext',
    class extends Native {
      constructor(options: AudioContextOptions) {
        super(options)
        contexts.push(this)
      }
    },
  )
  const { createObjectURL, revokeObjectURL } = URL
  URL.createObjectURL = (blob) => {
    const url = createObjectURL.call(URL, blob)
    urls.add(url)
    return url
  }
  URL.revokeObjectURL = (url) => {
    urls.delete(url)
    revokeObjectURL.call(URL, url)
  }
}

function sounds(page: Page): Promise<string[]> {
  return page.evaluate(() => Reflect.get(globalThis, 'sounds').heard)
}

/** The audio contexts that are not closed, and how many addresses of blobs are not given back. */
function held(page: Page): Promise<{ contexts: string[]; urls: number }> {
  return page.evaluate(() => {
    const { contexts, urls } = Reflect.get(globalThis, 'sounds')
    const states = contexts.map(({ state }: AudioContext) => state)
    return { contexts: states.filter((state: string) => state !== 'closed'), urls: urls.size }
  })
}
