// The console's client against servers that answer in the shapes of llama.cpp, vLLM, TEI, Speaches and
// Kokoro-FastAPI, behind one gateway that sends each endpoint to its own (gateway/fixtures/servers).
import { expect, inject, it } from 'vitest'
import { streamChat } from './chat.ts'
import { createEmbeddings } from './embeddings.ts'
import { checkHealth } from './health.ts'
import { listModels } from './models.ts'
import { rerankDocuments } from './rerank.ts'
import { createSpeech, listVoices } from './speech.ts'
import { clientFor, failureOf } from './test-servers.ts'
import { transcribeAudio } from './transcription.ts'

const client = clientFor(inject('servers').locals, { token: 'any-token-will-do' })

it('lists the models of all of them, each for what its server does', async () => {
  const models = await listModels(client)
  expect(models.map(({ id, kinds, kindSource }) => [id, kinds[0], kindSource])).toEqual([
    ['qwen3-4b', 'chat', 'declared'],
    ['BAAI/bge-m3', 'embeddings', 'declared'],
    ['bge-reranker-base', 'rerank', 'declared'],
    ['Systran/faster-whisper-small', 'transcription', 'declared'],
    ['tts-1', 'speech', 'declared'],
    ['kokoro', 'speech', 'declared'],
  ])
})

it('is up when all of them are', async () => {
  expect((await checkHealth(client)).state).toBe('up')
})

it('llama.cpp: reasoning, text, and usage in a chunk without choices', async () => {
  const request = { model: 'qwen3-4b', messages: [{ role: 'user' as const, content: 'Hi' }], stream: true }
  const seen = { text: '', reasoning: '', finish: '', total: 0 }
  for await (const delta of streamChat(client, request)) {
    seen.text += delta.text ?? ''
    seen.reasoning += delta.reasoning ?? ''
    seen.finish = delta.finishReason ?? seen.finish
    seen.total = delta.usage?.total ?? seen.total
  }
  expect(seen).toEqual({ text: 'Good day.', reasoning: 'A greeting.', finish: 'stop', total: 12 })
})

it('llama.cpp while it loads, vLLM without the model, TEI when it is busy, Kokoro without the voice', async () => {
  const chat = streamChat(client, { model: 'loading', messages: [], stream: true }).next()
  expect(await failureOf('refused', chat)).toMatchObject({ status: 503, words: 'Loading model' })
  const embedding = createEmbeddings(client, { model: 'gone', input: ['a'] })
  expect(await failureOf('refused', embedding)).toMatchObject({
    status: 404,
    words: expect.stringContaining('gone'),
  })
  const ranking = rerankDocuments(client, { model: 'x', query: 'overload', documents: ['a'] })
  expect(await failureOf('refused', ranking)).toMatchObject({ status: 429, words: 'Model is overloaded' })
  const speech = createSpeech(client, { model: 'kokoro', input: 'a', voice: 'gone' })
  expect(await failureOf('refused', speech)).toMatchObject({ status: 400, words: "Voice 'gone' not found." })
})

it('vLLM: vectors out of order', async () => {
  const { vectors } = await createEmbeddings(client, { model: 'BAAI/bge-m3', input: ['a', 'b'] })
  expect(vectors.map((vector) => Array.from(vector ?? []))).toEqual([
    [1, 0, 0],
    [0, 1, 0],
  ])
})

it('TEI: asked with `texts` at /rerank, answered with a bare array', async () => {
  const request = { model: 'bge-reranker-base', query: 'q', documents: ['a', 'b'], top_n: 2 }
  const { ranked } = await rerankDocuments(client, request)
  expect(ranked).toEqual([
    { index: 1, score: 0.9976 },
    { index: 0, score: 0.0123 },
  ])
})

it('TEI ranks everything: the gateway cuts its list to what was asked for', async () => {
  const request = { model: 'bge-reranker-base', query: 'q', documents: ['a', 'b'], top_n: 1 }
  const { ranked, missing } = await rerankDocuments(client, request)
  expect({ ranked, missing }).toEqual({ ranked: [{ index: 1, score: 0.9976 }], missing: [] })
})

it.each([
  ['no object', 400, '[]'],
  ['no JSON', 400, '{'],
  ['JSON that cannot be written again', 400, `{"query":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
  ['more than 26 MB in pieces of an unknown number', 413, new Blob(['x'.repeat(27 * 1_048_576)]).stream()],
])('a body for another dialect that is %s is refused', async (_, status, body) => {
  const init = { method: 'POST', body, duplex: 'half', headers: { 'content-type': 'application/json' } }
  const answer = await fetch(`${inject('servers').locals}/v1/rerank`, init)
  expect([answer.status, await answer.json()]).toEqual([status, { detail: expect.stringMatching(/\w/) }])
})

it('Speaches: a transcript', async () => {
  const file = new Blob(['RIFF'], { type: 'audio/wav' })
  const { text } = await transcribeAudio(client, { file, fileName: 'a.wav', model: 'whisper' })
  expect(text.trim()).toBe('Good day.')
})

it('Kokoro: a WAV without a length called MP3, and voices as objects', async () => {
  const speech = await createSpeech(client, { model: 'kokoro', input: 'a', voice: 'af_heart' })
  expect(speech.format).toBe('wav')
  expect(await listVoices(client)).toMatchObject([{ id: 'af_heart' }, { id: 'bm_george' }])
})
