import type { Clock } from './clock.ts'

/** The faults that a text asks for, by name; a fault without a value has the empty string. */
export type Faults = ReadonlyMap<string, string>

/** Every fault by name, with what it does; sandbox-faults prints this list when none is asked for. */
export const FAULT_WORDS: ReadonlyMap<string, string> = new Map([
  ['status', '`status=429` answers with that status; `retry-after=7` and `body=…` go with it'],
  ['retry-after', 'seconds, or `date` for an HTTP date 90 s ahead'],
  [
    'body',
    '`detail`, `openai`, `string`, `fields`, `context`, `html`, `echo` (repeats the token), `long`, `empty`',
  ],
  ['slow', '`slow=8000` waits that many milliseconds before the status line'],
  ['hang', 'never answers'],
  ['html', '200 with a web page'],
  ['empty', '200 without a body; in a chat stream: no choices'],
  ['null', '200 with JSON null; in a chat: content null'],
  ['shape', '200 with {}'],
  ['garble', 'JSON that stops half-way; in a chat stream: one event that is not JSON'],
  ['bom', 'the answer behind a byte-order mark'],
  ['drip', 'one byte a chunk'],
  ['short', 'promises a length, sends half, closes'],
  ['cut', '`cut=20` ends a chat stream cleanly after 20 tokens, without a finish reason'],
  ['reset', '`reset=20` resets the connection after 20 tokens; elsewhere before the body'],
  ['stall', '`stall=20` goes silent after 20 tokens'],
  ['pause', '`pause=8000` waits that many milliseconds after 4 tokens; in speech after each half second'],
  ['keepalive', '`keepalive=10000` sends comments that long before the first token'],
  ['error-mid-stream', 'after 4 tokens an error: `openai`, `string`, `detail`, `event` or `html`'],
  ['split-utf8', 'cuts chunks inside characters'],
  ['no-done', 'no [DONE]'],
  ['no-finish', 'no finish reason, but [DONE]'],
  ['done-open', '[DONE], and the connection stays open'],
  ['double-done', '[DONE] three times, then more tokens'],
  ['json', 'plain JSON although a stream was asked for'],
  ['sse', 'a stream although none was asked for'],
  ['sse-type', 'the stream under text/plain'],
  ['no-usage', 'no usage at all'],
  ['odd-usage', 'usage with strings, null and negative numbers'],
  ['finish', '`finish=content_filter` ends with that reason'],
  ['endless', 'a token every 20 ms until the client leaves'],
  ['reasoning', 'thinks first, in `reasoning_content`'],
  ['think', 'thinks first, between `<think>` and `</think>`'],
  ['part', '`part=2` in a file name: the other faults befall that part alone of a recording sent in parts'],
  ['once', 'in a file name: the same file is taken when it comes again'],
])

/** Reads the faults named in a text; words that name none are left alone. */
export function readFaults(text: string): Faults {
  const faults = new Map<string, string>()
  for (const [, name, value] of text.matchAll(/(?:^|\s)([a-z][a-z0-9-]*)(?:=([^\s,;]+))?(?=$|[\s,;.])/g)) {
    if (name !== undefined && FAULT_WORDS.has(name)) faults.set(name, value ?? '')
  }
  return faults
}

/** The number that goes with a fault, or `fallback` when it has none. */
export function faultNumber(faults: Faults, name: string, fallback: number): number | null {
  const value = faults.get(name)
  if (value === undefined) return null
  const number = Number(value)
  return value === '' || !Number.isFinite(number) || number < 0 ? fallback : number
}

/**
 * The faults that every endpoint shares: a refusal, silence, a wrong body. Null when none of
 * them is asked for, then the endpoint answers (a chat has faults of its own beside these).
 */
