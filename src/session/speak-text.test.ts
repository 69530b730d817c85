import { describe, expect, it } from 'vitest'
import type { SpeechFormat } from '@/api/speech.ts'
import { sandboxClient } from '@/api/test-servers.ts'
import { readMp3Frame } from '@/lib/mp3-frames.ts'
import { createWavReader } from '@/lib/wav-stream.ts'
import { type SpeechListener, speakTexts } from './speak-text.ts'
import type { SpokenPart } from './speech.ts'

const signal = new AbortController().signal
const never: SpeechListener = { onStart: () => {}, onParts: () => {} }

const requests = (format: 'mp3' | 'wav', ...inputs: string[]) =>
  inputs.map((input) => ({ model: 'sandbox-morse', input, response_format: format, speed: 4 }))

const bytesOf = async (sound: Blob) => new Uint8Array(await sound.arrayBuffer())

function mp3Samples(bytes: Uint8Array): number {
  let samples = 0
  for (let at = 0; at < bytes.length; ) {
    const frame = readMp3Frame(bytes, at)
    samples += frame?.samples ?? 0
    at += frame?.bytes ?? 1
  }
  return samples
}

const wavSamples = (bytes: Uint8Array) => createWavReader().push(bytes)[0]?.length ?? 0

describe.each([
  ['wav', wavSamples],
  ['mp3', mp3Samples],
] as const)('%s', (format, count) => {
  it('is one sound, as long as its parts together', async () => {
    const texts = requests(format, 'PARIS PARIS', 'SOS', 'CQ TAAS')
    const starts: SpeechFormat[] = []
    const seen: SpokenPart[][] = []
    const spoken = await speakTexts(sandboxClient(), texts, signal, {
      onStart: (own) => starts.push(own),
      onParts: (parts) => seen.push([...parts]),
    })
    const each = await Promise.all(texts.map((text) => speakTexts(sandboxClient(), [text], signal, never)))
    let sum = 0
    for (const { audio } of each) sum += count(await bytesOf(audio))
    expect(count(await bytesOf(spoken.audio))).toBe(sum)
    expect(spoken).toMatchObject({ format, isCut: false, parts: 3 })
    expect(starts).toEqual([format])
    // In order, and never more than one ahead.
    const running = seen.map((parts) => parts.filter(({ status }) => status === 'running').length)
    expect(Math.max(...running)).toBeLessThanOrEqual(2)
    expect(seen.at(-1)?.map(({ status }) => status)).toEqual(['done', 'done', 'done'])
  })
})

it('goes on where it failed: the parts that came are not asked for again', async () => {
  const texts = requests('wav', 'EEE', 'TTT', 'III')
  const [first, , third] = texts
  const broken = { model: 'sandbox-faults', input: 'status=503', response_format: 'wav' as const }
  const asked: string[] = []
  const client = sandboxClient()
  const counting = {
    ...client,
    post: (...[path, body, options]: Parameters<typeof client.post>) => {
      asked.push(JSON.stringify(body))
      return client.post(path, body, options)
    },
  }
  const failing = [first, broken, third].flatMap((each) => each ?? [])
  await expect(speakTexts(counting, failing, signal, never)).rejects.toMatchObject({ kind: 'refused' })
  expect(asked).toHaveLength(2)
  await expect(speakTexts(counting, failing, signal, never)).rejects.toMatchObject({ kind: 'refused' })
  expect(asked.slice(2)).toEqual([JSON.stringify(broken)])
  // Another text has parts of its own; once all is spoken nothing is held any more.
  await speakTexts(counting, texts, signal, never)
  expect(asked).toHaveLength(3 + 2)
  await speakTexts(counting, texts, signal, never)
  expect(asked).toHaveLength(3 + 2 + 3)
})

it('half of the only part is an answer, half of several is a failure', async () => {
  const cut = { model: 'sandbox-faults', input: 'short and some more words', response_format: 'wav' as const }
  expect(await speakTexts(sandboxClient(), [cut], signal, never)).toMatchObject({ isCut: true })
  const two = [...requests('wav', 'E'), cut]
  await expect(speakTexts(sandboxClient(), two, signal, never)).rejects.toMatchObject({ kind: 'cut-short' })
})

it('parts that are of two kinds are told, not joined', async () => {
  const mixed = [...requests('wav', 'E'), ...requests('mp3', 'T')]
  await expect(speakTexts(sandboxClient(), mixed, signal, never)).rejects.toMatchObject({
    kind: 'unreadable',
    facts: { words: 'A part came as mp3, those before it as wav.' },
  })
})
