// Which language the console speaks. Owns: the words of every language but English, which come when they are
// wanted. Leaves to others: which language is wanted (session/preferences.ts), English words (table.ts).
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** Every language of the console; each but English has its folder, and its words in one piece. */
export const LANGUAGES = ['en', 'de'] as const

export type Language = (typeof LANGUAGES)[number]

type Words = Readonly<Record<string, string>>

type Spoken = {
  language: Language
  /** The words of that language; what is missing is said in English. */
  words: Words
  /** Whether the words of the language that was wanted last could not be loaded. */
  isMissing: boolean
}

/** What is spoken now. The words come with the language, in one change: nothing is drawn half and half. */
export const spoken = createStore<Spoken>(() => ({ language: 'en', words: {}, isMissing: false }))

let wanted: Language = 'en'

/**
 * Speaks a language from now on, once its words are here; of several calls the last one counts. Never rejects:
 * when the words cannot be loaded, `isMissing` says so and what was spoken before stays.
 */
export async function speak(language: Language): Promise<void> {
  wanted = language
  const words = await loadWords(language)
  if (wanted !== language) return
  spoken.setState(words === null ? { isMissing: true } : { language, words, isMissing: false })
}

async function loadWords(language: Language): Promise<Words | null> {
  if (language === 'en') return {}
  try {
    return (await import('./german.ts')).germanWords
  } catch {
    return null
  }
}

/** The language that is spoken; whatever calls it is drawn anew when that changes. */
export function useLanguage(): Language {
  return useStore(spoken, ({ language }) => language)
}

/** Makes a thing once for each language, when it is first wanted: the same one as long as the language stays. */
export function perLanguage<Thing>(make: (language: Language) => Thing): () => Thing {
  const made = new Map<Language, Thing>()
  return () => {
    const { language } = spoken.getState()
    const thing = made.get(language) ?? make(language)
    made.set(language, thing)
    return thing
  }
}
