// Which entries of the palette fit what was typed. Pure.
import type { WordKey } from '@/words/word-key.ts'

/** One thing that the palette can do: what it is, and of which sort. */
export type PaletteEntry = {
  id: string
  words: string
  /** Further words by which it is found. */
  also?: string
  sort: WordKey
  hint: string
  go: () => void
}

/** The entries in which every word of a search begins a word, or stands in one; the former first. */
export function matchingEntries(entries: readonly PaletteEntry[], search: string): readonly PaletteEntry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return entries
  const found = entries.flatMap((entry) => {
    const text = `${entry.words} ${entry.also ?? ''}`.toLowerCase()
    if (!words.every((word) => text.includes(word))) return []
    return [{ entry, isBegun: words.every((word) => beginsWord(text, word)) }]
  })
  return found.sort((a, b) => Number(b.isBegun) - Number(a.isBegun)).map(({ entry }) => entry)
}

/** Whether a part of a text stands somewhere at the beginning of a word. */
function beginsWord(text: string, part: string): boolean {
  const before = text.split(part).slice(0, -1)
  return before.some((piece) => !/[\p{L}\p{N}]$/u.test(piece))
}
