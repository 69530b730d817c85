/** What stands in place of what is hidden. */
export const HIDDEN = '••••'

/** A masked token: what of it is left to be read stands around the dots. */
const MASKED = /[\w-]*••••[\w-]*/g

/**
 * The text as a shared screen may show it: whole addresses, or else their hosts, and what masking leaves of tokens stand
 * as dots; so does a gateway's route to a server that somebody gave a name.
 */
export function hideOwn(text: string, addresses: readonly string[]): string {
  const places = new Set(addresses.flatMap(namesOf))
  // The longest first: a host stands within its address.
  const hidden = [...places].sort((a, b) => b.length - a.length)
  return hidden.reduce((shown, place) => shown.replaceAll(place, HIDDEN), text).replace(MASKED, HIDDEN)
}

const NAMED_ROUTE = /^\/up\/[^/]+/

function namesOf(address: string): string[] {
  const route = NAMED_ROUTE.exec(address)
  if (route !== null) return [route[0]]
  const url = URL.parse(address)
  if (url === null || url.host === '') return []
  return [address, url.href, url.origin, url.host, url.hostname].map((name) => name.replace(/\/+$/, ''))
}
