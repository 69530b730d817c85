import { expect, it } from 'vitest'
import { filterVoices, groupVoices } from './voices.ts'

const voice = (id: string, language: string | null) => ({ id, name: id, language })

it('names each language, and puts voices without one last', () => {
  const voices = [
    voice('x', null),
    voice('b', 'en_GB'),
    voice('a', 'de'),
    voice('c', 'en-GB'),
    voice('d', 'Klingon!'),
  ]
  expect(
    groupVoices(voices, 'Other').map(({ language, voices: found }) => [language, found.map(({ id }) => id)]),
  ).toEqual([
    ['British English', ['b', 'c']],
    ['German', ['a']],
    ['Klingon!', ['d']],
    ['Other', ['x']],
  ])
})

it('is one list where no language is told', () => {
  const voices = [voice('b', null), voice('a', null)]
  expect(groupVoices(voices, 'Other')).toEqual([{ language: null, voices }])
})

it('is filtered by name, id and language in words', () => {
  const voices = [voice('de+f3', 'de'), voice('nova', null), voice('en', 'en-GB')]
  expect(filterVoices(voices, '')).toEqual(voices)
  expect(filterVoices(voices, 'german F3').map(({ id }) => id)).toEqual(['de+f3'])
  expect(filterVoices(voices, 'british').map(({ id }) => id)).toEqual(['en'])
  expect(filterVoices(voices, 'zelda')).toEqual([])
})
