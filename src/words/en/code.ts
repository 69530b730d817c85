import { addWords } from '../table.ts'

export const codeWords = {
  'code.language': 'Language',
  'code.label': 'Code of this request',
  'code.copy': 'Copy code',
  'code.nothing': 'Fill in the form; its request stands here as code.',
  'code.language-curl': 'curl',
  'code.language-python-requests': 'Python (requests)',
  'code.language-python-openai': 'Python (openai)',
  'code.language-javascript-fetch': 'JavaScript (fetch)',
  'code.language-javascript-openai': 'JavaScript (openai)',
  'code.include-token': 'Put my token into what I copy',
  'code.token-warning':
    'The copied code holds your token: whoever reads it can use your account. It stays masked on this screen.',
  'code.token': 'The token is read from {variable}; it is never in the code.',
} as const

addWords(codeWords)
