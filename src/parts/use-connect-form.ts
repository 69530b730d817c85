import { useState } from 'react'
import { useStore } from 'zustand'
import { healthUrlOf, isPlainHttpElsewhere, lacksVersion, namesUser, readBaseUrl } from '@/lib/base-url.ts'
import type { CleanToken } from '@/lib/clean-token.ts'
import { type GatewayServer, gatewaySession } from '@/session/gateway-session.ts'
import type { SavedConnection } from '@/session/saved-connection.ts'
import type { Keeping } from '@/session/tokens.ts'

/** What stands in the form, as it was typed. `server` is the name of a gateway's server or empty. */
export type ConnectFields = {
  /** What is odd about the pasted token; the token itself stays in its input, out of the document. */
  tokenProblem: CleanToken['problem']
  server: string
  typedBaseUrl: string
  typedHealthUrl: string
  typedName: string
  keeping: Keeping
  allowsPlainHttp: boolean
}

const EMPTY: ConnectFields = {
  tokenProblem: 'none',
  server: '',
  typedBaseUrl: '',
  typedHealthUrl: '',
  typedName: '',
  keeping: 'tab',
  allowsPlainHttp: false,
}

/** The one thing that keeps the form from being saved, by the field where it stands. */
export type ConnectProblem = 'token-unsendable' | 'base-url-bad' | 'base-url-user' | 'plain-http' | null

/** The state of the form that adds a connection, and what comes of it. */
export function useConnectForm() {
  const { servers } = useStore(gatewaySession)
  const choices = servers.filter((server) => server.kind === 'upstream')
  const [fields, setFields] = useState<ConnectFields>(() => ({ ...EMPTY, server: choices[0]?.name ?? '' }))
  const chosen = choices.find(({ name }) => name === fields.server)
  const place = chosen === undefined ? typedPlace(fields) : gatewayPlace(chosen)
  const host = hostOf(place)
  const needsConsent = place !== null && isPlainHttpElsewhere(place.baseUrl)
  return {
    choices,
    fields,
    host,
    needsConsent,
    lacksVersion: chosen === undefined && lacksVersion(fields.typedBaseUrl),
    problem: problemOf(fields, place, needsConsent && !fields.allowsPlainHttp),
    change: (change: Partial<ConnectFields>) => setFields((current) => ({ ...current, ...change })),
    reset: () => setFields({ ...EMPTY, server: choices[0]?.name ?? '' }),
    /** The connection as the fields say it; null while there is no usable address. */
    connection: place === null ? null : { ...place, name: fields.typedName.trim() || host },
  }
}

type Place = Omit<SavedConnection, 'id' | 'name'>

function gatewayPlace(server: GatewayServer): Place {
  return { baseUrl: server.baseUrl, healthUrl: server.healthUrl, upstream: server.upstream }
}

function typedPlace(fields: ConnectFields): Place | null {
  const baseUrl = readBaseUrl(fields.typedBaseUrl)
  if (baseUrl === null) return null
  const healthUrl = readBaseUrl(fields.typedHealthUrl) ?? healthUrlOf(baseUrl)
  return { baseUrl, healthUrl, upstream: null }
}

function hostOf(place: Place | null): string {
  if (place === null) return '…'
  return new URL(place.upstream ?? place.baseUrl, location.href).host
}

function problemOf(fields: ConnectFields, place: Place | null, lacksConsent: boolean): ConnectProblem {
  if (fields.tokenProblem === 'unsendable') return 'token-unsendable'
  if (place === null) return namesUser(fields.typedBaseUrl) ? 'base-url-user' : 'base-url-bad'
  return lacksConsent ? 'plain-http' : null
}
