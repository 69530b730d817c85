import { describe, expect, it } from 'vitest'
import { listModels, type ModelKind } from './models.ts'
import { answeringClient, failureOf, sandboxClient, scriptedClient } from './test-servers.ts'

const idsOf = async (answer: unknown) => (await listModels(answeringClient(answer))).map(({ id }) => id)

describe('listModels', () => {
  it('lists the sandbox’s models with what they are for', async () => {
    const models = await listModels(sandboxClient())
    expect(models.find(({ id }) => id === 'sandbox-hash-768')).toMatchObject({
      owner: 'taas-sandbox',
      kinds: ['embeddings'],
      kindSource: 'declared',
      description: expect.stringContaining('not meaning'),
    })
    expect(models.find(({ id }) => id === 'sandbox-faults')?.kinds).toHaveLength(5)
  })

  const entries = [{ id: 'b', object: 'model', owned_by: 'x' }, { id: 'a' }]
  it.each<[string, unknown]>([
    ['a bare array', entries],
    ['{object, data}', { object: 'list', data: entries }],
    ['{data}', { data: entries }],
    ['{models}', { models: entries }],
    ['an empty list', { data: [] }],
  ])('accepts %s', async (name, answer) => {
    expect(await idsOf(answer)).toEqual(name === 'an empty list' ? [] : ['b', 'a'])
  })

  it('leaves out what has no usable id, and lists each id once', async () => {
    const broken = [
      null,
      {},
      { id: 5 },
      { id: '' },
      [],
      'x',
      { id: 'a' },
      { id: 'b' },
      { id: 'a', owned_by: 'z' },
    ]
    expect(await idsOf(broken)).toEqual(['a', 'b'])
  })

  it('bears odd remarks and hostile ids', async () => {
    const ids = [
      '<img src=x onerror=alert(1)>',
      '../../etc',
      'a b',
      '\u202Egnp',
      'x'.repeat(4096),
      '__proto__',
    ]
    expect(await idsOf(ids.map((id) => ({ id, owned_by: 5, type: {}, description: [] })))).toEqual(ids)
  })

  it('lists 5,000', async () => {
    const chunks = [JSON.stringify([{ id: 'a' }]).slice(0, -1), ',{"id":"b"}'.repeat(100)]
    const client = scriptedClient({ chunks: [...chunks, ',{"id":"c"}]'] })
    expect(await listModels(client)).toHaveLength(3)
  })

  it.each([{ object: 'list', data: null }, {}, null, 5, { data: 'a' }])(
    'finds %j unreadable',
    async (answer) => {
      const facts = await failureOf('unreadable', listModels(answeringClient(answer)))
      expect(facts).toMatchObject({ code: 'unexpected', path: expect.stringMatching(/./) })
    },
  )

  it.each<[object, ModelKind]>([
    [{ id: 'x', type: 'embedding' }, 'embeddings'],
    [{ id: 'x', model_type: 'rerank' }, 'rerank'],
    [{ id: 'x', type: 'automatic-speech-recognition' }, 'transcription'],
    [{ id: 'x', type: 'text-to-speech' }, 'speech'],
    [{ id: 'x', type: 'LLM' }, 'chat'],
    [{ id: 'bge-m3' }, 'embeddings'],
    [{ id: 'bge-reranker-v2-m3' }, 'rerank'],
    [{ id: 'openai/whisper-large-v3' }, 'transcription'],
    [{ id: 'gpt-4o-transcribe' }, 'transcription'],
    [{ id: 'kokoro' }, 'speech'],
    [{ id: 'tts-1-hd' }, 'speech'],
    [{ id: 'text-embedding-3-small' }, 'embeddings'],
    [{ id: 'claude-sonnet-4' }, 'chat'],
    [{ id: 'x', type: 'model' }, 'chat'],
  ])('takes %j for %s', async (entry, kind) => {
    const [model] = await listModels(answeringClient([entry]))
    expect(model?.kinds).toEqual([kind])
  })
})
