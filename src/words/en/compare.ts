import { addWords } from '../table.ts'

export const compareWords = {
  'compare.add': 'Compare',
  'compare.add-title': 'Ask another model the same, side by side',
  'compare.full': '{count} columns are the most.',
  'compare.column': 'Column {number}',
  'compare.columns': 'Columns',
  'compare.connection': 'Connection of column {number}',
  'compare.keep': 'Go on with column {number} alone',
  'compare.close': 'Close column {number}',
  'compare.difference': 'Difference',
  'compare.difference-title': 'In what the last answers differ',
  'compare.left': 'Compared answer',
  'compare.right': 'With',
  'compare.difference-close': 'Close the difference',
  'compare.only': 'Only in {name}',
  'compare.waits': 'Two answers that have ended are needed.',
  'compare.answer': 'Answer, column {number}',
  'compare.cancel': 'Cancel column {number}',
  'compare.more': 'More actions, column {number}',
  'compare.send-to': 'Send to: {place}',
  'compare.shared': '{percent} % of the words are the same.',
} as const

addWords(compareWords)
