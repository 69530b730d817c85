import { addWords } from '../table.ts'

export const heardWords = {
  'heard.decoded': 'decoded from the sound',
  'heard.label': 'read from this file’s own label, not heard',
  'heard.measured': 'measured',
} as const

addWords(heardWords)
