import { repeatedPlaces } from '@/lib/repeated.ts'

/**
 * What is odd about rows of text, by their places: a text that stands above already, and an empty row among the
 * others, which was forgotten, perhaps. Empty rows at the end are where the next text begins.
 */
export function oddLines(
  texts: readonly string[],
  words: { repeated: string; empty: string },
): Map<number, string> {
  const isFilled = (text: string) => text.trim() !== ''
  const end = texts.findLastIndex(isFilled)
  const empty = texts.flatMap((text, place) => (place < end && !isFilled(text) ? [place] : []))
  return new Map([
    ...Array.from(repeatedPlaces(texts), (place) => [place, words.repeated] as const),
    ...empty.map((place) => [place, words.empty] as const),
  ])
}
