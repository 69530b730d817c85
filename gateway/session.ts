import type { Server } from './servers.ts'

/** The tokens that the sandbox mints at start. */
export type SandboxTokens = { full: string; test: string }

/** The answer of `/gateway/session`: what the console needs to know of its own gateway. */
export type Session = {
  servers: readonly Server[]
  /** Both null when the default server is no sandbox, or when the tokens are not to be handed out. */
  sandboxToken: string | null
  testToken: string | null
}

/** Describes the gateway to its own page. `tokens` is null when the page must not have them. */
export function describeSession(servers: readonly Server[], tokens: SandboxTokens | null): Session {
  const handed = servers[0]?.kind === 'sandbox' ? tokens : null
  return { servers, sandboxToken: handed?.full ?? null, testToken: handed?.test ?? null }
}
