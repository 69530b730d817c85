import { expect, it } from 'vitest'
import { countWordErrors, wordsOf } from './word-errors.ts'

it('finds no error in what differs by case and punctuation only', () => {
  expect(countWordErrors('Taas is up.', 'TAAS IS UP')).toEqual({ errors: 0, words: 3, rate: 0 })
})

it('counts what is replaced, left out and put in', () => {
  expect(countWordErrors('the cat sat', 'the bat sat').errors).toBe(1)
  expect(countWordErrors('the cat sat', 'the sat').errors).toBe(1)
  expect(countWordErrors('the cat sat', 'the big cat sat').errors).toBe(1)
  expect(countWordErrors('a b c', '').errors).toBe(3)
  expect(countWordErrors('', 'a b').errors).toBe(2)
  expect(countWordErrors('', 'a b').rate).toBeNull()
})

it('takes letters of any script for words', () => {
  expect(wordsOf('Zürich’s  Straße, 42!')).toEqual(['zürich’s', 'straße', '42'])
})
