// For tests only: starts the servers of a whole test run, once, and stops them.
import { createServer } from 'node:http'
import type { TestProject } from 'vitest/node'
import { readFlags } from './flags.ts'
import { createGateway } from './gateway.ts'
import { createGatewayServer } from './server.ts'
import type { TestServers } from './test-context.d.ts'
import { listenLocalServers } from './test-local-servers.ts'
import { listen } from './test-servers.ts'
import { answerAsTold } from './test-upstream.ts'

/** Vitest calls it before the first test and what it returns after the last. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const stack = new AsyncDisposableStack()
  const gateway = createGateway(readFlags([], {}), { log: () => {}, onError: () => {} })
  stack.defer(() => gateway.close())
  const running = stack.use(await listen(createGatewayServer(gateway.app)))
  const scripted = stack.use(await listen(createServer(answerAsTold())))
  const locals = stack.use(await listenLocalServers())
  const closed = await listen(createServer())
  await closed[Symbol.asyncDispose]()
  const servers: TestServers = {
    gateway: running.origin,
    token: gateway.tokens.full,
    testToken: gateway.tokens.test,
    scripted: scripted.origin,
    locals: locals.origin,
    refusing: closed.origin,
  }
  provide('servers', servers)
  return () => stack.disposeAsync()
}
