import type { IncomingMessage, ServerResponse } from 'node:http'

/** Answers one request of Node's HTTP server. Whoever calls it does not touch `outgoing` any more. */
export type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void | Promise<void>

type Headers = Record<string, string>

/** Answers with JSON. `HEAD` gets the headers alone; does nothing when an answer has begun already. */
export function answerJson(outgoing: ServerResponse, status: number, value: unknown, headers: Headers = {}) {
  answer(outgoing, status, 'application/json', JSON.stringify(value), headers)
}

/** Answers `{"detail": …}`, the form in which this API says what went wrong. Edges as `answerJson`. */
export function answerDetail(
  outgoing: ServerResponse,
  status: number,
  detail: string,
  headers: Headers = {},
) {
  answerJson(outgoing, status, { detail }, headers)
}

/** Answers with a sentence as plain text. Edges as `answerJson`. */
export function answerText(outgoing: ServerResponse, status: number, text: string, headers: Headers = {}) {
  answer(outgoing, status, 'text/plain; charset=utf-8', `${text}\n`, headers)
}

function answer(outgoing: ServerResponse, status: number, type: string, body: string, headers: Headers) {
  if (outgoing.headersSent || outgoing.destroyed) return
  outgoing.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), ...headers })
  outgoing.end(body)
}
