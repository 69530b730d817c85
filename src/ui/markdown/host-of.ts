/** The host of a web address; null for anything else. */
export function hostOf(href: string): string | null {
  try {
    const { host, protocol } = new URL(href)
    return /^https?:$/.test(protocol) ? host : null
  } catch {
    return null
  }
}
