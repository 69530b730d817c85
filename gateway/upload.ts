import type { IncomingMessage } from 'node:http'
import { MEGABYTE } from '../src/contract/limits.ts'

/** A request body weighs this much at most: the largest audio file and the form around it. */
export const MAX_BODY_BYTES = 26 * MEGABYTE

/** What a client whose body is over the limit is told. */
export const TOO_LARGE = 'The request is too large: a body may have up to 26 MB.'

const MAX_DRAINED_BYTES = 1024 * MEGABYTE
const MAX_DRAIN_MS = 120_000

/** Whether the headers alone say that the body is over the limit. */
export function announcesTooMuch(incoming: IncomingMessage, limit: number): boolean {
  return Number(incoming.headers['content-length'] ?? 0) > limit
}

/**
 * Reads the rest of a body and forgets it, so that a refusal reaches a client which looks for the answer
 * only after it has sent everything, as browsers do. Resolves at the end of the body, when the client
 * leaves, or after 1 GB or two minutes; never rejects.
 */
export function drain(incoming: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0
    const timer = setTimeout(finish, MAX_DRAIN_MS)
    const count = (chunk: Buffer) => {
      bytes += chunk.byteLength
      if (bytes > MAX_DRAINED_BYTES) finish()
    }
    function finish() {
      clearTimeout(timer)
      incoming.off('data', count).off('end', finish).off('error', finish).off('close', finish)
      resolve()
    }
    if (incoming.readableEnded || incoming.destroyed) return finish()
    incoming.on('data', count).on('end', finish).on('error', finish).on('close', finish)
    incoming.resume()
  })
}
