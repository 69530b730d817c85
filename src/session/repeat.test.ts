import { describe, expect, it } from 'vitest'
import { streamChat } from '@/api/chat.ts'
import { createEmbeddings } from '@/api/embeddings.ts'
import { sandboxClient } from '@/api/test-servers.ts'
import { type AskOnce, type RepeatedRequest, repeat, summarize } from './repeat.ts'

/** What the chat page sends: a prompt, streamed. */
const chatting =
  (prompt: string): AskOnce =>
  async (client, model, signal, onToken) => {
    const request = { model, messages: [{ role: 'user' as const, content: prompt }], stream: true }
    for await (const { text } of streamChat(client, request, signal)) if (text) onToken()
  }

const embedding: AskOnce = (client, model, signal) =>
  createEmbeddings(client, { model, input: ['one', 'two'] }, signal)

type Options = Partial<Parameters<typeof repeat>[0]> & { models: string[]; times: number; atOnce: number }

/** Repeats in the real sandbox, and sees how many were open at once. */
async function run({ models, times, atOnce, ...rest }: Options) {
  let mostOpen = 0
  const requests = await repeat({
    plan: { models, times, atOnce },
    ask: embedding,
    first: null,
    clientFor: (observe) => sandboxClient({ observe }),
    signal: new AbortController().signal,
    onChange: (changed) => {
      mostOpen = Math.max(mostOpen, changed.filter(({ status }) => status === 'running').length)
    },
    ...rest,
  })
  return { requests, mostOpen }
}

describe('repeat', () => {
  it('sends each model its share in turns, and never more at once than was said', async () => {
    const models = ['sandbox-hash-768', 'sandbox-faults']
    const { requests, mostOpen } = await run({ models, times: 4, atOnce: 3 })
    expect(requests.map(({ model }) => model)).toEqual([...models, ...models, ...models, ...models])
    expect(mostOpen).toBe(3)
    expect(requests.every(({ status, totalMs }) => status === 'done' && (totalMs ?? 0) > 0)).toBe(true)
  })

  it('takes the time of headers, first token and end of a stream, in this order', async () => {
    const { requests } = await run({
      models: ['sandbox-stress'],
      times: 2,
      atOnce: 2,
      ask: chatting('tokens=20 rate=400 ttft=80'),
      first: 'token',
    })
    for (const { status, answeredMs, firstMs, totalMs } of requests) {
      expect(status).toBe('done')
      expect(answeredMs).toBeGreaterThan(0)
      expect(firstMs).toBeGreaterThanOrEqual(Math.max(75, answeredMs ?? 0))
      expect(totalMs).toBeGreaterThan(firstMs ?? 0)
    }
  })

  it('goes on after failures, which are counted by their status', async () => {
    const models = ['sandbox-faults', 'sandbox-stress']
    const { requests } = await run({
      models,
      times: 3,
      atOnce: 2,
      ask: chatting('status=503 tokens=5 rate=1000 ttft=0'),
      first: 'token',
    })
    const [faults, stress] = summarize(models, requests)
    expect(faults).toMatchObject({ asked: 3, done: 0, failures: [{ name: '503', count: 3 }], total: null })
    expect(stress).toMatchObject({ asked: 3, done: 3, failures: [] })
  })

  it('is cancelled at once: what is open ends, and no more is sent', async () => {
    const stop = new AbortController()
    const { requests } = await run({
      models: ['sandbox-faults'],
      times: 6,
      atOnce: 2,
      ask: chatting('endless'),
      first: 'token',
      signal: stop.signal,
      onChange: (changed) => {
        if (changed.filter(({ firstMs }) => firstMs !== null).length === 2) stop.abort()
      },
    })
    expect(requests.every(({ status }) => status === 'cancelled')).toBe(true)
    expect(requests.filter(({ answeredMs }) => answeredMs !== null)).toHaveLength(2)
  })
})

describe('summarize', () => {
  const done = (number: number, totalMs: number, firstMs: number): RepeatedRequest => ({
    number,
    model: 'a',
    status: 'done',
    answeredMs: 1,
    firstMs,
    totalMs,
    isQueued: false,
  })

  it('gives smallest, middle and 95th percentile by linear interpolation', () => {
    const requests = [10, 20, 30, 40, 50].map((ms, index) => done(index, ms, ms / 10))
    const [summary] = summarize(['a'], requests)
    expect(summary?.total).toEqual({ min: 10, p50: 30, p95: 48 })
    expect(summary?.first).toEqual({ min: 1, p50: 3, p95: 4.8 })
  })

  it('has no times where nothing was answered', () => {
    expect(summarize(['a'], [])).toMatchObject([{ asked: 0, done: 0, total: null, first: null }])
  })
})
