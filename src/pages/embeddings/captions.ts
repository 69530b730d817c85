import { type SimilarityMatrix, similarityOf } from '@/lib/similarity.ts'
import type { SentRow } from '@/session/embeddings.ts'
import { sayCosine } from '@/words/numbers.ts'
import { say, type Values } from '@/words/say.ts'

/** Pairs of the support inbox that show what letters cannot tell, by their texts. */
const TELLING = [
  {
    key: 'embeddings.caption-opposite',
    a: 'The server does not start after the reboot.',
    b: 'The server starts fine after the reboot.',
  },
  {
    key: 'embeddings.caption-same',
    a: 'The server does not start after the reboot.',
    b: 'Our machine never comes back online.',
  },
  {
    key: 'embeddings.caption-german',
    a: 'Where can I download the invoice for March?',
    b: 'Wo finde ich die Rechnung vom März?',
  },
] as const

/** What to notice in a matrix, computed from the answer itself: telling pairs, else the most alike one. */
export function captionsOf(matrix: SimilarityMatrix, rows: readonly SentRow[]): string[] {
  const placeOf = (text: string) => rows.findIndex((row) => row.text === text)
  const telling = TELLING.flatMap(({ key, a, b }) => {
    const row = placeOf(a)
    const column = placeOf(b)
    if (row < 0 || column < 0) return []
    const value = similarityOf(matrix, row, column)
    // A similarity that is not defined says nothing.
    return Number.isNaN(value)
      ? []
      : [say(key, { a: rows[row]?.number ?? '', b: rows[column]?.number ?? '', value: sayCosine(value) })]
  })
  if (telling.length > 0) return telling
  const best = mostAlike(matrix, rows)
  return best === null ? [] : [say('embeddings.caption-best', best)]
}

function mostAlike(matrix: SimilarityMatrix, rows: readonly SentRow[]): Values | null {
  let best = Number.NEGATIVE_INFINITY
  let pair: Values | null = null
  for (let row = 0; row < matrix.size; row += 1) {
    for (let column = row + 1; column < matrix.size; column += 1) {
      const value = similarityOf(matrix, row, column)
      if (value > best) {
        best = value
        pair = { a: rows[row]?.number ?? '', b: rows[column]?.number ?? '' }
      }
    }
  }
  return pair === null ? null : { ...pair, value: sayCosine(best) }
}
