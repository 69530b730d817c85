import { wordsOf } from './table.ts'
import type { WordKey } from './word-key.ts'

export type Values = Record<string, string | number>

/** The words of a key, with its values put in. Whoever says them imports their catalogue from `en/`. */
export function say(key: WordKey, values: Values = {}): string {
  return wordsOf(key).replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place))
}
