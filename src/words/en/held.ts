import { addWords } from '../table.ts'

export const heldWords = {
  'held.title': 'This looks like a token. It was not sent.',
  'held.connect': 'Add it as a connection',
  'held.ordinary': 'It is ordinary text',
} as const

addWords(heldWords)