export async function sharedFault(
  faults: Faults,
  request: Request,
  clock: Clock,
  streams: boolean,
): Promise<Response | null> {
  const slowMs = faultNumber(faults, 'slow', 8000)
  if (slowMs !== null) await clock.sleep(slowMs, request.signal)
  if (faults.has('hang')) await clock.sleep(24 * 60 * 60 * 1000, request.signal)
  const status = faultNumber(faults, 'status', 500)
  if (status !== null) return refuseWith(status, faults, request, clock)
  if (faults.has('html')) {
    return new Response('<!doctype html><html><title>Wi-Fi login</title><h1>Welcome</h1></html>', {
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  }
  if (faults.has('shape')) return Response.json({})
  if (streams) return null
  if (faults.has('empty')) return new Response(null, { status: 200 })
  if (faults.has('null')) return Response.json(null)
  if (faults.has('garble')) return new Response('{"object":"list","data":[{"index":0,"emb', jsonType)
  if (faults.has('reset')) return new Response(failingBody('{"object":'), jsonType)
  return null
}

const jsonType = { headers: { 'content-type': 'application/json' } }

function failingBody(start: string): ReadableStream<Uint8Array> {
  let sent = false
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new Error('reset on request'))
      sent = true
      controller.enqueue(new TextEncoder().encode(start))
    },
  })
}

function refuseWith(asked: number, faults: Faults, request: Request, clock: Clock): Response {
  // A Response cannot carry 1xx, and 204 or 304 may have no body.
  const status = asked >= 400 && asked <= 599 ? Math.trunc(asked) : 500
  const headers = new Headers()
  const wait = faults.get('retry-after') ?? (status === 429 ? '7' : undefined)
  if (wait !== undefined) {
    headers.set('retry-after', wait === 'date' ? new Date(clock.now() + 90_000).toUTCString() : wait)
  }
  const body = faults.get('body') ?? 'detail'
  if (body === 'empty') return new Response(null, { status, headers })
  if (body === 'html') {
    headers.set('content-type', 'text/plain; charset=utf-8')
    const page = `<html> <head><title>${status} Bad Gateway</title></head> <body> <center><h1>${status}</h1></center></body></html>`
    return new Response(page, { status, headers })
  }
  return Response.json(errorBody(body, status, request), { status, headers })
}

function errorBody(form: string, status: number, request: Request): unknown {
  const words = `Failed on request with status ${status}.`
  const token = (request.headers.get('authorization') ?? '').replace(/^Bearer +/i, '')
  if (form === 'openai')
    return { error: { message: words, type: 'sandbox_fault', param: null, code: 'fault' } }
  if (form === 'string') return { error: words }
  if (form === 'context') {
    const message = "This model's maximum context length is 8192 tokens; your messages have 9001."
    return {
      error: { message, type: 'invalid_request_error', param: 'messages', code: 'context_length_exceeded' },
    }
  }
  if (form === 'echo') return { detail: `Unknown token ${token}` }
  if (form === 'long') return { detail: 'A very long complaint. '.repeat(240_000) }
  if (form === 'fields') {
    return {
      detail: [
        { loc: ['body', 'model'], msg: 'Field required', type: 'missing' },
        { loc: ['body', 'temperature'], msg: 'Input should be less than 2', type: 'less_than' },
        {
          loc: ['body', 'messages', 0, 'content'],
          msg: 'Input should be a valid string',
          type: 'string_type',
        },
      ],
    }
  }
  return { detail: words }
}

/** Changes how a good answer travels: a byte-order mark before it, a byte a chunk, half of it. */
export async function transportFault(faults: Faults, response: Response, clock: Clock): Promise<Response> {
  if (response.body === null) return response
  if (faults.has('bom')) return new Response(response.body.pipeThrough(prepend([0xef, 0xbb, 0xbf])), response)
  if (faults.has('drip')) return new Response(response.body.pipeThrough(dripping()), response)
  if (faults.has('short')) return halved(response, clock)
  return response
}

function prepend(bytes: number[]): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    start: (controller) => controller.enqueue(new Uint8Array(bytes)),
  })
}

function dripping(): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(chunk, controller) {
      for (const byte of chunk) controller.enqueue(new Uint8Array([byte]))
    },
  })
}

async function halved(response: Response, clock: Clock): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  let sent = false
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!sent) {
        sent = true
        return controller.enqueue(bytes.subarray(0, Math.floor(bytes.length / 2)))
      }
      // A moment for the half to leave, since a reset throws away what waits in the socket.
      await clock.sleep(50)
      controller.error(new Error('cut short on request'))
    },
  })
  const short = new Response(body, response)
  short.headers.set('content-length', String(bytes.length))
  return short
}
