import type { ClientRequest } from 'node:http'

/** Who is told when it takes too long. */
type Late = { onNoConnection: () => void; onTimeout: (detail: string) => void }

/** The clocks of a request that is not answered yet, for a connection and for its first byte. `stop` is for good. */
export function startClocks(
  request: ClientRequest,
  { connectMs, firstByteMs }: { connectMs: number; firstByteMs: number },
  { onNoConnection, onTimeout }: Late,
) {
  const late = () => onTimeout(`did not begin to answer within ${Math.round(firstByteMs / 1000)} s.`)
  const firstByte = setTimeout(late, firstByteMs)
  const connect = setTimeout(onNoConnection, connectMs)
  const connected = () => clearTimeout(connect)
  request.once('socket', (socket) => {
    if (!socket.connecting) return connected()
    socket.once(request.protocol === 'https:' ? 'secureConnect' : 'connect', connected)
  })
  return {
    restart: () => void firstByte.refresh(),
    stop: () => {
      clearTimeout(firstByte)
      clearTimeout(connect)
    },
  }
}
