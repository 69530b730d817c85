import type { IncomingMessage } from 'node:http'

// Who may talk to the gateway. A browser lets any web site send requests to localhost, and DNS rebinding lets
// it read the answers; both are recognised by headers that a page cannot forge.

/** Why a request is refused: a status and one sentence, answered as plain text. */
type Refusal = { status: number; text: string }

/** Null when the request may pass. */
export type Guard = (incoming: IncomingMessage) => Refusal | null

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]']
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/

/**
 * A guard for a server that answers to localhost, 127.0.0.1, [::1] and `names` (lower case, IPv6 in
 * brackets), on any port. It reads the request line and the headers only, and applies to every path:
 *
 * - a target that is not a path (absolute form, `*`) is refused with 400, as is a second Host header;
 * - a Host that is not on the list is refused with 403, since the page behind it is not ours;
 * - a present Origin must be the scheme and Host of the request itself;
 * - a present Sec-Fetch-Site must be `same-origin` or `none`. The one exception is a link into the console:
 *   a top-level GET navigation to a path that is not the API's.
 *
 * Without Origin and Sec-Fetch-Site (curl, SDKs) a request passes.
 */
export function createGuard(names: readonly string[]): Guard {
  const allowed = new Set([...LOOPBACK_NAMES, ...names])
  return (incoming) => {
    const { headers, url = '' } = incoming
    if (!url.startsWith('/')) return refuse(400, 'The request target must be a path.')
    if (countHosts(incoming.rawHeaders) > 1) return refuse(400, 'The request has more than one Host header.')
    const host = (headers.host ?? '').toLowerCase()
    const name = HOST.exec(host)?.[1]
    // Not 421: Chromium by itself sends a request again that is answered so.
    if (!name || !allowed.has(name)) {
      return refuse(403, 'This gateway does not answer to that host name. Start it with --allow-host NAME.')
    }
    const scheme = 'encrypted' in incoming.socket ? 'https' : 'http'
    if (headers.origin !== undefined && headers.origin.toLowerCase() !== `${scheme}://${host}`) {
      return refuse(403, 'Pages of another origin may not use this gateway.')
    }
    const site = headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isLinkIntoConsole(incoming)) {
      return refuse(403, 'Pages of another site may not use this gateway.')
    }
    return null
  }
}

/** Whether a path belongs to the gateway's programs, not to the console's documents and files. */
export function isApiPath(path: string): boolean {
  return path === '/health' || /^\/(v1|up|gateway)(\/|$)/.test(path)
}

/** The path of a request target, as it was sent: nothing is decoded or normalised. */
export function pathOf(target: string): string {
  const end = target.search(/[?#]/)
  return end === -1 ? target : target.slice(0, end)
}

function isLinkIntoConsole({ method, url = '', headers }: IncomingMessage): boolean {
  const destination = headers['sec-fetch-dest'] ?? 'document'
  return (
    method === 'GET' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    destination === 'document' &&
    !isApiPath(pathOf(url))
  )
}

function countHosts(rawHeaders: readonly string[]): number {
  let hosts = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]
    // Node keeps the first of several and drops the others in silence.
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts++
  }
  return hosts
}

function refuse(status: number, text: string): Refusal {
  return { status, text }
}
