const SHOWN_END = 4
const DOTS = '••••'

/** A token as a screen may show it: its prefix and last four characters, `taas_••••1234`. */
export function maskToken(token: string): string {
  const prefix = /^[a-z]{1,8}_/.exec(token)?.[0] ?? ''
  // A short token would be half given away by its end.
  return token.length < 16 ? `${prefix}${DOTS}` : `${prefix}${DOTS}${token.slice(-SHOWN_END)}`
}

/** The text with every occurrence of the token masked; a server may echo it in its complaint. */
export function maskIn(text: string, token: string | null): string {
  return token === null || token === '' ? text : text.replaceAll(token, () => maskToken(token))
}
