import { expect, it } from 'vitest'
import { groupVoices } from './voices.ts'

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
