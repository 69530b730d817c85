// One question to a server, and what may be shown of its answer.

/** A server to be asked: origin and path prefix, without `/v1`. */
export type AskedServer = { url: string; token: string | null }

/** `text` is the body's beginning as UTF-8, `bytes` the same as it came. Neither text nor type holds the token. */
export type Answer = { status: number; type: string; text: string; bytes: Buffer }

const ANSWER_WITHIN_MS = 120_000
const MOST_BYTES = 2_000_000

/** GETs a path, or POSTs a form or JSON to it. Never rejects: why there is no answer is the `problem`. */
export async function askUpstream(
  { url, token }: AskedServer,
  path: string,
  body: unknown = null,
): Promise<Answer | { problem: string }> {
  const withoutToken = (text: string) => (token ? text.replaceAll(token, '••••') : text)
  try {
    const headers = new Headers(token ? { authorization: `Bearer ${token}` } : {})
    const isForm = body instanceof FormData
    if (body !== null && !isForm) headers.set('content-type', 'application/json')
    const response = await fetch(url + path, {
      method: body === null ? 'GET' : 'POST',
      headers,
      body: body === null ? null : isForm ? body : JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
    const bytes = await firstBytes(response)
    const type = withoutToken(response.headers.get('content-type') ?? 'no content type')
    return { status: response.status, type, text: withoutToken(bytes.toString()), bytes }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return { problem: withoutToken(cause instanceof Error ? cause.message : String(cause)) }
  }
}

// A server that never ends is left at the limit.
async function firstBytes(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk)
    length += chunk.byteLength
    if (length >= MOST_BYTES) break
  }
  return Buffer.concat(chunks)
}

const SHOWN_CHARACTERS = 160

/** Words of a server in one line, without what would steer a terminal. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\p{C}/gu, '').trim()
}

/** The beginning of a server's words, in one line. */
export function short(text: string): string {
  const line = oneLine(text)
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line
}
