// What a page can learn of a server that its client cannot tell: bare requests without a token, whose
// answers nobody reads. Every one is a GET without a body.

const WITHIN_MS = 10_000

const bare: RequestInit = {
  redirect: 'manual',
  credentials: 'omit',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
}

/**
 * The status of a plain GET without a token, which needs no preflight; null when no answer came that the page
 * may read. Rejects with the reason of the signal when it aborts.
 */
export async function plainStatus(url: string, signal: AbortSignal): Promise<number | null> {
  const response = await attempt(url, {}, signal)
  return response?.status ?? null
}

/**
 * Whether anything answers at an address, be it without CORS. An answer that forbids other sites altogether
 * (Cross-Origin-Resource-Policy) looks like none. Rejects as `plainStatus`.
 */
export async function isAnswering(url: string, signal: AbortSignal): Promise<boolean> {
  // Without CORS a browser only follows redirects; nothing is sent that could reach a wrong place.
  return (await attempt(url, { mode: 'no-cors', redirect: 'follow' }, signal)) !== null
}

async function attempt(url: string, init: RequestInit, signal: AbortSignal): Promise<Response | null> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)])
  try {
    const response = await fetch(url, { ...bare, ...init, signal: limited })
    await response.body?.cancel()
    return response
  } catch {
    signal.throwIfAborted()
    return null
  }
}

const EVENT_WITHIN_MS = 200

/**
 * Does something, and tells whether the page's own content security policy kept it from connecting. The
 * browser reports that beside the failure, at once or a moment later. What `act` throws is passed on.
 */
export async function watchPolicy(act: () => Promise<unknown>): Promise<{ isBlocked: boolean }> {
  // Outside a browser there is no policy to be kept by.
  if (globalThis.document === undefined) {
    await act()
    return { isBlocked: false }
  }
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const see = (event: SecurityPolicyViolationEvent) => {
    if (event.effectiveDirective === 'connect-src') resolve(true)
  }
  document.addEventListener('securitypolicyviolation', see)
  try {
    await act()
    const tooLate = new Promise<boolean>((done) => setTimeout(() => done(false), EVENT_WITHIN_MS))
    return { isBlocked: await Promise.race([promise, tooLate]) }
  } finally {
    document.removeEventListener('securitypolicyviolation', see)
  }
}
