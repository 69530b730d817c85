import { diffWordsWithSpace } from 'diff'

/** A run of text: in both, only in the left one, only in the right one. */
export type DifferencePart = { text: string; kind: 'same' | 'left' | 'right' }

/** More edits than this are no help to a reader, and take long to find. */
const MOST_EDITS = 4_000

/**
 * Two texts word by word (Myers, "An O(ND) Difference Algorithm", 1986, by the package `diff`), and the share
 * of the longer one's words that both have, 0 to 1. Texts with next to nothing in common are one part each.
 */
export function wordDifference(left: string, right: string): { parts: DifferencePart[]; shared: number } {
  const changes = diffWordsWithSpace(left, right, { maxEditLength: MOST_EDITS })
  if (changes === undefined) {
    return {
      parts: [
        { text: left, kind: 'left' },
        { text: right, kind: 'right' },
      ],
      shared: 0,
    }
  }
  const parts = changes.map(({ value, added, removed }): DifferencePart => {
    return { text: value, kind: added ? 'right' : removed ? 'left' : 'same' }
  })
  const words = (kinds: readonly DifferencePart['kind'][]) =>
    parts.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { text }) => sum + countWords(text), 0)
  const longer = Math.max(words(['same', 'left']), words(['same', 'right']))
  return { parts, shared: longer === 0 ? 1 : words(['same']) / longer }
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}
