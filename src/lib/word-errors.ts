/** What does not count when texts are compared. */
export type Leniency = { ignoresCase: boolean; ignoresPunctuation: boolean }

/** As transcripts are usually scored: neither case nor punctuation counts. */
export const LENIENT: Leniency = { ignoresCase: true, ignoresPunctuation: true }

/** Errors among so many words or characters of the reference; `rate` is null when it has none. */
export type ErrorCount = { errors: number; of: number; rate: number | null }

/**
 * The word error rate: the fewest words that must be replaced, left out and put in to make the transcript of
 * the reference, by the words of the reference, (S + D + I) / N (NIST, "SCTK" scoring; Levenshtein 1966). It may
 * be over 1. Words are what `wordsOf` gives: nothing else is normalised, numerals and spellings stay as they are.
 */
export function countWordErrors(
  reference: string,
  transcript: string,
  leniency: Leniency = LENIENT,
): ErrorCount {
  return countErrors(wordsOf(reference, leniency), wordsOf(transcript, leniency))
}

/** The same of characters (code points), with one space between words: the character error rate. */
export function countCharacterErrors(
  reference: string,
  transcript: string,
  leniency: Leniency = LENIENT,
): ErrorCount {
  const characters = (text: string) => [...wordsOf(text, leniency).join(' ')]
  return countErrors(characters(reference), characters(transcript))
}

/** The words of a text, as they are compared and counted: lower case, without punctuation, unless it counts. */
export function wordsOf(text: string, { ignoresCase, ignoresPunctuation }: Leniency = LENIENT): string[] {
  // Up and down again: a letter that is two in capitals (ß) is then the same as those.
  const cased = ignoresCase ? text.toUpperCase().toLowerCase() : text
  return cased.match(wordPattern({ ignoresCase, ignoresPunctuation })) ?? []
}

/** What is a word of a text. */
export function wordPattern({ ignoresPunctuation }: Leniency): RegExp {
  return ignoresPunctuation ? /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu : /\S+/g
}

function countErrors(said: readonly string[], heard: readonly string[]): ErrorCount {
  let row = Uint32Array.from({ length: heard.length + 1 }, (_, index) => index)
  let next = new Uint32Array(heard.length + 1)
  for (const [index, one] of said.entries()) {
    next[0] = index + 1
    for (let column = 1; column <= heard.length; column++) {
      const corner = (row[column - 1] ?? 0) + (one === heard[column - 1] ? 0 : 1)
      next[column] = Math.min((row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, corner)
    }
    const last = row
    row = next
    next = last
  }
  const errors = row[heard.length] ?? 0
  return { errors, of: said.length, rate: said.length === 0 ? null : errors / said.length }
}
