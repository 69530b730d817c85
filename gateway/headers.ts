import type { ServerResponse } from 'node:http'

// wavesurfer.js writes these two <style> elements into its shadow root: waveform and minimap.
const STYLE_HASHES = [
  "'sha256-gXnHDepVZ6KF6fKGOD+GVc9BynM50JQqht95p3HpemI='",
  "'sha256-2fdHpTZAZd4w0J8nRauXS9vSE8xzho8YEkuMvn/Nuqo='",
]

/** The content security policy of every answer, with the origins that `connect-src` allows. */
export function contentSecurityPolicy(connect: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' ${STYLE_HASHES.join(' ')}`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')
}

/**
 * The headers that every answer carries: files, API answers and errors alike, since a worker obeys the
 * policy of its own script.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy([]),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'microphone=(self), camera=(), geolocation=(), display-capture=(), midi=(), payment=(), usb=(), serial=(), hid=()',
  'x-frame-options': 'DENY',
}

/**
 * The headers of `index.html`. Unless `connect` pins it, the page may at first connect anywhere: its first
 * script, `/theme.js`, narrows that to the saved connections (a `<meta>` policy can only narrow).
 */
export function documentHeaders(connect: readonly string[]): Record<string, string> {
  const origins = connect.length > 0 ? connect : ['https:', 'http:']
  return { ...SECURITY_HEADERS, 'content-security-policy': contentSecurityPolicy(origins) }
}

/** Puts the headers of every answer, and `no-store`, on an answer that somebody else will write. */
export function secure(outgoing: ServerResponse): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) outgoing.setHeader(name, value)
  outgoing.setHeader('cache-control', 'no-store')
}
