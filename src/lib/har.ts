// An exchange in the HTTP Archive format 1.2, as browsers and other tools read it.

/** What an archive holds of one exchange; the token was masked when it was taken down. */
export type HarExchange = {
  /** Milliseconds since 1970. */
  startedAt: number
  request: {
    method: string
    url: string
    headers: Readonly<Record<string, string>>
    /** JSON text, or the fields of a form with files by name and size; null without a body. */
    body:
      | string
      | { fields: readonly { name: string; value: string | { fileName: string; bytes: number } }[] }
      | null
  }
  status: number | null
  responseHeaders: readonly (readonly [string, string])[]
  /** Milliseconds after the start; null has not happened. */
  responseMs: number | null
  endMs: number | null
  bytes: number
  /** What came, as text; null for sound and other binary, of which only the size is kept. */
  text: string | null
}

/**
 * Writes exchanges as an archive. Files stand by name and size, not by content. Times that did not happen are
 * -1, as the format asks (W3C Web Performance, "HTTP Archive (HAR) format", draft of 2012).
 */
export function toHar(exchanges: readonly HarExchange[], creator: { name: string; version: string }): string {
  return JSON.stringify({ log: { version: '1.2', creator, entries: exchanges.map(entryOf) } }, null, 2)
}

function entryOf(exchange: HarExchange) {
  const { startedAt, request, status, responseHeaders, responseMs, endMs } = exchange
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time: endMs ?? -1,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: Object.entries(request.headers).map(([name, value]) => ({ name, value })),
      queryString: [],
      headersSize: -1,
      bodySize: -1,
      ...(request.body === null ? {} : { postData: postDataOf(request.body) }),
    },
    response: {
      status: status ?? 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: responseHeaders.map(([name, value]) => ({ name, value })),
      content: contentOf(exchange),
      redirectURL: '',
      headersSize: -1,
      bodySize: exchange.bytes,
    },
    cache: {},
    timings: {
      send: 0,
      wait: responseMs ?? -1,
      receive: endMs === null || responseMs === null ? -1 : endMs - responseMs,
    },
  }
}

function contentOf({ responseHeaders, bytes, text }: HarExchange) {
  const mimeType = responseHeaders.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  return { size: bytes, mimeType, ...(text === null ? {} : { text }) }
}

function postDataOf(body: NonNullable<HarExchange['request']['body']>) {
  if (typeof body === 'string') return { mimeType: 'application/json', text: body }
  const params = body.fields.map(({ name, value }) =>
    typeof value === 'string' ? { name, value } : { name, fileName: value.fileName },
  )
  return { mimeType: 'multipart/form-data', params }
}
