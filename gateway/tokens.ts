// The sandbox's tokens: which exist, what each may do, how often. Owns: permission and rate.
// Leaves to others: where a token travels (sandbox/sandbox.ts) and who is told of it (app.ts).

/** The endpoints that a token can be permitted to use. */
export type Endpoint = 'models' | 'chat' | 'embeddings' | 'rerank' | 'transcription' | 'speech'

/** What a token may do on one endpoint at this moment, with the headers that say how much is left. */
export type Verdict =
  | { allowed: true; headers: Record<string, string> }
  | { allowed: false; status: 401 | 403 | 429; detail: string; headers: Record<string, string> }

export type Tokens = {
  /** May use every endpoint without a limit. */
  full: string
  /** May use chat only, three times a minute. */
  test: string
  /** Judges a request by its `Authorization` header and counts it when it is allowed. */
  admit(authorization: string | null, endpoint: Endpoint): Verdict
}

type Grant = { endpoints: readonly Endpoint[] | 'all'; perMinute: number | null; startedAt: number[] }

const MINUTE_MS = 60_000

function mint(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18))
  return `taas_sandbox_${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

function refused(status: 401 | 403 | 429, detail: string, headers: Record<string, string> = {}): Verdict {
  return { allowed: false, status, detail, headers }
}

/**
 * Mints the two tokens of one gateway run; they live in memory and end with it.
 *
 * A token with a rate is refused with 429 and `Retry-After` (whole seconds, at least 1) once its
 * requests of the last 60 seconds reach the limit. `now` gives milliseconds; tests hand in their own.
 */
export function createTokens(now: () => number = Date.now): Tokens {
  const full = mint()
  const test = mint()
  const grants = new Map<string, Grant>([
    [full, { endpoints: 'all', perMinute: null, startedAt: [] }],
    [test, { endpoints: ['models', 'chat'], perMinute: 3, startedAt: [] }],
  ])

  function spend(grant: Grant): Verdict {
    if (grant.perMinute === null) return { allowed: true, headers: {} }
    const time = now()
    grant.startedAt = grant.startedAt.filter((started) => time - started < MINUTE_MS)
    const limit = { 'x-ratelimit-limit-requests': String(grant.perMinute) }
    const [oldest] = grant.startedAt
    if (oldest !== undefined && grant.startedAt.length >= grant.perMinute) {
      const seconds = Math.max(1, Math.ceil((oldest + MINUTE_MS - time) / 1000))
      return refused(429, `Rate limit exceeded: this token may send ${grant.perMinute} requests a minute.`, {
        ...limit,
        'retry-after': String(seconds),
        'x-ratelimit-remaining-requests': '0',
      })
    }
    grant.startedAt.push(time)
    const left = grant.perMinute - grant.startedAt.length
    return { allowed: true, headers: { ...limit, 'x-ratelimit-remaining-requests': String(left) } }
  }

  return {
    full,
    test,
    admit(authorization, endpoint) {
      const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
      if (token === undefined) {
        return refused(401, 'Missing bearer token: send the header Authorization: Bearer taas_…')
      }
      const grant = grants.get(token)
      if (grant === undefined) {
        return token.startsWith('taas_') && !token.startsWith('taas_sandbox_')
          ? refused(401, 'This is the sandbox; your token was not sent anywhere. Use the sandbox token here.')
          : refused(401, 'Invalid or expired token.')
      }
      if (grant.endpoints !== 'all' && !grant.endpoints.includes(endpoint)) {
        return refused(403, `This token may not use ${endpoint}; it permits ${grant.endpoints.join(', ')}.`)
      }
      // Looking at the models is free, so that a picker never eats a small budget.
      return endpoint === 'models' ? { allowed: true, headers: {} } : spend(grant)
    },
  }
}
