import { expect, it } from 'vitest'
import { countCharacterErrors, countWordErrors, wordsOf } from './word-errors.ts'

it('finds no error in what differs by case and punctuation only', () => {
  expect(countWordErrors('Taas is up.', 'TAAS IS UP')).toEqual({ errors: 0, of: 3, rate: 0 })
})

it('counts what is replaced, left out and put in', () => {
  expect(countWordErrors('the cat sat', 'the bat sat').errors).toBe(1)
  expect(countWordErrors('the cat sat', 'the sat').errors).toBe(1)
  expect(countWordErrors('the cat sat', 'the big cat sat').errors).toBe(1)
  expect(countWordErrors('a b c', '').errors).toBe(3)
  expect(countWordErrors('', 'a b').errors).toBe(2)
  expect(countWordErrors('', 'a b').rate).toBeNull()
})

it('takes letters of any script for words, whatever their case', () => {
  expect(wordsOf('Zürich’s  Straße, 42!')).toEqual(['zürich’s', 'strasse', '42'])
  expect(wordsOf('STRASSE')).toEqual(['strasse'])
})

it('counts case and punctuation where they are wanted', () => {
  const strict = { ignoresCase: false, ignoresPunctuation: false }
  expect(countWordErrors('Taas is up.', 'TAAS IS UP', strict).errors).toBe(3)
  expect(countWordErrors('Taas is up.', 'taas is up.', { ...strict, ignoresCase: true }).errors).toBe(0)
  expect(countWordErrors('Taas, is up', 'Taas is up', { ...strict, ignoresPunctuation: true }).errors).toBe(0)
})

it('counts characters with one space between words', () => {
  expect(countCharacterErrors('the cat  sat', 'The bat, sat.')).toEqual({ errors: 1, of: 11, rate: 1 / 11 })
  expect(countCharacterErrors('', '').rate).toBeNull()
})
