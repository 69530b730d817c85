import { createServer } from 'node:http'
import type { Page } from '@playwright/test'
import { readFlags } from '../gateway/flags.ts'
import { createGateway } from '../gateway/gateway.ts'
import { createGatewayServer } from '../gateway/server.ts'
import { listen } from '../gateway/test-servers.ts'
import { encodeWav } from '../src/lib/encode-wav.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

/** A server whose speech lasts a moment, and its voices where it has a list of them. */
async function speechServer(voices: unknown) {
  const bodies: { model: string; input: string; voice?: string; speed?: number }[] = []
  const upstream = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const json = (status: number, body: unknown) =>
        outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      const answers: Record<string, unknown> = {
        '/v1/models': [{ id: 'tts-1', type: 'speech' }],
        ...(voices === null ? {} : { '/v1/audio/voices': { voices } }),
      }
      if (incoming.url !== '/v1/audio/speech') {
        const found = answers[incoming.url ?? '']
        return json(found === undefined ? 404 : 200, found ?? { detail: 'Not Found' })
      }
      const body = JSON.parse(Buffer.concat(chunks).toString())
      bodies.push(body)
      if (body.voice === 'zelda') return json(422, { detail: 'No such voice' })
      const sound = encodeWav(new Float32Array(1_600).fill(0.1), 8_000)
      outgoing.writeHead(200, { 'content-type': 'audio/wav' }).end(sound)
    })
  })
  const server = await listen(upstream)
  const passing = createGateway(readFlags(['--upstream', server.origin], {}), {
    log: () => {},
    onError: () => {},
  })
  const through = await listen(createGatewayServer(passing.app))
  return {
    origin: through.origin,
    bodies,
    [Symbol.asyncDispose]: async () => {
      passing.close()
      await through[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}

test('a voice is found by its language, heard before it is chosen, and any other can be named', async ({
  page,
  watched,
}) => {
  await using server = await speechServer([
    { id: 'anna', name: 'Anna', language: 'de' },
    { id: 'bella', language: 'en-GB' },
    { id: 'claire' },
  ])
  watched.allow(server.origin)
  await page.goto(`${server.origin}/speech`)
  await expect(page.getByText('The server lists 3 voices.')).toBeVisible()
  await chosenVoice(page).click()
  const list = page.getByRole('dialog', { name: 'Voice: The model’s own' })
  await expect(list.getByRole('heading')).toHaveText(['British English', 'German', 'Other'])
  await expect(list).toContainText('▶ sends one short request with')
  await search(page).fill('german')
  await expect(list).toContainText('1 of 3 voices.')
  await expect(list.getByRole('heading')).toHaveText(['German'])
  await expectAccessible(page)

  // Heard once by a request, then without; nothing of it is in the history.
  const hear = list.getByRole('button', { name: 'Hear Anna' })
  await hear.click()
  await expect.poll(() => server.bodies).toHaveLength(1)
  expect(server.bodies[0]).toMatchObject({
    model: 'tts-1',
    voice: 'anna',
    input: 'Guten Tag. So klingt diese Stimme.',
  })
  await hear.click()
  await hear.click()
  expect(server.bodies).toHaveLength(1)
  // Down from the field to the row, and chosen by a key.
  await search(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(chosenVoice(page)).toHaveAccessibleName('Voice: Anna')

  await page.getByRole('textbox', { name: 'Text' }).fill('Guten Tag')
  await page.getByRole('button', { name: 'Speak', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Download WAV' })).toBeVisible()
  await chosenVoice(page).click()
  await search(page).fill('zelda')
  await page.getByRole('button', { name: 'Use “zelda”' }).click()
  await page.getByRole('button', { name: 'Hear zelda' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'No such voice' })).toBeVisible()
  expect(server.bodies.map(({ voice }) => voice)).toEqual(['anna', 'anna', 'zelda'])
  await page.getByRole('button', { name: 'Load', exact: true }).click()
  await expect(
    page.getByRole('dialog', { name: 'Load' }).getByRole('button', { name: /^Guten Tag/ }),
  ).toHaveCount(1)
})

test('where there is no list of voices, nothing is said of it and any can be typed and heard', async ({
  page,
  watched,
}) => {
  await using server = await speechServer(null)
  watched.allow(server.origin)
  const asked = page.waitForResponse(/voices$/)
  await page.goto(`${server.origin}/speech`)
  expect((await asked).status()).toBe(404)
  await page.getByLabel('Voice', { exact: true }).fill('nova')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByRole('button', { name: 'Hear nova' }).click()
  await expect.poll(() => server.bodies.map(({ voice }) => voice)).toEqual(['nova'])
})

const chosenVoice = (page: Page) => page.getByRole('button', { name: /^Voice:/ })
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search, or type any name' })
