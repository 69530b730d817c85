import { sayNumber } from './numbers.ts'
import { hasWords, wordsOf } from './table.ts'
import type { WordKey } from './word-key.ts'

export type Values = Record<string, string | number>

/**
 * The words of a key in the language that is spoken, with its values put in; of a `count` of one, those of `KEY-one` where there are any.
 * Whoever says them imports their catalogue from `en/`.
 */
export function say(key: WordKey, values: Values = {}): string {
  const one = `${key}-one`
  return wordsOf(String(values.count) === '1' && hasWords(one) ? one : key).replace(
    /\{(\w+)\}/g,
    (place, name) => {
      const value = values[name] ?? place
      return typeof value === 'number' ? sayNumber(value) : value
    },
  )
}
