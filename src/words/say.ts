import { en, type WordKey } from './en.ts'

export type Values = Record<string, string | number>

/** The words of a key, with its values put in. */
export function say(key: WordKey, values: Values = {}): string {
  return en[key].replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place))
}
