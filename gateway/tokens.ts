// Who may do what at the sandbox, and how often. Owns: permission and rate.
// Leaves to others: where a token travels (sandbox/sandbox.ts), what was issued (token-store.ts).
import { randomBytes } from 'node:crypto'
import type { Endpoint } from './endpoints.ts'
import type { Permit } from './sandbox/room.ts'
import { createTokenBucket, type TokenBucket } from './token-bucket.ts'
import { type IssuedToken, openTokenStore, type TokenStore } from './token-store.ts'

type Headers = Record<string, string>
type Refused = { allowed: false; status: 401 | 403 | 429; detail: string; headers: Headers }

/** What a token may do on one endpoint at this moment, with the headers that say how much is left. */
export type Verdict = Allowed | Refused

type Allowed = { allowed: true; headers: Headers; permit: Permit }

export type Tokens = {
  /** May use every endpoint without a limit. */
  full: string
  /** May use chat only, three times a minute. */
  test: string
  /** Judges a request by its `Authorization` header and counts it when it is allowed. */
  admit(authorization: string | null, endpoint: Endpoint): Verdict
  /** The tokens that were issued. */
  store: TokenStore
}

type Grant = Pick<IssuedToken, 'endpoints' | 'models' | 'requestsPerMinute' | 'quota' | 'usage'> & {
  id: string | null
}

const UNLIMITED = { id: null, models: null, quota: null, usage: [] }

/**
 * The tokens of one gateway run: two that are minted at start and end with it, and those of the store.
 *
 * A token with a rate is refused with 429 and `Retry-After` (whole seconds, at least 1) when its bucket is
 * empty. `now` gives milliseconds; tests hand in their own.
 */
export function createTokens(
  now: () => number = Date.now,
  store: TokenStore = openTokenStore(null, now),
): Tokens {
  const [full, test] = [mint(), mint()]
  const minted = new Map<string, Grant>([
    [full, { ...UNLIMITED, endpoints: null, requestsPerMinute: null }],
    [test, { ...UNLIMITED, endpoints: ['models', 'chat'], requestsPerMinute: 3 }],
  ])
  const buckets = new Map<string, { perMinute: number; bucket: TokenBucket }>()

  // A changed rate begins with a full bucket.
  function bucketOf(token: string, perMinute: number): TokenBucket {
    const known = buckets.get(token)
    if (known?.perMinute === perMinute) return known.bucket
    const bucket = createTokenBucket(perMinute, now)
    buckets.set(token, { perMinute, bucket })
    return bucket
  }

  function take(token: string, perMinute: number | null): Refused | { allowed: true; headers: Headers } {
    if (perMinute === null) return { allowed: true, headers: {} }
    const bucket = bucketOf(token, perMinute)
    const seconds = bucket.take()
    const headers = {
      'x-ratelimit-limit-requests': String(perMinute),
      'x-ratelimit-remaining-requests': String(bucket.left()),
      'x-ratelimit-reset-requests': `${bucket.fullInSeconds()}s`,
    }
    if (seconds === null) return { allowed: true, headers }
    return refused(429, `Rate limit exceeded: this token may send ${perMinute} requests a minute.`, {
      ...headers,
      'retry-after': String(seconds),
    })
  }

  function grantOf(token: string): Grant | Refused {
    const own = minted.get(token)
    if (own !== undefined) return own
    const issued = store.find(token)
    if (issued === null) {
      return token.startsWith('taas_') && !token.startsWith('taas_sandbox_')
        ? refused(401, 'This is the sandbox; your token was not sent anywhere. Use the sandbox token here.')
        : refused(401, 'Invalid or expired token.')
    }
    if (issued.revokedAt !== null) return refused(401, 'Invalid token: it was revoked.')
    if (issued.expiresAt !== null && issued.expiresAt <= now()) {
      return refused(401, `Expired token: it was good until ${new Date(issued.expiresAt).toISOString()}.`)
    }
    return issued
  }

  return {
    full,
    test,
    store,
    admit(authorization, endpoint) {
      const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
      if (token === undefined) {
        return refused(401, 'Missing bearer token: send the header Authorization: Bearer taas_…')
      }
      const grant = grantOf(token)
      if ('allowed' in grant) return grant
      const { id, endpoints, models, requestsPerMinute } = grant
      if (endpoints !== null && !endpoints.includes(endpoint)) {
        return refused(403, `This token may not use ${endpoint}; it permits ${endpoints.join(', ')}.`)
      }
      // Looking at the models is free, so that a picker never eats a small budget.
      const isFree = endpoint === 'models'
      const overspent = isFree ? null : overQuota(grant)
      if (overspent !== null) return overspent
      const taken = take(token, isFree ? null : requestsPerMinute)
      if (!taken.allowed) return taken
      const permit: Permit = {
        refuseModel: (model) =>
          models === null || models.includes(model)
            ? null
            : `This token may not use the model ${model}; it permits ${models.join(', ')}.`,
        spend: (tokens) => {
          if (id !== null) store.count(id, endpoint, tokens)
        },
      }
      return { ...taken, permit }
    },
  }
}

function mint(): string {
  return `taas_sandbox_${randomBytes(18).toString('hex')}`
}

function refused(status: 401 | 403 | 429, detail: string, headers: Headers = {}): Refused {
  return { allowed: false, status, detail, headers }
}

function overQuota({ quota, usage }: Grant): Refused | null {
  const spent = usage.reduce((sum, { tokens }) => sum + tokens, 0)
  if (quota === null || spent < quota) return null
  return refused(429, `Quota used up: this token had ${quota} tokens. Ask for more.`, {
    'x-ratelimit-limit-tokens': String(quota),
    'x-ratelimit-remaining-tokens': '0',
  })
}
