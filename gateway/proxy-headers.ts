import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'

// Both directions are allow-lists: cookies, origins, proxy and CORS headers, and whatever is invented next,
// stay out because nobody put them in.

const TO_UPSTREAM = ['authorization', 'accept', 'content-type', 'content-encoding', 'content-length']
const TO_CLIENT = /^(retry-after|x-request-id|request-id|x-ratelimit-.+|ratelimit.*|x-taas-sandbox)$/

// What a browser neither renders nor runs; everything else is labelled as plain text.
const HARMLESS_TYPE =
  /^(application\/(json|[a-z0-9.-]+\+json|x-ndjson|octet-stream|ogg|x-subrip)|text\/(event-stream|plain|vtt)|(audio|video)\/[a-z0-9.+-]+)$/

/**
 * What an upstream is told. Headers that the client's Connection header names are its own business and are
 * left out. The browser's name is not passed on, and the answer is asked for unpacked.
 */
export function headersForUpstream(headers: IncomingHttpHeaders, hasBody: boolean): OutgoingHttpHeaders {
  const named = new Set((headers.connection ?? '').toLowerCase().split(/\s*,\s*/))
  const passed: OutgoingHttpHeaders = { 'user-agent': 'taas-console', 'accept-encoding': 'identity' }
  for (const name of TO_UPSTREAM) {
    const value = headers[name]
    const isOfBody = name.startsWith('content-')
    if (value !== undefined && !named.has(name) && (hasBody || !isOfBody)) passed[name] = value
  }
  return passed
}

/** What the client is told of an upstream's headers. `isDecoded`: the body was unpacked on the way. */
export function headersForClient(headers: IncomingHttpHeaders, isDecoded: boolean): OutgoingHttpHeaders {
  const passed: OutgoingHttpHeaders = { 'content-type': harmlessType(headers['content-type']) }
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && TO_CLIENT.test(name)) passed[name] = value
  }
  const length = headers['content-length']
  if (length !== undefined && !isDecoded) passed['content-length'] = length
  // For an nginx in front of the gateway, which would collect a stream's events otherwise.
  if (isEventStream(headers)) passed['x-accel-buffering'] = 'no'
  return passed
}

/**
 * An upstream's content type, or plain text in its place: HTML, SVG, XML, scripts and unknown types must
 * never be rendered or run on the gateway's origin. The bytes stay as they are.
 */
function harmlessType(type: string | undefined): string {
  const [essence = '', ...parameters] = (type ?? '').split(';')
  if (HARMLESS_TYPE.test(essence.trim().toLowerCase())) return type ?? ''
  const charset = parameters.map((one) => /^\s*charset="?([\w-]+)"?\s*$/i.exec(one)?.[1]).find(Boolean)
  return `text/plain; charset=${charset ?? 'utf-8'}`
}

function isEventStream(headers: IncomingHttpHeaders): boolean {
  return (headers['content-type'] ?? '').trimStart().toLowerCase().startsWith('text/event-stream')
}
