import http from 'node:http'
import https from 'node:https'
import type { Duplex } from 'node:stream'

// Idle connections are dropped early: one that the upstream is just closing would cost a POST its answer.
const OPTIONS = { keepAlive: true, timeout: 4000 }

type Connected = (error: Error | null, socket: Duplex) => void

/**
 * The connections to one upstream, kept for the next request for up to four seconds.
 *
 * An upstream may refuse an upload half-way (413) and close. Node gives up a connection at the first write
 * that fails then, and the refusal, which has arrived already, would be lost. Here a failed write is
 * passed over: the reading side tells how the connection ends, after what it has to say.
 */
export function createUpstreamAgent(isSecure: boolean): http.Agent {
  return isSecure ? new ListeningHttpsAgent(OPTIONS) : new ListeningHttpAgent(OPTIONS)
}

class ListeningHttpAgent extends http.Agent {
  override createConnection(options: http.ClientRequestArgs, connected?: Connected) {
    return forgiveWrites(super.createConnection(options, connected))
  }
}

class ListeningHttpsAgent extends https.Agent {
  override createConnection(options: https.RequestOptions, connected?: Connected) {
    return forgiveWrites(super.createConnection(options, connected))
  }
}

function forgiveWrites<S extends Duplex | null | undefined>(socket: S): S {
  if (!socket) return socket
  const write = socket._write.bind(socket)
  const writev = socket._writev?.bind(socket)
  socket._write = (chunk, encoding, done) => write(chunk, encoding, forgiving(done))
  if (writev) socket._writev = (chunks, done) => writev(chunks, forgiving(done))
  return socket
}

type Done = (error?: Error | null) => void

function forgiving(done: Done): Done {
  return (error) => {
    const isClosed = error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ECONNRESET')
    done(isClosed ? null : error)
  }
}
