import type { SentRow } from '@/session/embeddings.ts'
import { sayCosine } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import type { ExactCosine } from './similarity/exact-cosine.ts'

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

/**
 * What to notice in a matrix, computed from the answer itself: telling pairs, else the most alike one, which
 * is `best` once it is known.
 */
export function captionsOf(
  cosine: ExactCosine,
  rows: readonly SentRow[],
  best: readonly [number, number] | null,
): string[] {
  const placeOf = (text: string) => rows.findIndex((row) => row.text === text)
  const telling = TELLING.flatMap(({ key, a, b }) => {
    const row = placeOf(a)
    const column = placeOf(b)
    if (row < 0 || column < 0) return []
    const value = cosine(row, column)
    // A similarity that is not defined says nothing.
    return Number.isNaN(value)
      ? []
      : [say(key, { a: rows[row]?.number ?? '', b: rows[column]?.number ?? '', value: sayCosine(value) })]
  })
  if (telling.length > 0 || best === null) return telling
  const [a, b] = best
  const value = sayCosine(cosine(a, b))
  return [say('embeddings.caption-best', { a: rows[a]?.number ?? '', b: rows[b]?.number ?? '', value })]
}
