import { diffArrays, diffWordsWithSpace } from 'diff'
import { type Leniency, wordPattern, wordsOf } from './word-errors.ts'

/** A run of text: in both, only in the left one, only in the right one. */
export type DifferencePart = { text: string; kind: 'same' | 'left' | 'right' }

/** More edits than this are no help to a reader, and take long to find. */
const MOST_EDITS = 4_000

/**
 * Two texts word by word (Myers, "An O(ND) Difference Algorithm", 1986, by the package `diff`), and the share
 * of the longer one's words that both have, 0 to 1. Texts with next to nothing in common are one part each.
 *
 * With a `leniency` words are compared as `countWordErrors` compares them: what does not count is marked nowhere,
 * and what both have stands as the left one has it.
 */
export function wordDifference(
  left: string,
  right: string,
  leniency?: Leniency,
): { parts: DifferencePart[]; shared: number } {
  const parts = leniency === undefined ? exactParts(left, right) : lenientParts(left, right, leniency)
  if (parts === null) {
    return {
      parts: [
        { text: left, kind: 'left' },
        { text: right, kind: 'right' },
      ],
      shared: 0,
    }
  }
  const count = (text: string) => (leniency === undefined ? countWords(text) : wordsOf(text, leniency).length)
  const words = (kinds: readonly DifferencePart['kind'][]) =>
    parts.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { text }) => sum + count(text), 0)
  const longer = Math.max(words(['same', 'left']), words(['same', 'right']))
  return { parts, shared: longer === 0 ? 1 : words(['same']) / longer }
}

function exactParts(left: string, right: string): DifferencePart[] | null {
  const changes = diffWordsWithSpace(left, right, { maxEditLength: MOST_EDITS })
  return changes?.map(({ value, added, removed }) => ({ text: value, kind: kindOf(added, removed) })) ?? null
}

function lenientParts(left: string, right: string, leniency: Leniency): DifferencePart[] | null {
  const changes = diffArrays(chunksOf(left, leniency), chunksOf(right, leniency), {
    maxEditLength: MOST_EDITS,
    comparator: (one, other) => one.word === other.word,
  })
  return (
    changes?.map(({ value, added, removed }) => ({
      text: value.map(({ text }) => text).join(''),
      kind: kindOf(added, removed),
    })) ?? null
  )
}

function kindOf(added: boolean, removed: boolean): DifferencePart['kind'] {
  return added ? 'right' : removed ? 'left' : 'same'
}

// The text cut before each word that counts; what does not count goes with the word before, or the first.
function chunksOf(text: string, leniency: Leniency): { text: string; word: string }[] {
  const places = [...text.matchAll(wordPattern(leniency))]
  return places.map(({ 0: word, index }, place) => {
    const from = place === 0 ? 0 : before(text, index)
    const next = places[place + 1]
    const to = next === undefined ? text.length : before(text, next.index)
    return { text: text.slice(from, to), word: wordsOf(word, leniency).join(' ') }
  })
}

// The space before a word is its own, so that what is marked begins with it.
function before(text: string, index: number): number {
  let at = index
  while (at > 0 && text.charAt(at - 1).trim() === '') at -= 1
  return at
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}
