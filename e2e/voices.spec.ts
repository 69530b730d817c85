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
  let open = 0
  let mostOpen = 0
  const bodies: { model: string; input: string; voice?: string; speed?: number }[] = []
  const upstream = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    if (incoming.url === '/v1/audio/speech') mostOpen = Math.max(mostOpen, ++open)
    outgoing.on('close', () => {
      if (incoming.url === '/v1/audio/speech') open -= 1
    })
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
      // A moment, in which further requests would show.
      setTimeout(() => outgoing.writeHead(200, { 'content-type': 'audio/wav' }).end(sound), 50)
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
    mostOpen: () => mostOpen,
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

test('voice grid: one text by voices and speeds, two at a time, asked first; blind choices are counted', async ({
  page,
  watched,
}) => {
  await using server = await speechServer([{ id: 'anna', name: 'Anna', language: 'de' }])
  watched.allow(server.origin)
  await page.goto(`${server.origin}/speech`)
  await page.getByRole('textbox', { name: 'Text' }).fill('Guten Tag')
  await page.getByRole('button', { name: 'More ways to run' }).click()
  await page.getByRole('button', { name: 'Voice grid …' }).click()
  const grid = page.getByRole('dialog', { name: 'Voice grid' })
  await grid.getByRole('button', { name: 'Add a voice' }).click()
  await grid.getByRole('button', { name: 'Anna (anna)' }).click()
  await grid.getByRole('button', { name: 'Add a voice' }).click()
  await search(page).fill('zelda')
  await grid.getByRole('button', { name: 'Use “zelda”' }).click()
  await grid.getByRole('checkbox', { name: '2×' }).check()
  await grid.getByRole('button', { name: 'Speak 6 cells' }).click()
  expect(server.bodies).toEqual([])
  await grid.getByRole('alertdialog').getByRole('button', { name: 'Send 6' }).click()
  const cells = grid.getByRole('region', { name: 'Result' })
  await expect(cells.getByRole('button', { name: /^Hear Anna/ })).toHaveCount(2)
  await expect(cells.getByRole('listitem', { name: 'zelda · 2× · tts-1' })).toContainText('No such voice')
  // Two at once come in either order.
  expect(server.bodies.map(({ voice = '', speed = 1 }) => `${voice} ${speed}`).sort()).toEqual([
    ' 1',
    ' 2',
    'anna 1',
    'anna 2',
    'zelda 1',
    'zelda 2',
  ])
  expect(server.mostOpen()).toBeLessThanOrEqual(2)
  await cells.getByRole('button', { name: 'Hear Anna · 2× · tts-1' }).click()
  await expectAccessible(page)

  await grid.getByRole('checkbox', { name: /^Blind/ }).check()
  await expect(cells.getByRole('listitem', { name: /^Voice [A-F]$/ })).toHaveCount(6)
  await expect(cells).not.toContainText('Anna')
  const prefer = cells.getByRole('button', { name: /^Prefer Voice/ })
  await prefer.nth(1).click()
  await prefer.first().click()
  await expect(cells).toContainText('2 choices made')
  await cells.getByRole('button', { name: 'Reveal' }).click()
  await expect(cells.getByRole('list', { name: 'Choices' })).toContainText(/[12] of 2/)
  await grid.getByRole('button', { name: 'Close the voice grid' }).click()

  // Each cell was a clip like any other: what the page would ask is here already.
  await page.getByRole('button', { name: 'Speak', exact: true }).click()
  await expect(page.getByText('From this browser, made')).toBeVisible()
  expect(server.bodies).toHaveLength(6)
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
