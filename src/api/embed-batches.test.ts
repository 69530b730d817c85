import { describe, expect, it } from 'vitest'
import type { Client } from './client.ts'
import { BATCH_TEXTS, type Batches, batchCount, embedInBatches } from './embed-batches.ts'
import { createEmbeddings, type Embeddings } from './embeddings.ts'
import { failureOf, sandboxClient, scriptedClient } from './test-servers.ts'

const texts = (count: number) => Array.from({ length: count }, (_, at) => `text number ${at}`)
const requestOf = (count: number) => ({ model: 'sandbox-hash-768', input: texts(count), dimensions: 64 })
const never = () => new AbortController().signal

function batchesFor(count: number) {
  const told = { parts: 0, noBase64: 0 }
  const batches: Batches = {
    parts: new Array<Embeddings | null>(batchCount(requestOf(count))).fill(null),
    onPart: () => {
      told.parts += 1
    },
    onNoBase64: () => {
      told.noBase64 += 1
    },
  }
  return { batches, told }
}

/** The sandbox, but for requests that another server answers. */
function sandboxBut(
  other: Client,
  isForOther: (body: unknown) => boolean,
): { client: Client; sent: unknown[] } {
  const sandbox = sandboxClient()
  const sent: unknown[] = []
  const post: Client['post'] = (path, body, options) => {
    sent.push(body)
    return (isForOther(body) ? other : sandbox).post(path, body, options)
  }
  return { client: { ...sandbox, post }, sent }
}

describe('embedInBatches', () => {
  it('joins what one request would have given, in order', async () => {
    const count = BATCH_TEXTS * 3 + 5
    const { batches, told } = batchesFor(count)
    const joined = await embedInBatches(sandboxClient(), requestOf(count), batches, never())
    const whole = await createEmbeddings(sandboxClient(), requestOf(count))
    expect(joined).toEqual(whole)
    expect(told.parts).toBe(4)
  })

  it('sends one text or few with one request', async () => {
    const { client, sent } = sandboxBut(sandboxClient(), () => false)
    const { batches } = batchesFor(3)
    expect((await embedInBatches(client, requestOf(3), batches, never())).vectors).toHaveLength(3)
    expect(sent).toEqual([requestOf(3)])
  })

  it('keeps what came when a batch fails, and then sends only the rest', async () => {
    const count = BATCH_TEXTS * 5
    const failing = scriptedClient({ status: 503, chunks: ['{"detail":"busy"}'] })
    let isDown = true
    const { client, sent } = sandboxBut(
      failing,
      (body) => isDown && JSON.stringify(body).includes(`"text number ${BATCH_TEXTS * 2}"`),
    )
    const { batches } = batchesFor(count)
    await failureOf('refused', embedInBatches(client, requestOf(count), batches, never()))
    const missing = batches.parts.filter((part) => part === null).length
    expect(missing).toBeGreaterThan(0)
    expect(missing).toBeLessThan(5)
    isDown = false
    sent.length = 0
    const { vectors } = await embedInBatches(client, requestOf(count), batches, never())
    expect(vectors).toHaveLength(count)
    expect(sent).toHaveLength(missing)
  })

  it('asks a server that refuses base64 for numbers, once, and says so', async () => {
    const refusing = scriptedClient({
      status: 400,
      chunks: ['{"error":{"message":"encoding_format base64 is not supported"}}'],
    })
    const { client, sent } = sandboxBut(refusing, (body) => JSON.stringify(body).includes('base64'))
    const count = BATCH_TEXTS * 3
    const { batches, told } = batchesFor(count)
    const request = { ...requestOf(count), encoding_format: 'base64' as const }
    const { vectors } = await embedInBatches(client, request, batches, never())
    expect(vectors.every((vector) => vector?.length === 64)).toBe(true)
    expect(told.noBase64).toBe(1)
    expect(sent).toHaveLength(4)
  })

  it('names a refused text by its place among all', async () => {
    const long = Array.from({ length: 2100 }, () => 'word').join(' ')
    const input = texts(BATCH_TEXTS * 2)
    input[BATCH_TEXTS + 7] = long
    const { batches } = batchesFor(input.length)
    const asked = embedInBatches(sandboxClient(), { ...requestOf(1), input }, batches, never())
    expect((await failureOf('refused', asked)).fields?.[0]?.field).toBe(`input.${BATCH_TEXTS + 7}`)
  })

  it('sends nothing more once it is cancelled', async () => {
    const { client, sent } = sandboxBut(sandboxClient(), () => false)
    const { batches } = batchesFor(BATCH_TEXTS * 6)
    const stop = new AbortController()
    batches.onPart = () => stop.abort()
    const asked = embedInBatches(client, requestOf(BATCH_TEXTS * 6), batches, stop.signal)
    await expect(asked).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
    expect(sent.length).toBeLessThanOrEqual(4)
  })
})
