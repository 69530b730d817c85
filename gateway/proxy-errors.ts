/**
 * What a client is told when an upstream gave no answer: a gateway status and one sentence. `cause`, why it
 * could not be reached at all, in words to follow its name; absent when it was reached.
 */
export type Failure = { status: 502 | 504; detail: string; cause?: string }

/** Why a connection took too long to be made. */
export const TOO_SLOW = 'it took too long to connect'

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused: nothing listens there',
  ENOTFOUND: 'its name could not be found (DNS)',
  EAI_AGAIN: 'its name could not be looked up (DNS): is this machine online?',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no network route to it: is this machine online?',
  ECONNRESET: 'it closed the connection before it answered',
  EPIPE: 'it closed the connection before it answered',
  CERT_HAS_EXPIRED: 'its TLS certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its TLS certificate is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'its TLS certificate is self-signed (NODE_EXTRA_CA_CERTS can name its authority)',
  SELF_SIGNED_CERT_IN_CHAIN:
    'its TLS certificate is self-signed (NODE_EXTRA_CA_CERTS can name its authority)',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its TLS certificate is from an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its TLS certificate is from an unknown authority',
}

/**
 * The failure of a connection in plain words. Only `upstream` (which comes from the start-up configuration)
 * and the error's code go into them, never its message, which may quote what was sent.
 */
export function describeFailure(error: unknown, upstream: string): Failure {
  const code = codeOf(error)
  if (code === 'ETIMEDOUT')
    return { status: 504, detail: `${upstream} could not be reached: ${TOO_SLOW}.`, cause: TOO_SLOW }
  const cause = REASONS[code] ?? guess(code)
  const detail = `${upstream} gave no answer: ${cause}.`
  return code.startsWith('HPE_') ? { status: 502, detail } : { status: 502, detail, cause }
}

function guess(code: string): string {
  if (code.startsWith('HPE_')) return 'what it sent is not HTTP'
  if (/TLS|SSL|CERT|EPROTO/.test(code)) return `the TLS connection failed (${code})`
  return code ? `the connection failed (${code})` : 'the connection failed'
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  // Several addresses were tried, each in vain.
  if (error instanceof AggregateError) return error.errors.map(codeOf).find(Boolean) ?? ''
  return ''
}
