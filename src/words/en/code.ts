import { addWords } from '../table.ts'

export const codeWords = {
  'code.language': 'Language',
  'code.label': 'Code of this request',
  'code.copy': 'Copy code',
  'code.nothing': 'Fill in the form; its request stands here as code.',
  'code.token': 'The token is read from {variable}; it is never in the code.',
} as const

addWords(codeWords)
