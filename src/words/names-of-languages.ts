import { perLanguage } from './language.ts'

/** What every language of the world is called in the one that is spoken, by its code. */
export const namesOfLanguages = perLanguage(
  (language) => new Intl.DisplayNames(language, { type: 'language' }),
)
