// For tests only: a server that misbehaves in any way that the path asks for, so that the test which wants
// an answer also says, on the same screen, what the answer is.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

/** What to answer: base64url of its JSON is the first segment of the path, whatever follows it. */
type Script = {
  /** Tells one test's requests from another's. */
  key?: string
  status?: number
  headers?: Record<string, string>
  /** Written one after the other, each as a chunk of its own; `base64:…` is bytes. */
  chunks?: string[]
  /** How many times the chunks are written. */
  repeat?: number
  /** `never` answers not even a status line; `hang` keeps the answer open; `reset` breaks it off. */
  after?: 'end' | 'hang' | 'reset' | 'never'
}

/** What came of the requests of one key; answered to GET /seen/KEY. */
type Seen = { started: number; open: number; mostOpen: number; headers: Record<string, unknown>[] }

/** Answers as the path says. Sends a script's headers as they are; without any, JSON. */
export function answerAsTold(): RequestListener {
  const seenByKey = new Map<string, Seen>()
  return (incoming, outgoing) => {
    const [, first = '', second = ''] = (incoming.url ?? '').split('/')
    const seenOf = (key: string) => {
      const seen = seenByKey.get(key) ?? { started: 0, open: 0, mostOpen: 0, headers: [] }
      seenByKey.set(key, seen)
      return seen
    }
    if (first === 'seen') return void outgoing.end(JSON.stringify(seenOf(second)))
    const script: Script = JSON.parse(Buffer.from(first, 'base64url').toString())
    count(seenOf(script.key ?? ''), incoming, outgoing)
    incoming.resume()
    return void answer(script, outgoing)
  }
}

function count(seen: Seen, incoming: IncomingMessage, outgoing: ServerResponse) {
  seen.started += 1
  seen.open += 1
  seen.mostOpen = Math.max(seen.mostOpen, seen.open)
  seen.headers.push(incoming.headers)
  outgoing.on('close', () => {
    seen.open -= 1
  })
}

async function answer(script: Script, outgoing: ServerResponse) {
  const { status = 200, headers = {}, chunks = [], repeat = 1, after = 'end' } = script
  if (after === 'never') return
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers })
  outgoing.flushHeaders()
  for (let round = 0; round < repeat && !outgoing.destroyed; round += 1) {
    for (const chunk of chunks) await write(outgoing, chunk)
  }
  if (after === 'end') outgoing.end()
  // What was written must have left before the connection breaks.
  if (after === 'reset') setTimeout(() => outgoing.destroy(), 50)
}

/** Resolves a turn of the loop after the bytes have left, so that the reader sees each chunk alone. */
function write(outgoing: ServerResponse, chunk: string): Promise<void> {
  const bytes = chunk.startsWith('base64:') ? Buffer.from(chunk.slice(7), 'base64') : Buffer.from(chunk)
  return new Promise((resolve) => {
    if (outgoing.destroyed) return resolve()
    outgoing.once('close', resolve)
    outgoing.write(bytes, () => {
      outgoing.off('close', resolve)
      setTimeout(resolve, 1)
    })
  })
}
