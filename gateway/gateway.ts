import { fileURLToPath } from 'node:url'
import type { Log } from './access-log.ts'
import { createApp } from './app.ts'
import { type Flags, isLoopback } from './flags.ts'
import { createGuard, pathOf } from './guard.ts'
import { createPlannedProxy } from './planned-proxy.ts'
import { createProxy } from './proxy.ts'
import type { Listener } from './reply.ts'
import { type Pace, READING_PACE } from './sandbox/pace.ts'
import { createSandboxListener } from './sandbox-listener.ts'
import { listServers, type Server } from './servers.ts'
import { describeSession } from './session.ts'
import { createStatic } from './static.ts'
import { openTokenStore } from './token-store.ts'
import { createTokens, type Tokens } from './tokens.ts'

/** A gateway that only has to be given a port. */
export type Gateway = {
  app: Listener
  servers: readonly Server[]
  tokens: Tokens
  close: () => void
}

/** Where the build puts the console. */
const BUILD_FOLDER = fileURLToPath(new URL('../dist', import.meta.url))

/**
 * Puts the gateway together as the flags say. It listens to nothing and prints nothing itself; `close`
 * lets go of the upstreams' connections. Throws when the build folder cannot be read, and
 * `TokenStoreError` when the tokens cannot.
 */
export function createGateway(
  flags: Flags,
  {
    log,
    onError,
    buildFolder = BUILD_FOLDER,
    pace = READING_PACE,
  }: { log: Log; onError: (error: unknown) => void; buildFolder?: string; pace?: Pace },
): Gateway {
  const servers = listServers(flags)
  const plans = new Map(flags.upstreams.map(({ name, plan }) => [name ?? 'default', plan]))
  const proxies = new Map(
    servers.flatMap(({ name, upstream }) => {
      if (upstream === null) return []
      const plan = plans.get(name)
      return [[name, plan ? createPlannedProxy(plan) : createProxy(upstream)]]
    }),
  )
  const standard = proxies.get('default')
  // A gateway that passes everything on has no tokens of its own to keep.
  const tokens = createTokens(Date.now, openTokenStore(standard ? null : flags.data))
  // Whoever may not have the session's token may not make one either.
  const mayHaveTokens = isLoopback(flags.host) || flags.shareToken
  const app = createApp({
    guard: createGuard(
      isLoopback(flags.host) ? flags.allowHosts : [...flags.allowHosts, bracketed(flags.host)],
    ),
    tokenStore: standard || !mayHaveTokens ? null : tokens.store,
    session: describeSession(servers, mayHaveTokens ? tokens : null),
    defaultServer: standard
      ? (incoming, outgoing) => standard.answer(incoming, outgoing, pathOf(incoming.url ?? ''))
      : serveSandbox(tokens, pace, onError),
    proxies,
    files: createStatic(buildFolder, flags.connect),
    log,
    onError,
  })
  const close = () => {
    for (const proxy of proxies.values()) proxy.close()
    tokens.store.close()
  }
  return { app, servers, tokens, close }
}

function serveSandbox(tokens: Tokens, pace: Pace, onError: (error: unknown) => void): Listener {
  const sandbox = loadSandbox(tokens, pace)
  // Who asks it is told that it could not be loaded.
  sandbox.catch(() => {})
  return createSandboxListener(async (request) => (await sandbox).fetch(request), onError)
}

// Where another server is the default one nobody can reach it: then it is not even loaded.
async function loadSandbox(tokens: Tokens, pace: Pace) {
  const [{ createSandbox }, { nodeEngines }] = await Promise.all([
    import('./sandbox/sandbox.ts'),
    import('./engines/engines.ts'),
  ])
  return createSandbox({ tokens, pace, engines: nodeEngines() })
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
