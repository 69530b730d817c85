import type { Server } from 'node:http'

const SWEEP_MS = 50

/**
 * Stops a server in an orderly way: no new connections, idle ones are closed, running answers may finish for
 * up to `patienceMs` and are cut then. Resolves when the last connection is gone; never rejects.
 */
export function stopServer(server: Server, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    // A kept-alive connection whose answer ends after `close` becomes idle only now.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
    const cut = setTimeout(() => server.closeAllConnections(), patienceMs)
    server.close(() => {
      clearInterval(sweep)
      clearTimeout(cut)
      resolve()
    })
  })
}
