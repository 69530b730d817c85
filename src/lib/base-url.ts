const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

/**
 * A typed address as a base URL: http or https, without credentials, query, fragment or a trailing
 * slash. Null for anything else. `https://` is put before a bare host.
 */
export function readBaseUrl(typed: string): string | null {
  const url = urlOf(typed)
  if (url === null || hasCredentials(url)) return null
  return url.origin + url.pathname.replace(/\/+$/, '')
}

/** Whether an address that would do holds a user name or a password. */
export function namesUser(typed: string): boolean {
  const url = urlOf(typed)
  return url !== null && hasCredentials(url)
}

function urlOf(typed: string): URL | null {
  const text = typed.trim()
  // Some browsers read a sentence as a host, its spaces escaped.
  if (/\s/.test(text)) return null
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  return url !== null && /^https?:$/.test(url.protocol) && !url.hostname.includes('%') ? url : null
}

function hasCredentials({ username, password }: URL): boolean {
  return username !== '' || password !== ''
}

/** Where a server tells its health: beside its version segment. */
export function healthUrlOf(baseUrl: string): string {
  return `${baseUrl.replace(/\/v\d+$/, '')}/health`
}

/** Whether an address names no version, so that `/v1` is worth offering. */
export function lacksVersion(typed: string): boolean {
  const baseUrl = readBaseUrl(typed)
  return baseUrl !== null && !/\/v\d+\b/.test(baseUrl)
}

/** Whether a token would travel unencrypted to another machine. */
export function isPlainHttpElsewhere(baseUrl: string): boolean {
  if (!baseUrl.startsWith('http://')) return false
  return !LOOPBACK.test(new URL(baseUrl).hostname)
}
