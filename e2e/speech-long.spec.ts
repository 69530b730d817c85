import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { Page } from '@playwright/test'
import { readFlags } from '../gateway/flags.ts'
import { createGateway } from '../gateway/gateway.ts'
import { createGatewayServer } from '../gateway/server.ts'
import { listen } from '../gateway/test-servers.ts'
import { encodeWav } from '../src/lib/encode-wav.ts'
import { readMp3Frame } from '../src/lib/mp3-frames.ts'
import { frameBytesOf, readWavHead } from '../src/lib/wav-stream.ts'
import { chooseModel, expect, test } from './fixtures.ts'

const SENTENCE = 'Order 4172 ships on Tuesday, 3 March, at 9:45. '

test('12,000 characters are one file, as long as its parts together; Retry sends what is missing alone', async ({
  page,
  watched,
}) => {
  const asked: string[] = []
  let isBroken = true
  const upstream = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const json = (status: number, body: unknown) =>
        outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      if (incoming.url === '/v1/models') return json(200, [{ id: 'tts-1', type: 'speech' }])
      if (incoming.url !== '/v1/audio/speech') return json(404, { detail: 'Not Found' })
      const { input } = JSON.parse(Buffer.concat(chunks).toString())
      asked.push(input)
      if (isBroken && input.startsWith('Second')) return json(503, { detail: 'The second is not ready' })
      // A second of sound for the first part, two for the second, three for the third.
      const seconds = ['First', 'Second', 'Third'].findIndex((word) => input.startsWith(word)) + 1
      const sound = encodeWav(new Float32Array(seconds * 8_000).fill(0.1), 8_000)
      outgoing.writeHead(200, { 'content-type': 'audio/wav' }).end(sound)
    })
  })
  await using server = await listen(upstream)
  const passing = createGateway(readFlags(['--upstream', server.origin], {}), {
    log: () => {},
    onError: () => {},
  })
  await using through = await listen(createGatewayServer(passing.app))
  watched.allow(through.origin)
  await page.goto(`${through.origin}/speech`)
  const parts = ['First', 'Second', 'Third'].map((word) => `${word} ${'x'.repeat(4_000)}. `)
  await text(page).fill(parts.join(''))
  await page.getByRole('button', { name: 'Speak', exact: true }).click()
  await expect(answer(page).getByRole('alert')).toContainText('The second is not ready')
  const progress = page.getByRole('region', { name: 'Parts' })
  await expect(progress).toContainText('1 of 3 parts are here · Retry sends what is missing alone')
  await expect(progress.getByRole('listitem').nth(1)).toContainText('failed')
  await expect(page.getByRole('region', { name: 'Arriving' })).toContainText(/heard to 0:01/)
  expect(asked.map((input) => input.split(' ')[0])).toEqual(['First', 'Second'])

  isBroken = false
  asked.length = 0
  await answer(page).getByRole('button', { name: 'Retry' }).click()
  await expect(answer(page)).toContainText('3 parts, joined sample by sample')
  await expect(progress).toHaveCount(0)
  expect(asked.map((input) => input.split(' ')[0])).toEqual(['Second', 'Third'])
  expect(wavSeconds(await save(page, 'Download WAV'))).toBe(6)
  passing.close()
})

// The robot voice needs its time for minutes of sound.
for (const format of ['WAV', 'MP3'] as const) {
  test(`12,000 characters by the robot voice are one ${format}, as long as its parts together @slow`, async ({
    page,
    gateway,
  }) => {
    test.setTimeout(120_000)
    const long = SENTENCE.repeat(256).slice(0, 12_000)
    const asked: Record<string, string>[] = []
    page.on('request', (request) => request.url().endsWith('/speech') && asked.push(request.postDataJSON()))
    await open(page)
    await chooseModel(page, 'sandbox-espeak')
    await page.getByRole('button', { name: 'Show the side panel' }).click()
    await page.getByRole('textbox', { name: 'Speed' }).fill('2.5')
    await page.getByRole('radio', { name: format }).check()
    const secondsOf = format === 'WAV' ? wavSeconds : mp3Seconds
    asked.length = 0
    await text(page).fill(long)
    await expect(
      page.getByText(/^Over the 4,096 characters of one request, by 7,904: sent as 3,/),
    ).toBeVisible()
    await expect(page.getByText(`3 requests · ${format} · 2.5×`)).toBeVisible()
    await page.getByRole('button', { name: 'Speak', exact: true }).click()
    await expect(answer(page)).toContainText('3 parts, joined', { timeout: 60_000 })
    // In order and nothing lost; each is what one request may hold.
    expect(asked.map(({ input }) => input).join('')).toBe(long)
    expect(Math.max(...asked.map(({ input = '' }) => input.length))).toBeLessThanOrEqual(4_096)
    const each = await Promise.all(
      asked.map(async (body) => {
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${gateway.fullToken}` }
        const init = { method: 'POST', headers, body: JSON.stringify(body) }
        const response = await fetch(`${gateway.origin}/v1/audio/speech`, init)
        return secondsOf(new Uint8Array(await response.arrayBuffer()))
      }),
    )
    const whole = secondsOf(await save(page, `Download ${format}`))
    const sum = each.reduce((seconds, more) => seconds + more, 0)
    expect(sum).toBeGreaterThan(60)
    expect(Math.abs(whole - sum)).toBeLessThan(0.02)
    // The player has the whole: it knows its end and goes there.
    const place = answer(page).getByRole('slider', { name: 'Position' })
    await expect.poll(() => place.getAttribute('aria-valuemax').then(Number)).toBeCloseTo(whole, 0)
    await answer(page)
      .getByRole('button', { name: /Play|Pause/ })
      .press('End')
    await expect.poll(() => place.getAttribute('aria-valuenow').then(Number)).toBeGreaterThan(whole - 1)
  })
}

const answer = (page: Page) => page.getByRole('region', { name: 'Answer' })
const text = (page: Page) => page.getByRole('textbox', { name: 'Text' })

async function open(page: Page): Promise<void> {
  await page.goto('/speech?model=sandbox-morse')
  await expect(answer(page).getByText('TAAS IS UP')).toBeVisible()
}

async function save(page: Page, name: string): Promise<Uint8Array> {
  const saving = page.waitForEvent('download')
  await answer(page).getByRole('button', { name }).click()
  return readFile(await (await saving).path())
}

// By the length that the head says: that of a finished file, or of a streamed one as far as it goes.
function wavSeconds(bytes: Uint8Array): number {
  const head = readWavHead(bytes)
  if (head === null || head === 'unsupported') throw new Error('No WAV.')
  const { format, dataAt, dataBytes } = head
  const length = Math.min(dataBytes, bytes.length - dataAt)
  return length / frameBytesOf(format) / format.sampleRate
}

function mp3Seconds(bytes: Uint8Array): number {
  let seconds = 0
  for (let at = 0; at < bytes.length; ) {
    const frame = readMp3Frame(bytes, at)
    seconds += frame === null ? 0 : frame.samples / frame.sampleRate
    at += frame?.bytes ?? 1
  }
  return seconds
}
