// The body of an answer as it came, read by read, and the same body coming again.
import * as z from 'zod/mini'
import { pause } from '@/lib/pause.ts'
import { type Exchange, exchangeOf } from './exchanges.ts'

/**
 * What was read of a body: each piece of it with its time, in milliseconds since it was asked for; `endMs` is when
 * it ended. Text that is no UTF-8 is not kept as it was.
 */
export const recordedStream = z.object({
  type: z.string(),
  reads: z.array(z.tuple([z.number(), z.string()])),
  endMs: z.number(),
})

export type RecordedStream = z.infer<typeof recordedStream>

/** A larger body is not kept with its times: bytes. */
const LARGEST_STREAM = 512 * 1024

/**
 * The body that an exchange has read so far; null where nothing came, or too much to be kept. A character that two
 * reads share stands in the later one.
 */
export function streamOf({ reads, bytes, endMs, responseHeaders }: Exchange): RecordedStream | null {
  const last = reads.at(-1)
  if (last === undefined || bytes > LARGEST_STREAM) return null
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const pieces = reads.map(({ atMs, bytes }): [number, string] => [
    Math.round(atMs),
    decoder.decode(bytes, { stream: true }),
  ])
  const type = responseHeaders.find(([name]) => name === 'content-type')?.[1] ?? ''
  return {
    type,
    reads: pieces.filter(([, text]) => text !== ''),
    endMs: Math.round(endMs ?? last.atMs),
  }
}

/** What an exchange has read so far, by its id; null where it is gone or nothing of it can be kept. */
export function streamNow(exchangeId: string): RecordedStream | null {
  const exchange = exchangeOf(exchangeId)
  return exchange === undefined ? null : streamOf(exchange)
}

/** A response whose body comes as it was recorded, from now on. Aborting ends it where it is. */
export function pacedResponse({ type, reads, endMs }: RecordedStream, signal: AbortSignal): Response {
  const startedAtMs = performance.now()
  // A timer that was late is made up for by those after it.
  const until = (atMs: number) => {
    const waitMs = startedAtMs + atMs - performance.now()
    return waitMs > 0 ? pause(waitMs, signal) : Promise.resolve()
  }
  const encoder = new TextEncoder()
  const left = reads.values()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value } = left.next()
      await until(value === undefined ? endMs : value[0])
      if (value === undefined || signal.aborted) controller.close()
      else controller.enqueue(encoder.encode(value[1]))
    },
  })
  return new Response(body, { headers: type === '' ? {} : { 'content-type': type } })
}
