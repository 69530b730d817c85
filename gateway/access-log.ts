import type { ServerResponse } from 'node:http'

/** Takes one line, without a line break. */
export type Log = (line: string) => void

/**
 * Logs one line when an answer is over: method, route, status, time in ms and bytes sent. `route` must be
 * one of the gateway's own names for it and never the request's path, which may hold anything. Headers,
 * bodies and queries are never looked at. A client that left early is said so.
 */
export function logAnswer(log: Log, method: string, route: string, outgoing: ServerResponse): void {
  const started = performance.now()
  const { socket } = outgoing
  const bytesBefore = socket?.bytesWritten ?? 0
  outgoing.once('close', () => {
    const status = outgoing.headersSent ? outgoing.statusCode : '-'
    const ms = Math.round(performance.now() - started)
    const bytes = (socket?.bytesWritten ?? 0) - bytesBefore
    const left = outgoing.writableFinished ? '' : ' broken off'
    log(`${method} ${route} ${status} ${ms} ms ${bytes} B${left}`)
  })
}
