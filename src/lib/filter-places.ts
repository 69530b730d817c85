/**
 * The places, from 0, of the texts that hold every word of a filter, whatever their case; null for a filter
 * without words, which leaves all.
 */
export function filterPlaces(texts: readonly string[], filter: string): number[] | null {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return null
  return texts.flatMap((text, place) => {
    const lower = text.toLowerCase()
    return words.every((word) => lower.includes(word)) ? [place] : []
  })
}
