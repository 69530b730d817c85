// For tests only: real servers on free ports, and a client that sends any bytes.
import type { Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { type AppParts, createApp } from './app.ts'
import { createGuard } from './guard.ts'
import { createSandboxListener, type Fetch } from './sandbox-listener.ts'
import { createGatewayServer } from './server.ts'
import { describeSession } from './session.ts'
import { createStatic } from './static.ts'

export type Running = AsyncDisposable & { port: number; origin: string }

/** Listens on a free port of 127.0.0.1; disposing cuts every connection. */
export async function listen(server: Server): Promise<Running> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A gateway whose parts can be replaced; its sandbox says where it was asked. */
export function listenGateway(parts: Partial<AppParts> & { fetch?: Fetch; folder?: string } = {}) {
  const {
    fetch = (request) => Response.json({ path: new URL(request.url).pathname }),
    folder,
    ...rest
  } = parts
  const onError = () => {}
  const app = createApp({
    guard: createGuard([]),
    session: describeSession([], null),
    tokenStore: null,
    defaultServer: createSandboxListener(fetch, onError),
    proxies: new Map(),
    files: createStatic(folder ?? '/does/not/exist', []),
    log: () => {},
    onError,
    ...rest,
  })
  return listen(createGatewayServer(app))
}

/** Sends bytes as they are and resolves with all that comes back until the other side closes. */
export function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text.replaceAll('\n', '\r\n')))
    socket.setEncoding('latin1')
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.on('close', () => resolve(answer)).on('error', reject)
  })
}

/** Resolves as soon as `isTrue`; rejects when it is not within `ms`. */
export async function until(isTrue: () => boolean, ms = 5000): Promise<void> {
  const end = performance.now() + ms
  while (!isTrue()) {
    if (performance.now() > end) throw new Error(`Not true within ${ms} ms: ${isTrue}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
