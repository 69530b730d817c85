import { spoken } from './language.ts'

/** The English words that have come so far, by key. A part of the console brings its own when its code comes. */
const table = new Map<string, string>()

/** Adds a catalogue; each file of `en/` does it when it is imported. */
export function addWords(words: Readonly<Record<string, string>>): void {
  for (const [key, text] of Object.entries(words)) table.set(key, text)
}

/** The words of a key as they stand in the catalogue; the key itself when its catalogue has not come. */
export function wordsOf(key: string): string {
  return spoken.getState().words[key] ?? table.get(key) ?? key
}

/** Whether a catalogue with the key has come. */
export function hasWords(key: string): boolean {
  return table.has(key)
}
