import type { IncomingMessage } from 'node:http'
import { type BuiltFile, ENCODINGS, type Encoding, readBuild } from './files.ts'
import { pathOf } from './guard.ts'
import { documentHeaders, SECURITY_HEADERS } from './headers.ts'
import { answerText, type Listener } from './reply.ts'

const INDEX = '/index.html'

/** An answer ready to be sent: flat header lists, which Node writes fastest. */
type Ready = { etag: string; bytes: Buffer; ok: string[]; notModified: string[] }
type ReadyFile = ReadonlyMap<Encoding, Ready>

/**
 * Serves the console's build from memory, each file packed as the client accepts it. A path is looked up
 * letter for letter in the list made at start: no request names a file on disk.
 *
 * `assets/` carry a hash in their name and are kept for a year; everything else is asked for anew with its
 * tag. A path that is no file gets `index.html` when it looks like a screen of the console (a navigation, no
 * file extension, not below `assets/`), else 404. Without a build every screen says how to make one.
 *
 * `connect` pins the origins that the page may connect to; empty leaves that to the page.
 */
export function createStatic(folder: string, connect: readonly string[]): Listener {
  const files = new Map<string, ReadyFile>()
  for (const [path, file] of readBuild(folder)) files.set(path, prepare(path, file, connect))
  const index = files.get(INDEX)
  if (index) files.set('/', index)

  return (incoming, outgoing) => {
    if (incoming.method !== 'GET' && incoming.method !== 'HEAD') {
      return answerText(outgoing, 405, 'Files can only be read.', { ...SECURITY_HEADERS, allow: 'GET, HEAD' })
    }
    const path = pathOf(incoming.url ?? '')
    const file = files.get(path) ?? (isScreen(path, incoming) ? index : undefined)
    if (!file) {
      const missing = !index && isScreen(path, incoming)
      const text = missing
        ? 'The console is not built yet: run npm run build, then start again.'
        : 'Not found.'
      return answerText(outgoing, missing ? 503 : 404, text, {
        ...SECURITY_HEADERS,
        'cache-control': 'no-store',
      })
    }
    const ready = file.get(bestEncoding(file, incoming.headers['accept-encoding']))
    if (!ready) return answerText(outgoing, 406, 'No accepted encoding.', { ...SECURITY_HEADERS })
    if (matches(incoming.headers['if-none-match'], ready.etag)) {
      outgoing.writeHead(304, ready.notModified).end()
      return
    }
    outgoing.writeHead(200, ready.ok).end(incoming.method === 'HEAD' ? undefined : ready.bytes)
  }
}

function prepare(path: string, file: BuiltFile, connect: readonly string[]): ReadyFile {
  const common: Record<string, string> = {
    ...(path === INDEX ? documentHeaders(connect) : SECURITY_HEADERS),
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(file.variants.size > 1 && { vary: 'accept-encoding' }),
  }
  const ready = new Map<Encoding, Ready>()
  for (const [encoding, { bytes, etag }] of file.variants) {
    const notModified = { ...common, etag }
    const ok = {
      ...notModified,
      'content-type': file.type,
      'content-length': String(bytes.byteLength),
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    }
    ready.set(encoding, { etag, bytes, ok: flat(ok), notModified: flat(notModified) })
  }
  return ready
}

function flat(headers: Record<string, string>): string[] {
  return Object.entries(headers).flat()
}

function isScreen(path: string, { headers }: IncomingMessage): boolean {
  const mode = headers['sec-fetch-mode']
  return (
    !path.startsWith('/assets/') &&
    !path.slice(path.lastIndexOf('/')).includes('.') &&
    (mode === undefined || mode === 'navigate') &&
    (headers.accept ?? '').includes('text/html')
  )
}

function bestEncoding(file: ReadyFile, header: string | undefined): Encoding {
  if (!header) return 'identity'
  const refused = new Map<string, boolean>()
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';')
    refused.set(
      name.trim(),
      parameters.some((one) => /^\s*q\s*=\s*0(\.0*)?\s*$/.test(one)),
    )
  }
  const accepts = (encoding: Encoding) => (refused.get(encoding) ?? refused.get('*')) === false
  return ENCODINGS.find((encoding) => file.has(encoding) && accepts(encoding)) ?? 'identity'
}

function matches(header: string | undefined, etag: string): boolean {
  if (!header) return false
  return header.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag)
}
