import { countCodePoints } from './code-points.ts'

const GRANULARITIES = ['sentence', 'word', 'grapheme'] as const

/**
 * Cuts a text into parts of at most `most` code points, as few as its borders allow: at the end of a sentence,
 * in a sentence that is longer between words, in such a word between what a reader sees as characters. Joined
 * they are the text, letter for letter. Only a single character that is itself longer than that (hundreds of
 * accents on one letter) is cut inside.
 *
 * Borders are those of UAX #29 (unicode.org/reports/tr29), as the browser's `Intl.Segmenter` knows them.
 */
export function splitText(text: string, most: number): string[] {
  return packed(text, most, GRANULARITIES)
}

type Granularity = (typeof GRANULARITIES)[number]

function packed(text: string, most: number, [coarse, ...finer]: readonly Granularity[]): string[] {
  if (countCodePoints(text) <= most) return [text]
  const parts: string[] = []
  let part = ''
  let length = 0
  const close = () => {
    if (part !== '') parts.push(part)
    part = ''
    length = 0
  }
  for (const segment of segmentsOf(text, coarse)) {
    const size = countCodePoints(segment)
    if (length + size > most) close()
    if (size > most) {
      // The rest of a long sentence may be followed by the next one.
      const cut = packed(segment, most, finer)
      const rest = cut.pop() ?? ''
      parts.push(...cut)
      part = rest
      length = countCodePoints(rest)
    } else {
      part += segment
      length += size
    }
  }
  close()
  return parts
}

function* segmentsOf(text: string, granularity: Granularity | undefined): Generator<string> {
  // A string is iterated by code points.
  if (granularity === undefined) return yield* text
  for (const { segment } of new Intl.Segmenter('en', { granularity }).segment(text)) yield segment
}
