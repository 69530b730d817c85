import type { Voice } from '@/api/speech.ts'
import { filterPlaces } from '@/lib/filter-places.ts'
import { namesOfLanguages } from '@/words/names-of-languages.ts'

/** Voices of one language; null when the server tells no voice's language. */
export type VoiceGroup = { language: string | null; voices: Voice[] }

/**
 * Voices by their language, in words where it is a language code, in alphabetical order; within a language as
 * the server has them. Those of none stand last, under `other`. One group without a name when no voice has any.
 */
export function groupVoices(voices: readonly Voice[], other: string): VoiceGroup[] {
  if (voices.every(({ language }) => language === null)) return [{ language: null, voices: [...voices] }]
  const groups = Map.groupBy(voices, ({ language }) => (language === null ? other : nameOf(language)))
  const isLast = (name: string) => Number(name === other)
  return [...groups]
    .map(([language, found]) => ({ language, voices: found }))
    .sort((a, b) => isLast(a.language) - isLast(b.language) || a.language.localeCompare(b.language))
}

/** The voices whose name, id or language has every word of a filter. */
export function filterVoices(voices: readonly Voice[], filter: string): Voice[] {
  const texts = voices.map(({ id, name, language }) => {
    return `${name} ${id} ${language === null ? '' : `${language} ${nameOf(language)}`}`
  })
  const places = filterPlaces(texts, filter)
  return places === null ? [...voices] : places.flatMap((place) => voices[place] ?? [])
}

function nameOf(language: string): string {
  try {
    const code = language.replaceAll('_', '-')
    return namesOfLanguages().of(code) ?? language
  } catch {
    return language
  }
}
