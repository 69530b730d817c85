import { describe, expect, it } from 'vitest'
import { createEmbeddings } from './embeddings.ts'
import { answeringClient, failureOf, sandboxClient, scriptedClient } from './test-servers.ts'

const request = { model: 'm', input: ['a', 'b', 'c'] }

const base64Of = (...numbers: number[]) => {
  const view = new DataView(new ArrayBuffer(numbers.length * 4))
  for (const [index, number] of numbers.entries()) view.setFloat32(index * 4, number, true)
  return btoa(Array.from(new Uint8Array(view.buffer), (byte) => String.fromCharCode(byte)).join(''))
}

const embed = (vectors: unknown[], indexes = vectors.map((_, index) => index), rest: object = {}) =>
  createEmbeddings(
    answeringClient({ data: vectors.map((embedding, at) => ({ index: indexes[at], embedding })), ...rest }),
    request,
  )

const lists = (vectors: (Float32Array | null)[]) => vectors.map((vector) => vector && Array.from(vector))

describe('createEmbeddings', () => {
  it('gets the same vectors as numbers and as base64 from the sandbox', async () => {
    const input = ['Hello world', 'How are you?']
    const [numbers, base64] = await Promise.all(
      (['float', 'base64'] as const).map((encoding_format) =>
        createEmbeddings(sandboxClient(), { model: 'sandbox-hash-768', input, encoding_format }),
      ),
    )
    expect(numbers?.vectors.map((vector) => vector?.length)).toEqual([768, 768])
    expect(base64).toEqual(numbers)
    expect(numbers).toMatchObject({ damaged: [], totalTokens: expect.any(Number), model: 'sandbox-hash-768' })
  })

  it('embeds a single text', async () => {
    const { vectors } = await createEmbeddings(sandboxClient(), {
      model: 'sandbox-hash-768',
      input: 'a',
      dimensions: 64,
    })
    expect(vectors.map((vector) => vector?.length)).toEqual([64])
  })

  it('puts vectors in order by their index', async () => {
    const { vectors } = await embed([[3], [2], [1]], [2, 1, 0])
    expect(lists(vectors)).toEqual([[1], [2], [3]])
  })

  it('leaves a gap where none came, without a shift', async () => {
    const { vectors, damaged } = await embed([[1], [3]], [0, 2])
    expect(lists(vectors)).toEqual([[1], null, [3]])
    expect(damaged).toEqual([])
  })

  it('reads base64 whatever was asked for', async () => {
    const { vectors } = await embed([base64Of(1, -0.5), [2, 2], base64Of(0, 3e38)])
    expect(lists(vectors)).toEqual([
      [1, -0.5],
      [2, 2],
      [0, expect.closeTo(3e38, -35)],
    ])
  })

  it('names damaged vectors: null, text, and numbers beyond all bounds', async () => {
    const { damaged, vectors } = await embed([
      [1, null],
      ['x', 1],
      [1, 2],
    ])
    expect(damaged).toEqual([0, 1])
    expect(vectors[2]).toEqual(Float32Array.of(1, 2))
    const infinite = scriptedClient({ chunks: ['{"data":[{"index":0,"embedding":[1e999,1]}]}'] })
    expect((await createEmbeddings(infinite, request)).damaged).toEqual([0])
    expect((await embed([base64Of(Number.NaN, 1), [1, 1], [1, 1]])).damaged).toEqual([0])
    expect((await embed([[1e39], [1], [1]])).damaged).toEqual([0])
  })

  it('keeps vectors of other lengths and zeros as they are', async () => {
    const { vectors, damaged } = await embed([[0, 0], [1], []])
    expect(lists(vectors)).toEqual([[0, 0], [1], []])
    expect(damaged).toEqual([])
  })

  it('names what is inconsistent and keeps the rest: an index twice, one past the texts', async () => {
    const { vectors, repeated, outOfRange } = await embed([[1], [2], [3], [4]], [0, 1, 1, 7])
    expect(vectors).toEqual([Float32Array.of(1), null, null])
    expect(repeated).toEqual([1])
    expect(outOfRange).toEqual([7])
  })

  it.each<[string, unknown[], number[]]>([
    ['but one index', [[1], [2], [3]], [0, 0, 0]],
    ['an index past the texts', [[1]], [3]],
    ['a negative index', [[1]], [-1]],
    ['a broken index', [[1]], [0.5]],
    ['base64 that is none', ['***'], [0]],
    ['base64 that is cut off', [base64Of(1, 2).slice(0, 8)], [0]],
    ['a vector that is none', [5], [0]],
  ])('finds %s unreadable', async (_, vectors, indexes) => {
    const facts = await failureOf('unreadable', embed(vectors, indexes))
    expect(facts).toMatchObject({ code: 'unexpected', path: expect.stringMatching(/^data/) })
  })

  it('finds NaN as a bare word not to be JSON', async () => {
    const client = scriptedClient({ chunks: ['{"data":[{"index":0,"embedding":[NaN]}]}'] })
    expect((await failureOf('unreadable', createEmbeddings(client, request))).code).toBe('not-json')
  })

  it('bears usage that is odd or missing', async () => {
    for (const usage of [undefined, null, {}, { total_tokens: 'many' }, { total_tokens: -1 }, 'none']) {
      expect((await embed([[1]], [0], { usage })).totalTokens).toBeNull()
    }
    expect((await embed([[1]], [0], { usage: { total_tokens: 7 } })).totalTokens).toBe(7)
  })

  it('tells which texts are refused', async () => {
    const long = Array.from({ length: 2100 }, () => 'word').join(' ')
    const asked = createEmbeddings(sandboxClient(), { model: 'sandbox-hash-768', input: ['a', long] })
    expect((await failureOf('refused', asked)).fields).toEqual([
      { field: 'input.1', message: expect.stringContaining('2048') },
    ])
  })
})
