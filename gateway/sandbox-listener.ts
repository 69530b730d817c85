import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { answerDetail, type Listener } from './reply.ts'
import { newRequestId } from './sandbox/request-id.ts'
import { announcesTooMuch, drain, MAX_BODY_BYTES, TOO_LARGE } from './upload.ts'
import { readUpload } from './upload-stream.ts'

/** A server on Web standards: hono's `app.fetch` is one. */
export type Fetch = (request: Request) => Response | Promise<Response>

/**
 * Mounts a Web-standard server in Node's. What the adapter leaves open is settled here:
 *
 * - a body over `limit` bytes is read to its end and answered 413 JSON, whatever the server made of it;
 * - an answer waits until the upload is over, since a browser looks for it only then;
 * - a server that throws answers 500 JSON, without its words; `onError` is told;
 * - an answer's stream that fails breaks the connection and prints nothing;
 * - the request's signal aborts when the client leaves.
 */
export function createSandboxListener(
  fetch: Fetch,
  onError: (error: unknown) => void,
  limit: number = MAX_BODY_BYTES,
): Listener {
  return (incoming, outgoing) => {
    if (announcesTooMuch(incoming, limit)) {
      return drain(incoming).then(() =>
        answerDetail(outgoing, 413, TOO_LARGE, { 'x-request-id': newRequestId() }),
      )
    }
    const answer = (request: Request) => askSandbox(request, { fetch, onError, limit, incoming, outgoing })
    const errorHandler = () => detail(400, 'The request could not be read.')
    return getRequestListener(answer, { overrideGlobalObjects: false, errorHandler })(incoming, outgoing)
  }
}

type Asking = {
  fetch: Fetch
  onError: (error: unknown) => void
  limit: number
  incoming: IncomingMessage
  outgoing: ServerResponse
}

async function askSandbox(request: Request, { fetch, onError, limit, incoming, outgoing }: Asking) {
  const { headers, signal } = request
  const method = askable(request.method)
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const upload = hasBody ? readUpload(incoming, limit) : null
  let response: Response
  try {
    // The adapter's request is a stand-in that Node's own Request does not accept as one.
    const init = { method, headers: new Headers([...headers]), signal }
    const initWithBody = upload ? { ...init, body: upload.body, duplex: 'half' as const } : init
    response = await fetch(new Request(request.url, initWithBody))
  } catch (error) {
    if (!signal.aborted && !upload?.isTooLarge()) onError(error)
    response = detail(500, 'Internal server error.')
  }
  upload?.stop()
  await drain(incoming)
  return upload?.isTooLarge() ? detail(413, TOO_LARGE) : quiet(response, outgoing)
}

// The platform makes no Request of TRACE; the sandbox has neither it nor OPTIONS and refuses both alike.
function askable(method: string): string {
  return method === 'TRACE' ? 'OPTIONS' : method
}

/** The answer with a stream that cannot fail: the adapter would print the failure and send its words. */
function quiet(response: Response, outgoing: ServerResponse): Response {
  if (!response.body) return response
  const reader = response.body.getReader()
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read()
          if (done) controller.close()
          else controller.enqueue(value)
        } catch {
          outgoing.destroy()
          controller.close()
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
  return new Response(body, { status: response.status, headers: response.headers })
}

function detail(status: number, words: string): Response {
  return Response.json({ detail: words }, { status, headers: { 'x-request-id': newRequestId() } })
}
