// Settings → API Tokens of the sandbox: /gateway/tokens. For the console's own page alone.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerDetail, answerJson } from './reply.ts'
import { type TokenStore, tokenGrant } from './token-store.ts'

const LARGEST_BODY = 64 * 1024
const MOST_TOKENS = 200

/**
 * Answers `GET` and `POST /gateway/tokens`, `PUT` and `DELETE /gateway/tokens/ID`. A token is in the answer of
 * `POST` and nowhere else. Bad input is 422 with the field; a request that no page of ours sent is 403.
 */
export async function answerTokens(
  store: TokenStore,
  path: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (!isOwnPage(incoming)) {
    return answerDetail(outgoing, 403, 'Tokens are managed by the console alone: open Settings → API Tokens.')
  }
  const id = path.slice('/gateway/tokens'.length).replace(/^\//, '')
  const { method } = incoming
  if (id === '' && method === 'GET') return answerJson(outgoing, 200, { tokens: store.list() })
  if (id === '' && method === 'POST') return await create(store, incoming, outgoing)
  if (id !== '' && method === 'PUT') return await change(store, id, incoming, outgoing)
  if (id !== '' && method === 'DELETE') {
    if (store.revoke(id)) return answerJson(outgoing, 200, { revoked: true })
    return answerDetail(outgoing, 404, 'There is no such token, or it was revoked already.')
  }
  answerDetail(outgoing, 405, 'Method not allowed.', { allow: id === '' ? 'GET, POST' : 'PUT, DELETE' })
}

// The guard has judged a present Origin; here one must be present. A browser's GET of the own origin has none.
function isOwnPage({ headers, method }: IncomingMessage): boolean {
  return headers.origin !== undefined || (method === 'GET' && headers['sec-fetch-site'] === 'same-origin')
}

async function create(store: TokenStore, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const grant = await readGrant(incoming, null)
  if ('detail' in grant) return answerJson(outgoing, 422, grant)
  if (store.list().filter(({ revokedAt }) => revokedAt === null).length >= MOST_TOKENS) {
    return answerDetail(outgoing, 409, `There are ${MOST_TOKENS} tokens already; revoke one first.`)
  }
  answerJson(outgoing, 201, store.create(grant))
}

async function change(
  store: TokenStore,
  id: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  // A token that is over may keep its end: its label can still be mended.
  const kept = store.list().find((issued) => issued.id === id)?.expiresAt ?? null
  const grant = await readGrant(incoming, kept)
  if ('detail' in grant) return answerJson(outgoing, 422, grant)
  const changed = store.change(id, grant)
  if (changed !== null) return answerJson(outgoing, 200, changed)
  answerDetail(outgoing, 404, 'There is no such token, or it was revoked.')
}

async function readGrant(incoming: IncomingMessage, keptExpiry: number | null) {
  const read = tokenGrant.safeParse(await readJson(incoming))
  if (read.success) {
    const { expiresAt } = read.data
    if (expiresAt === null || expiresAt === keptExpiry || expiresAt > Date.now()) return read.data
    const msg = 'Input should be a time in the future, in milliseconds since 1970'
    return { detail: [{ loc: ['body', 'expiresAt'], msg, type: 'value_error' }] }
  }
  return {
    detail: read.error.issues.map(({ path, message, code }) => ({
      loc: ['body', ...path],
      msg: message,
      type: code,
    })),
  }
}

async function readJson(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) continue
    length += chunk.length
    if (length <= LARGEST_BODY) chunks.push(chunk)
  }
  try {
    return length > LARGEST_BODY ? undefined : JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return undefined
  }
}
