import { tabStorage } from './browser-storage.ts'

/** Longer than this it is left to the database alone: a tab's storage is small. In UTF-16 units. */
const MOST = 500_000

/**
 * What a page held as it went, where that was not written yet: a write to the database that is begun in the
 * last moment is cut off with the page now and then, one to the tab's storage is not. A state with a sound in it
 * cannot be kept as text: what is read of it does not fit the page's schema, and its draft stands.
 */
export function lastWordOf(draft: string) {
  const key = `taas.last-word.${draft}`
  return {
    keep(state: unknown): void {
      const text = JSON.stringify(state)
      // An older one would be taken for the last.
      if (text.length > MOST) tabStorage.removeItem(key)
      else tabStorage.setItem(key, text)
    },
    /** Undefined where there is none. */
    read(): unknown {
      try {
        return JSON.parse(tabStorage.getItem(key) ?? '')
      } catch {
        return undefined
      }
    },
    forget(): void {
      tabStorage.removeItem(key)
    },
  }
}
