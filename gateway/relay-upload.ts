import type { ClientRequest, IncomingMessage } from 'node:http'

export type RelayOptions = {
  /** Bytes that may pass. */
  limit: number
  onProgress: () => void
  /** Called once; the rest of the body is then left to the callee, and nothing more is sent. */
  onTooLarge: () => void
}

/** So long an upstream may take nothing before the upload is read into memory. */
const PATIENCE_MS = 250

/**
 * Sends a client's body to an upstream and ends the request, at the upstream's pace.
 *
 * When the upstream takes nothing for a quarter of a second, the rest is read into memory all the same:
 * while nobody reads, a client that leaves goes unnoticed. `limit` bounds that memory. When the upstream's
 * side closes early (it answered before it had read everything, or failed), the rest is read and forgotten,
 * since a browser looks for the answer only after its last byte.
 */
export function relayUpload(incoming: IncomingMessage, request: ClientRequest, options: RelayOptions): void {
  let bytes = 0
  let impatience: NodeJS.Timeout | undefined
  const resume = () => {
    clearTimeout(impatience)
    impatience = undefined
    incoming.resume()
  }
  const pass = (chunk: Buffer) => {
    bytes += chunk.byteLength
    options.onProgress()
    if (bytes > options.limit) {
      stop()
      options.onTooLarge()
      return
    }
    const isTaken = request.write(chunk)
    if (isTaken || isAbsorbing) return
    incoming.pause()
    impatience = setTimeout(absorb, PATIENCE_MS)
  }
  let isAbsorbing = false
  const absorb = () => {
    isAbsorbing = true
    resume()
  }
  const onDrain = () => {
    isAbsorbing = false
    options.onProgress()
    resume()
  }
  const end = () => request.end()
  const stop = () => {
    incoming.off('data', pass).off('end', end)
    request.off('drain', onDrain)
    resume()
  }
  incoming.on('data', pass).on('end', end)
  request.on('drain', onDrain).once('close', stop)
}
