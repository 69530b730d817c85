/** The places, from 0, of the texts that stand further up already; blank ones are not counted. */
export function repeatedPlaces(texts: readonly string[]): Set<number> {
  const seen = new Set<string>()
  const repeated = new Set<number>()
  for (const [place, text] of texts.entries()) {
    if (text.trim() === '') continue
    if (seen.has(text)) repeated.add(place)
    seen.add(text)
  }
  return repeated
}
