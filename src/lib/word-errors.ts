/**
 * How many words of a reference a transcript has wrong: replaced, left out or put in, at least (Levenshtein).
 * Case and punctuation do not count. `rate` is by the words of the reference; null when it has none.
 */
export function countWordErrors(
  reference: string,
  transcript: string,
): { errors: number; words: number; rate: number | null } {
  const said = wordsOf(reference)
  const heard = wordsOf(transcript)
  let row = heard.map((_, index) => index + 1)
  for (const [index, word] of said.entries()) {
    let left = index + 1
    let corner = index
    row = row.map((above, column) => {
      left = Math.min(above + 1, left + 1, corner + (word === heard[column] ? 0 : 1))
      corner = above
      return left
    })
  }
  const errors = heard.length === 0 ? said.length : (row.at(-1) ?? 0)
  return { errors, words: said.length, rate: said.length === 0 ? null : errors / said.length }
}

/** The words of a text, as they are compared and counted: lower case, without punctuation. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu) ?? []
}
