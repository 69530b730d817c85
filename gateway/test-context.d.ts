import 'vitest'

/** The servers that run while the tests do; a test asks for them with `inject('servers')`. */
export type TestServers = {
  /** Origin of a real gateway in front of its sandbox. */
  gateway: string
  /** The sandbox's tokens there. */
  token: string
  testToken: string
  /** Origin of a server that answers as a path says (test-upstream.ts). */
  scripted: string
  /** Origin of a gateway in front of five kinds of servers (test-local-servers.ts). */
  locals: string
  /** Origin at which nothing listens. */
  refusing: string
}

declare module 'vitest' {
  interface ProvidedContext {
    servers: TestServers
  }
}
