import { createServer, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { SECURITY_HEADERS } from './headers.ts'
import type { Listener } from './reply.ts'

const MINUTE_MS = 60_000

/**
 * Node's HTTP server around the gateway: headers up to 16 kB within a minute, a whole request within half
 * an hour (for long uploads). CONNECT and upgrades are refused; what is not HTTP is answered in plain words.
 * No input and no client that leaves throws or prints anything.
 */
export function createGatewayServer(listener: Listener): Server {
  const latest = new WeakMap<Duplex, ServerResponse>()
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: MINUTE_MS,
      requestTimeout: 30 * MINUTE_MS,
      keepAliveTimeout: MINUTE_MS,
      // The guard answers instead, with the security headers.
      requireHostHeader: false,
    },
    (incoming, outgoing) => {
      latest.set(incoming.socket, outgoing)
      void listener(incoming, outgoing)
    },
  )
  server.on('connect', (_incoming, socket) => refuse(socket, 405, 'This is not a proxy.'))
  server.on('upgrade', (_incoming, socket) =>
    refuse(socket, 400, 'This server does not upgrade connections.'),
  )
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const answer = latest.get(socket)
    // Words in the middle of another answer would be read as a part of it.
    if (!socket.writable || (answer?.headersSent && !answer.writableFinished)) return void socket.destroy()
    if (error.code === 'HPE_HEADER_OVERFLOW') return refuse(socket, 431, 'The headers are over 16 kB.')
    // Not 408: Chromium by itself repeats a request that is answered so.
    if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return refuse(socket, 400, 'The request took too long.')
    refuse(socket, 400, 'The request is not valid HTTP.')
  })
  return server
}

function refuse(socket: Duplex, status: number, text: string): void {
  socket.on('error', () => {})
  const headers = {
    ...SECURITY_HEADERS,
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(text)),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${text}`)
  // A peer that never closes must not hold the connection.
  setTimeout(() => socket.destroy(), 1000).unref()
}
