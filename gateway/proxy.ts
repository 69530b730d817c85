import http, {
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  type ServerResponse,
} from 'node:http'
import https from 'node:https'
import { startClocks } from './answer-clocks.ts'
import { passAnswer } from './pass-answer.ts'
import { describeFailure, type Failure, TOO_SLOW } from './proxy-errors.ts'
import { headersForUpstream } from './proxy-headers.ts'
import { readWhole } from './read-whole.ts'
import { relayUpload } from './relay-upload.ts'
import { answerDetail, answerJson } from './reply.ts'
import type { Rewriting, Rewritten } from './rewriting.ts'
import { UPSTREAM_ROUTES } from './routes.ts'
import { announcesTooMuch, drain, MAX_BODY_BYTES, TOO_LARGE } from './upload.ts'
import { createUpstreamAgent } from './upstream-agent.ts'

/** How long a proxy waits, in ms, and how much it carries, in bytes. */
export type ProxyLimits = {
  connectMs: number
  /** From the last byte sent to the upstream to the first byte of its answer. */
  firstByteMs: number
  bodyBytes: number
  /** Of an answer that the upstream packed although it was asked not to. */
  unpackedBytes: number
}

/** Passes requests to one upstream. */
export type UpstreamProxy = {
  /**
   * Answers a request by asking the upstream for `route` (a key of `UPSTREAM_ROUTES`, else 404 JSON; with
   * another method 405 JSON). Bodies stream both ways. When the upstream fails before it answers, the answer
   * is 502 or 504 JSON; when it breaks off later, the client's connection breaks off too, so that half an
   * answer never looks whole. When the client leaves, the upstream's request is aborted. A `rewriting` puts the
   * request to a server of another dialect: its body is then read whole and must be a JSON object (else 400), and
   * an answer that it changes is read whole, too.
   */
  answer: (
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    route: string,
    rewriting?: Rewriting | null,
  ) => void
  /** Closes the idle connections that are kept for the next request. */
  close: () => void
}

const DEFAULT_LIMITS: ProxyLimits = {
  connectMs: 15_000,
  firstByteMs: 600_000,
  bodyBytes: MAX_BODY_BYTES,
  unpackedBytes: 256 * 1_048_576,
}

/** A proxy for the server at `upstream`: origin and path prefix, from the start-up configuration. */
export function createProxy(upstream: string, limits: ProxyLimits = DEFAULT_LIMITS): UpstreamProxy {
  const base = new URL(upstream)
  const prefix = base.pathname.replace(/\/$/, '')
  const client = base.protocol === 'https:' ? https : http
  const agent = createUpstreamAgent(base.protocol === 'https:')

  function answer(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    route: string,
    rewriting: Rewriting | null = null,
  ) {
    const method = UPSTREAM_ROUTES.get(route)
    if (!method) return answerDetail(outgoing, 404, 'Not found: the gateway does not pass this path on.')
    if (incoming.method !== method) {
      return answerDetail(outgoing, 405, `Method not allowed: use ${method}.`, { allow: method })
    }
    if (announcesTooMuch(incoming, limits.bodyBytes)) {
      void drain(incoming).then(() => answerDetail(outgoing, 413, TOO_LARGE))
      return
    }
    const query = /\?[^#]*/.exec(incoming.url ?? '')?.[0] ?? ''
    const path = prefix + (rewriting?.path ?? route) + query
    const headers = headersForUpstream(incoming.headers, method === 'POST')
    const options = { agent, method, path, headers }
    if (rewriting?.rewrite) return void askRewritten(incoming, outgoing, options, rewriting.rewrite)
    exchange(incoming, outgoing, client.request(base, options), null)
  }

  async function askRewritten(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    options: RequestOptions,
    rewrite: NonNullable<Rewriting['rewrite']>,
  ) {
    try {
      const bytes = await readWhole(incoming, limits.bodyBytes)
      if (bytes === null) {
        await drain(incoming)
        return answerDetail(outgoing, 413, TOO_LARGE)
      }
      const rewritten = rewrite(bytes)
      const headers = { ...options.headers, 'content-length': Buffer.byteLength(rewritten.text) }
      exchange(incoming, outgoing, client.request(base, { ...options, headers }), rewritten)
    } catch {
      // No JSON, no object, or nested so deeply that it cannot be written again; nobody reads it who has left.
      answerDetail(outgoing, 400, 'The body must be a JSON object.')
    }
  }

  // `rewritten` is the body where it was read already; else it is relayed as it comes.
  function exchange(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    request: ClientRequest,
    rewritten: Rewritten | null,
  ) {
    let isFailed = false
    const fail = (failure: Failure | { status: 413; detail: string }) => {
      // Destroying the request below is an error of its own.
      if (isFailed) return
      isFailed = true
      waiting.stop()
      request.destroy()
      if (outgoing.headersSent) return void outgoing.destroy()
      // A browser looks for the answer only when its whole upload was taken.
      void drain(incoming).then(() => answerFailure(outgoing, failure, base.host))
    }
    const waiting = startClocks(request, limits, {
      onNoConnection: () =>
        fail({ status: 504, detail: `${upstream} could not be reached: ${TOO_SLOW}.`, cause: TOO_SLOW }),
      onTimeout: (detail) => fail({ status: 504, detail: `${upstream} ${detail}` }),
    })
    let isAnswered = false

    request.on('response', (response) => {
      isAnswered = true
      waiting.stop()
      const { unpackedBytes } = limits
      passAnswer(response, outgoing, { upstream, unpackedBytes, fail, change: rewritten?.answer ?? null })
    })
    // After the answer's first byte the answer itself tells how the connection ends.
    request.on('error', (error) => isAnswered || fail(describeFailure(error, upstream)))
    request.on('upgrade', (_response, socket) => {
      socket.destroy()
      fail({
        status: 502,
        detail: `${upstream} answered with a change of protocol (101), which is not passed on.`,
      })
    })
    outgoing.on('close', () => {
      waiting.stop()
      if (!outgoing.writableFinished) request.destroy()
    })
    incoming.on('error', () => request.destroy())

    if (request.method === 'GET' || rewritten !== null) {
      incoming.resume()
      request.end(rewritten?.text)
      return
    }
    relayUpload(incoming, request, {
      limit: limits.bodyBytes,
      onProgress: waiting.restart,
      onTooLarge: () => fail({ status: 413, detail: TOO_LARGE }),
    })
  }

  return { answer, close: () => agent.destroy() }
}

// The header says that this is the gateway's own word: an upstream's 502 never carries it.
function answerFailure(
  outgoing: ServerResponse,
  failure: Failure | { status: 413; detail: string },
  host: string,
): void {
  const { status, detail } = failure
  if (!('cause' in failure)) answerDetail(outgoing, status, detail)
  else {
    const { cause } = failure
    answerJson(outgoing, status, { detail, host, cause }, { 'x-taas-gateway': 'unreachable' })
  }
}
