import { describe, expect, it } from 'vitest'
import { rerankDocuments } from './rerank.ts'
import { answeringClient, failureOf, sandboxClient } from './test-servers.ts'

const documents = ['zero', 'one', 'two']
const rerank = (answer: unknown, top_n?: number) =>
  rerankDocuments(answeringClient(answer), {
    model: 'm',
    query: 'q',
    documents,
    ...(top_n === undefined ? {} : { top_n }),
  })
const results = (...pairs: [number, unknown][]) => ({
  results: pairs.map(([index, relevance_score]) => ({ index, relevance_score })),
})
const order = ({ ranked }: Awaited<ReturnType<typeof rerank>>) => ranked.map(({ index }) => index)
const clean = { missing: [], outOfRange: [], repeated: [] }

describe('rerankDocuments', () => {
  it('ranks with the sandbox', async () => {
    const ranking = await rerankDocuments(sandboxClient(), {
      model: 'sandbox-lexical',
      query: 'What is quantum computing?',
      documents: ['The weather today is sunny.', 'Quantum computing uses qubits to process information.'],
    })
    expect(ranking).toMatchObject({ ...clean, model: 'sandbox-lexical' })
    expect(order(ranking)).toEqual([1, 0])
  })

  const entries = [
    { index: 0, relevance_score: 0.1, document: null },
    { index: 1, score: 0.9, document: 'one' },
    { index: 2, relevance_score: 0.5, document: { text: 'two' } },
  ]
  it.each<[string, unknown]>([
    ['results', { results: entries, model: 'x', usage: {} }],
    ['data', { data: entries }],
    ['a bare array', entries],
  ])('reads %s, unsorted, with either name for the score', async (_, answer) => {
    expect(await rerank(answer)).toMatchObject({
      ...clean,
      ranked: [
        { index: 1, score: 0.9 },
        { index: 2, score: 0.5 },
        { index: 0, score: 0.1 },
      ],
    })
  })

  it('keeps ties in the order of the documents', async () => {
    expect(order(await rerank(results([2, 0.5], [0, 0.5], [1, 0.5])))).toEqual([0, 1, 2])
  })

  it('lists each document once and tells of repetitions', async () => {
    const ranking = await rerank(results([0, 0.9], [0, 0.8], [1, 0.5], [2, 0.1]))
    expect(ranking).toMatchObject({ ...clean, repeated: [0] })
    expect(ranking.ranked[0]).toEqual({ index: 0, score: 0.9 })
    expect(order(ranking)).toEqual([0, 1, 2])
  })

  it.each([3, -1, 99])('keeps the good results beside index %i', async (index) => {
    const ranking = await rerank(results([index, 0.9], [0, 0.5], [1, 0.4], [2, 0.3]))
    expect(ranking).toMatchObject({ ...clean, outOfRange: [index] })
    expect(order(ranking)).toEqual([0, 1, 2])
  })

  it('tells which documents no result names', async () => {
    expect(await rerank(results([0, 0.9], [2, 0.5]))).toMatchObject({ missing: [1] })
    expect(await rerank(results([0, 0.9], [0, 0.5]))).toMatchObject({ missing: [1, 2], repeated: [0] })
    expect(await rerank({ results: [] })).toMatchObject({ ranked: [], missing: [0, 1, 2] })
  })

  it('misses nothing that top_n left out', async () => {
    expect(await rerank(results([0, 0.9], [2, 0.5]), 2)).toMatchObject(clean)
    expect(await rerank(results([0, 0.9], [1, 0.5], [2, 0.1]), 10)).toMatchObject(clean)
    expect((await rerank(results([0, 0.9]), 2)).missing).toEqual([1, 2])
  })

  it('puts results without a score last, as unscored', async () => {
    const ranking = await rerank(results([0, null], [1, 'high'], [2, -3]))
    expect(ranking.ranked).toEqual([
      { index: 2, score: -3 },
      { index: 0, score: null },
      { index: 1, score: null },
    ])
  })

  it('keeps logits as they are', async () => {
    const ranking = await rerank(results([0, 7.25], [1, -4], [2, 0]))
    expect(ranking.ranked.map(({ score }) => score)).toEqual([7.25, 0, -4])
  })

  it.each<[unknown, string]>([
    [{ results: [{ index: 'a' }] }, 'results.0.index'],
    [{ data: [{ index: 0 }, { score: 1 }] }, 'data.1.index'],
    [[{ index: 1.5 }], '0.index'],
    [{}, 'results'],
    [null, '(root)'],
  ])('finds %j unreadable, and says where', async (answer, path) => {
    expect(await failureOf('unreadable', rerank(answer))).toMatchObject({ code: 'unexpected', path })
  })

  it('takes an error object under a 200 for a refusal', async () => {
    expect((await failureOf('refused', rerank({ error: 'No', error_type: 'x' }))).words).toBe('No')
  })
})
