/** A pasted token, and what is odd about it; only `unsendable` keeps it from being used. */
export type CleanToken = { token: string; problem: 'none' | 'no-prefix' | 'unsendable' }

const OUTER = /^[\s"'`]+|[\s"'`]+$/g

/**
 * Takes a token out of what was pasted: white space, quotes and a leading `Bearer` go.
 *
 * A token without `taas_` is only remarked on, since other servers have others; one with characters
 * that no header can carry is `unsendable`.
 */
export function cleanToken(pasted: string): CleanToken {
  const token = pasted
    .replace(OUTER, '')
    .replace(/^(authorization:\s*)?bearer(\s+|$)/i, '')
    .replace(OUTER, '')
  if (!/^[\x21-\x7e]*$/.test(token)) return { token, problem: 'unsendable' }
  return { token, problem: token === '' || token.startsWith('taas_') ? 'none' : 'no-prefix' }
}
