import { expect, test } from 'vitest'
import { segmentsOf } from './segments.ts'

const words = (text: string, secondsEach = 1) =>
  text.split(' ').map((word, index) => ({
    text: word,
    startSeconds: index * secondsEach,
    endSeconds: index * secondsEach + 0.8,
  }))
const texts = (given: Parameters<typeof segmentsOf>[0]) => segmentsOf(given).map(({ text }) => text)

test('ends at a sentence, at a long pause and after twelve words', () => {
  expect(texts(words('ONE TWO. THREE? FOUR'))).toEqual(['ONE TWO.', 'THREE?', 'FOUR'])
  expect(texts(words('ONE TWO', 3))).toEqual(['ONE', 'TWO'])
  expect(texts(words('A B C D E F G H I J K L M N'))).toEqual(['A B C D E F G H I J K L', 'M N'])
  expect(texts([])).toEqual([])
})

test('lasts from the first word to the last', () => {
  expect(segmentsOf(words('ONE TWO THREE'))).toEqual([
    { text: 'ONE TWO THREE', startSeconds: 0, endSeconds: 2.8 },
  ])
})
