import type { Readable } from 'node:stream'

/** Reads a stream to its end; null when it is over the limit, with the rest left unread. Rejects when it breaks off. */
export async function readWhole(stream: Readable, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    bytes += chunk.byteLength
    if (bytes > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
