/**
 * Reads a body to its end. A connection that breaks off surfaces as the `ApiError` that the client made of
 * it, and an abort as `AbortError`: Chromium's own `text()` and `arrayBuffer()` put a bare `TypeError` in
 * their place.
 */
export async function readBytes(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  while (reader !== undefined) {
    const { value, done } = await reader.read()
    if (done) break
    parts.push(value)
    length += value.byteLength
  }
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.byteLength
  }
  return bytes
}

/** The same as text, read as UTF-8; a byte-order mark is dropped. */
export async function readText(response: Response): Promise<string> {
  return new TextDecoder().decode(await readBytes(response))
}
