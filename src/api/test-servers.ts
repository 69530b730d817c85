// For tests only: clients for the servers that run beside them.
import { inject } from 'vitest'
import { type Client, createClient } from './client.ts'
import { ApiError, type ErrorKind } from './errors.ts'
import type { ExchangeEvent } from './exchange.ts'
import { DEFAULT_LIMITS, type Limits } from './limits.ts'

/** What the scripted server is to answer; its fields stand in gateway/test-upstream.ts. */
export type Script = {
  key?: string
  status?: number
  headers?: Record<string, string>
  chunks?: string[]
  repeat?: number
  after?: 'end' | 'hang' | 'reset' | 'never'
}

type Options = { token?: string | null; limits?: Limits; observe?: (event: ExchangeEvent) => void }

/** A client for a server, as the console makes one. */
export function clientFor(origin: string, options: Options = {}): Client {
  const { token = null, ...settings } = options
  return createClient({ baseUrl: `${origin}/v1`, healthUrl: `${origin}/health`, token }, settings)
}

/** A client for the gateway's sandbox. */
export function sandboxClient(options: Options = {}): Client {
  const { gateway, token } = inject('servers')
  return clientFor(gateway, { token, ...options })
}

/** The origin at which every path is answered as the script says. */
export function scriptedOrigin(script: Script): string {
  const bytes = new TextEncoder().encode(JSON.stringify(script))
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  const segment = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  return `${inject('servers').scripted}/${segment}`
}

/** A client for a server that answers every request as the script says. */
export function scriptedClient(script: Script, options: Options = {}): Client {
  return clientFor(scriptedOrigin(script), options)
}

/** A client for a server that answers every request with this as JSON. */
export function answeringClient(value: unknown, options: Options = {}): Client {
  return scriptedClient({ chunks: [JSON.stringify(value)] }, options)
}

type Seen = { started: number; open: number; mostOpen: number; headers: Record<string, string>[] }

/** What came of the requests whose script had this key. */
export async function seenBy(key: string): Promise<Seen> {
  return (await fetch(`${inject('servers').scripted}/seen/${key}`)).json()
}

/** Limits of so many milliseconds for everything that waits. */
export function shortLimits(ms: number): Limits {
  const firstByteMs = { health: ms, models: ms, streamedChat: ms, plain: ms, transcription: ms }
  return { ...DEFAULT_LIMITS, firstByteMs, silenceMs: ms }
}

/** The error that a promise fails with; fails itself when it is no `ApiError` of that kind. */
export async function failureOf(kind: ErrorKind, promise: Promise<unknown>): Promise<ApiError['facts']> {
  const error = await promise.then(
    (value) => value,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ApiError)) throw new Error(`No ApiError but ${JSON.stringify(error) ?? error}`)
  if (error.kind !== kind) throw new Error(`${error.kind} (${error.facts.code}) and not ${kind}`)
  return error.facts
}
