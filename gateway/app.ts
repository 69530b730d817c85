import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Log, logAnswer } from './access-log.ts'
import { type Guard, isApiPath, pathOf } from './guard.ts'
import { SECURITY_HEADERS, secure } from './headers.ts'
import type { UpstreamProxy } from './proxy.ts'
import { answerDetail, answerJson, answerText, type Listener } from './reply.ts'
import { splitUpstreamPath, UPSTREAM_ROUTES } from './routes.ts'
import type { Session } from './session.ts'
import { answerTokens } from './token-routes.ts'
import type { TokenStore } from './token-store.ts'

/** What the gateway is made of. */
export type AppParts = {
  guard: Guard
  session: Session
  /** The tokens that the sandbox issues; null where the default server is no sandbox. */
  tokenStore: TokenStore | null
  /** Answers `/v1` and `/health`. */
  defaultServer: Listener
  /** The upstreams below `/up`, by name. */
  proxies: ReadonlyMap<string, UpstreamProxy>
  /** Answers everything that is not the API's. */
  files: Listener
  log: Log
  /** Told of what was thrown; the client gets a plain 500. */
  onError: (error: unknown) => void
}

/**
 * The gateway as one listener for Node's HTTP server, and for Vite's. Every request passes the guard first.
 * Every answer carries the security headers; the API's are never stored and errors there are
 * `{"detail": …}`. Nothing thrown inside leaves it.
 */
export function createApp(parts: AppParts): Listener {
  const { guard, files, log, onError } = parts
  return (incoming, outgoing) => {
    const fail = (error: unknown) => {
      onError(error)
      if (outgoing.headersSent) outgoing.destroy()
      else answerDetail(outgoing, 500, 'Internal server error.', { ...SECURITY_HEADERS })
    }
    try {
      const refusal = guard(incoming)
      if (refusal) {
        logAnswer(log, incoming.method ?? '', '(refused)', outgoing)
        const { status, text } = refusal
        return answerText(outgoing, status, text, { ...SECURITY_HEADERS, 'cache-control': 'no-store' })
      }
      const path = pathOf(incoming.url ?? '')
      const answering = isApiPath(path)
        ? answerApi(parts, path, incoming, outgoing)
        : files(incoming, outgoing)
      return answering?.catch(fail)
    } catch (error) {
      fail(error)
    }
  }
}

function answerApi(parts: AppParts, path: string, incoming: IncomingMessage, outgoing: ServerResponse) {
  secure(outgoing)
  logAnswer(parts.log, incoming.method ?? '', routeName(parts, path), outgoing)
  if (path === '/health' || /^\/v1(\/|$)/.test(path)) return parts.defaultServer(incoming, outgoing)
  if (path === '/gateway/session') return answerSession(parts.session, incoming, outgoing)
  if (parts.tokenStore !== null && /^\/gateway\/tokens(\/[0-9a-f-]+)?$/.test(path)) {
    return answerTokens(parts.tokenStore, path, incoming, outgoing)
  }
  const upstream = splitUpstreamPath(path)
  const proxy = upstream && parts.proxies.get(upstream.name)
  if (proxy) return proxy.answer(incoming, outgoing, upstream.rest)
  const isUpstream = /^\/up(\/|$)/.test(path)
  return answerDetail(
    outgoing,
    404,
    isUpstream ? 'Not found: the gateway knows no server of that name.' : 'Not found.',
  )
}

function answerSession(session: Session, incoming: IncomingMessage, outgoing: ServerResponse) {
  if (incoming.method === 'GET' || incoming.method === 'HEAD') return answerJson(outgoing, 200, session)
  answerDetail(outgoing, 405, 'Method not allowed: use GET.', { allow: 'GET, HEAD' })
}

/** The log's word for a path: one of ours, since a stranger's path may hold a secret. */
function routeName(parts: AppParts, path: string): string {
  if (UPSTREAM_ROUTES.has(path) || path === '/gateway/session') return path
  if (path.startsWith('/gateway/tokens')) return '/gateway/tokens'
  const upstream = splitUpstreamPath(path)
  if (upstream && parts.proxies.has(upstream.name)) {
    return `/up/${upstream.name}${UPSTREAM_ROUTES.has(upstream.rest) ? upstream.rest : '/…'}`
  }
  return `${/^\/[a-z0-9]+/.exec(path)?.[0] ?? ''}/…`
}
