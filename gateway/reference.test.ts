// The curl examples of the API's reference, run as they stand there by a shell and the real curl.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { renderMorse } from './sandbox/morse-tone.ts'
import { encodeWav } from './sandbox/wav.ts'

const REFERENCE = new URL('../docs/taas-api-reference.txt', import.meta.url)
const text = await readFile(REFERENCE, 'utf8')

// An example ends where the same in Python begins.
const examples = Array.from(text.matchAll(/^curl .*?(?=^import requests)/gms), ([command]) => command.trim())

/** The reference's models, each with the sandbox's for the same endpoint. */
const MODELS: Record<string, string> = {
  'claude-sonnet-4': 'sandbox-docs',
  'bge-m3': 'sandbox-hash-768',
  'bge-reranker-v2-m3': 'sandbox-lexical',
  whisper: 'sandbox-listen',
  kokoro: 'sandbox-morse',
}

let folder = ''

beforeAll(async () => {
  if (spawnSync('curl', ['--version']).error) {
    throw new Error('These tests run the real curl, and it is not on this machine: install it and try again.')
  }
  folder = await mkdtemp(join(tmpdir(), 'taas-reference-'))
  const rate = 16_000
  const sound = renderMorse('HELLO FROM CURL', { wordsPerMinute: 20, sampleRate: rate, toneHz: 600 })
  await writeFile(join(folder, 'recording.wav'), encodeWav(sound, rate))
  // So the commands run letter for letter, and still tell how they were answered.
  await writeFile(join(folder, '.curlrc'), 'silent\nwrite-out = "%{stderr}%{http_code} %{content_type}"\n')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const endpointOf = (command: string) => new URL(/https:\S+/.exec(command)?.[0] ?? '').pathname
const exampleFor = (path: string) => examples.find((command) => endpointOf(command) === path) ?? ''

function atSandbox(command: string): string {
  const { gateway, token } = inject('servers')
  return command.replace('https://taas.cloudsigma.com', gateway).replace('taas_xxxxxxxxxxxxxxxx', token)
}

function withOwnModel(command: string): string {
  return command.replace(/("model": "|model=)([\w.-]+)/, (_, before, name) => `${before}${MODELS[name]}`)
}

/** What curl printed, and status and type of the answer. */
function run(command: string): Promise<{ body: string; status: string; type: string }> {
  const env = { PATH: process.env.PATH, HOME: folder, no_proxy: '*' }
  const child = spawn('sh', ['-c', command], { cwd: folder, env })
  let body = ''
  let told = ''
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    body += chunk
  })
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    told += chunk
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', () => {
      const [, status = '', type = ''] = /^(\d{3}) (.*)$/.exec(told) ?? ['', told]
      resolve({ body, status, type })
    })
  })
}

async function answerTo(path: string) {
  const { body, status, type } = await run(atSandbox(withOwnModel(exampleFor(path))))
  expect([status, type]).toEqual(['200', expect.stringMatching(/^application\/json/)])
  return JSON.parse(body)
}

it('the reference has an example for every endpoint', () => {
  expect(examples.map(endpointOf)).toEqual([
    '/v1/models',
    '/v1/chat/completions',
    '/v1/embeddings',
    '/v1/rerank',
    '/v1/audio/transcriptions',
    '/v1/audio/speech',
    '/health',
  ])
})

describe('an example, run at the sandbox', () => {
  it('lists the models', async () => {
    expect((await answerTo('/v1/models'))[0]).toMatchObject({
      id: expect.any(String),
      object: 'model',
      owned_by: expect.any(String),
    })
  })

  it('chats', async () => {
    const { choices, usage } = await answerTo('/v1/chat/completions')
    expect(choices[0].message).toEqual({ role: 'assistant', content: expect.stringMatching(/\w/) })
    expect(usage.total_tokens).toBe(usage.prompt_tokens + usage.completion_tokens)
    expect(usage.completion_tokens).toBeLessThanOrEqual(512)
  })

  it('embeds', async () => {
    const { data, usage } = await answerTo('/v1/embeddings')
    expect(data.map(({ index }: { index: number }) => index)).toEqual([0, 1])
    expect(data[0].embedding).toHaveLength(768)
    expect(usage.total_tokens).toBe(usage.prompt_tokens)
  })

  it('reranks', async () => {
    const { results } = await answerTo('/v1/rerank')
    expect(results).toHaveLength(3)
    expect(results[0]).toEqual({ index: 0, relevance_score: expect.any(Number) })
  })

  it('transcribes', async () => {
    expect(await answerTo('/v1/audio/transcriptions')).toMatchObject({ text: 'HELLO FROM CURL' })
  })

  it('speaks into a file', async () => {
    const { status, type } = await run(atSandbox(withOwnModel(exampleFor('/v1/audio/speech'))))
    expect([status, type]).toEqual(['200', 'audio/mpeg'])
    expect((await readFile(join(folder, 'speech.mp3'), 'latin1')).slice(0, 3)).toBe('ID3')
  })

  it('asks for health', async () => {
    expect(await answerTo('/health')).toEqual({ status: 'ok' })
  })
})

it.each(
  Object.entries({
    '/v1/chat/completions': 'sandbox-docs',
    '/v1/embeddings': 'sandbox-hash-768',
    '/v1/rerank': 'sandbox-lexical',
    '/v1/audio/transcriptions': 'sandbox-listen',
    '/v1/audio/speech': 'sandbox-morse',
  }),
)('an example with the model as it stands there is a 404 at %s that names %s', async (path, own) => {
  const { body, status } = await run(atSandbox(exampleFor(path)))
  const answer = path === '/v1/audio/speech' ? await readFile(join(folder, 'speech.mp3'), 'utf8') : body
  expect(status).toBe('404')
  expect(JSON.parse(answer).detail).toContain(own)
})

it('an example without a real token is a 401', async () => {
  const command = exampleFor('/v1/models').replace('https://taas.cloudsigma.com', inject('servers').gateway)
  const { status, body } = await run(command)
  expect(status).toBe('401')
  expect(JSON.parse(body).detail).toContain('your token was not sent anywhere')
})
