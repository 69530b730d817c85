import type { RequestListener } from 'node:http'
import { createServer } from 'node:http'
import type { Page } from '@playwright/test'
import { readFlags } from '../gateway/flags.ts'
import { createGateway } from '../gateway/gateway.ts'
import { createGatewayServer } from '../gateway/server.ts'
import { listen } from '../gateway/test-servers.ts'

/** Answers by path; a path that is not here is 404, as servers of this kind say it. */
export type Answers = Record<string, { status?: number; headers?: Record<string, string>; body: unknown }>

/**
 * A gateway in front of a server that answers as told, with a console connected to it. What it answers can
 * be changed while it runs; disposing stops both.
 */
export async function serve(answers: Answers) {
  const current = { ...answers }
  const listener: RequestListener = (incoming, outgoing) => {
    const answer = current[incoming.url ?? ''] ?? { status: 404, body: { detail: 'Not Found' } }
    const headers = { 'content-type': 'application/json', ...answer.headers }
    incoming.resume()
    // Bytes go as they are.
    const body = answer.body instanceof Uint8Array ? answer.body : JSON.stringify(answer.body)
    outgoing.writeHead(answer.status ?? 200, headers).end(body)
  }
  const upstream = await listen(createServer(listener))
  const gateway = createGateway(readFlags(['--upstream', upstream.origin], {}), {
    log: () => {},
    onError: () => {},
  })
  const server = await listen(createGatewayServer(gateway.app))
  return {
    origin: server.origin,
    answer: (path: string, answer: Answers[string]) => void Object.assign(current, { [path]: answer }),
    [Symbol.asyncDispose]: async () => {
      gateway.close()
      await server[Symbol.asyncDispose]()
      await upstream[Symbol.asyncDispose]()
    },
  }
}

/** A gateway that passes everything on to another one: to the console a server like any other. */
export async function passOn(upstream: string) {
  const gateway = createGateway(readFlags(['--upstream', upstream], {}), { log: () => {}, onError: () => {} })
  const server = await listen(createGatewayServer(gateway.app))
  return {
    origin: server.origin,
    [Symbol.asyncDispose]: async () => {
      gateway.close()
      await server[Symbol.asyncDispose]()
    },
  }
}

/** A gateway with a sandbox of its own, quick to answer, that offers another server as the service (`taas`). */
export async function consoleFor(service: string) {
  const flags = readFlags(['--upstream', `taas=${service}`], {})
  const pace = { rate: 400, firstMs: 60 }
  const gateway = createGateway(flags, { log: () => {}, onError: () => {}, pace })
  const server = await listen(createGatewayServer(gateway.app))
  return {
    origin: server.origin,
    [Symbol.asyncDispose]: async () => {
      gateway.close()
      await server[Symbol.asyncDispose]()
    },
  }
}

/** A sandbox of its own, whose rate limits no other test has used up. */
export async function freshSandbox() {
  const gateway = createGateway(readFlags([], {}), { log: () => {}, onError: () => {} })
  const server = await listen(createGatewayServer(gateway.app))
  return {
    origin: server.origin,
    testToken: gateway.tokens.test,
    [Symbol.asyncDispose]: async () => {
      gateway.close()
      await server[Symbol.asyncDispose]()
    },
  }
}

/** The name of whatever has the focus. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document
    return `${activeElement?.tagName.toLowerCase()} ${activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? ''}`
  })
}
