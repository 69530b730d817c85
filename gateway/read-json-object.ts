import type { IncomingMessage } from 'node:http'

/** Reads a whole body as a JSON object; null when it is none, is over the limit, or the client left. */
export async function readJsonObject(
  incoming: IncomingMessage,
  limit: number,
): Promise<Record<string, unknown> | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of incoming) {
      bytes += chunk.byteLength
      // The rest is read all the same: a browser looks for the answer only after its last byte.
      if (bytes <= limit) chunks.push(chunk)
    }
    const value: unknown = bytes > limit ? null : JSON.parse(Buffer.concat(chunks).toString())
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
