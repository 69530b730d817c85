import type { IncomingMessage } from 'node:http'
import { MEGABYTE } from '../src/contract/limits.ts'

/** A client's body as a Web stream. */
export type Upload = {
  body: ReadableStream<Uint8Array>
  /** Whether more than the limit has come. The stream has failed then. */
  isTooLarge: () => boolean
  /** Lets go of the request, so that somebody else may read what is left of it. */
  stop: () => void
}

/**
 * Reads a request's body at the pace of its reader, up to `limit` bytes; more fails the stream, as does a
 * client that leaves before the end. Cancelling the stream keeps the connection, so that an answer can
 * still be sent. (Node's `Readable.toWeb` closes it, and pauses the request for whoever drains it.)
 */
export function readUpload(incoming: IncomingMessage, limit: number): Upload {
  let bytes = 0
  let stop = () => {}
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const take = (chunk: Buffer) => {
          bytes += chunk.byteLength
          if (bytes > limit) return fail('The body is too large.')
          controller.enqueue(chunk)
          if ((controller.desiredSize ?? 0) <= 0) incoming.pause()
        }
        const end = () => {
          stop()
          controller.close()
        }
        const leave = () => fail('The client left before the end of its body.')
        const fail = (words: string) => {
          stop()
          controller.error(new Error(words))
        }
        stop = () => {
          incoming.off('data', take).off('end', end).off('error', leave).off('close', leave)
        }
        incoming.pause()
        incoming.on('data', take).on('end', end).on('error', leave).on('close', leave)
      },
      pull: () => void incoming.resume(),
      cancel: () => stop(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MEGABYTE / 4 }),
  )
  return { body, isTooLarge: () => bytes > limit, stop: () => stop() }
}
