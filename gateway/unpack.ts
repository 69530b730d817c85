import type { IncomingMessage } from 'node:http'
import { pipeline, type Readable, Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, constants as zlib } from 'node:zlib'

// Flush what is there: a packed event stream must not wait for a full block.
const flush = { flush: zlib.Z_SYNC_FLUSH }
const brotliFlush = { flush: zlib.BROTLI_OPERATION_FLUSH }

const decoders = new Map([
  ['gzip', () => createGunzip(flush)],
  ['x-gzip', () => createGunzip(flush)],
  ['deflate', () => createInflate(flush)],
  ['br', () => createBrotliDecompress(brotliFlush)],
])

/**
 * An answer's body as it was before packing; the response itself when it was not packed; null when nobody
 * here knows the packing. The stream fails when the bytes are not what the header says, when the answer
 * breaks off, and after `limit` bytes, so that a few bytes cannot unpack into endless ones.
 */
export function unpack(response: IncomingMessage, limit: number): Readable | null {
  const encoding = (response.headers['content-encoding'] ?? '').trim().toLowerCase()
  if (encoding === '' || encoding === 'identity') return response
  const decoder = decoders.get(encoding)?.()
  if (!decoder) return null
  let bytes = 0
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.byteLength
      done(bytes > limit ? new Error('The unpacked answer is too large.') : null, chunk)
    },
  })
  // The failure is the counter's too; its readers hear of it there.
  pipeline(response, decoder, counter, () => {})
  return counter
}
