import { addWords } from '../table.ts'

export const undoWords = {
  'undo.undo': 'Undo',
  'undo.dismiss': 'Dismiss',
} as const

addWords(undoWords)
