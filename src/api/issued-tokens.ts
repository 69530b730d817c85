// The tokens that the console's own gateway issues for its sandbox. No connection goes with it: the gateway
// answers its own page, by its origin.
import * as z from 'zod/mini'

export const TOKEN_ENDPOINTS = ['models', 'chat', 'embeddings', 'rerank', 'transcription', 'speech'] as const

const endpoint = z.enum(TOKEN_ENDPOINTS)
const tokenGrant = z.object({
  label: z.string(),
  team: z.string(),
  endpoints: z.nullable(z.array(endpoint)),
  models: z.nullable(z.array(z.string())),
  requestsPerMinute: z.nullable(z.number()),
  quota: z.nullable(z.number()),
  expiresAt: z.nullable(z.number()),
})
const usage = z.object({ endpoint, day: z.string(), requests: z.number(), tokens: z.number() })
const issuedToken = z.extend(tokenGrant, {
  id: z.string(),
  ending: z.string(),
  createdAt: z.number(),
  revokedAt: z.nullable(z.number()),
  lastUsedAt: z.nullable(z.number()),
  usage: z.array(usage),
})
const listed = z.object({ tokens: z.array(issuedToken) })
const created = z.object({ token: z.string(), issued: issuedToken })
const refused = z.object({
  detail: z.union([z.string(), z.array(z.object({ loc: z.array(z.unknown()), msg: z.string() }))]),
})

/** What a token may do; null is no limit. `quota` counts tokens in and out, `expiresAt` milliseconds since 1970. */
export type TokenGrant = z.infer<typeof tokenGrant>
export type IssuedToken = z.infer<typeof issuedToken>
export type TokenUsage = z.infer<typeof usage>

const PATH = '/gateway/tokens'

/** The gateway refused; `message` is its own words, with the field. */
class TokenAdminError extends Error {
  override name = 'TokenAdminError'
}

export async function listIssuedTokens(signal?: AbortSignal): Promise<readonly IssuedToken[]> {
  return listed.parse(await send('GET', '', undefined, signal)).tokens
}

/** Issues a token; its answer is the only place where it can be seen. */
export async function createIssuedToken(grant: TokenGrant): Promise<{ token: string; issued: IssuedToken }> {
  return created.parse(await send('POST', '', grant))
}

export async function changeIssuedToken(id: string, grant: TokenGrant): Promise<IssuedToken> {
  return issuedToken.parse(await send('PUT', `/${id}`, grant))
}

/** Ends a token at once. */
export async function revokeIssuedToken(id: string): Promise<void> {
  await send('DELETE', `/${id}`)
}

async function send(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<unknown> {
  const response = await fetch(PATH + path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
    cache: 'no-store',
  })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer
  throw new TokenAdminError(wordsOf(answer) ?? `The gateway answered ${response.status}.`)
}

function wordsOf(answer: unknown): string | null {
  const read = refused.safeParse(answer)
  if (!read.success) return null
  const { detail } = read.data
  if (typeof detail === 'string') return detail
  return detail.map(({ loc, msg }) => `${loc.slice(1).join('.')}: ${msg}`).join('; ')
}
