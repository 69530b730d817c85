import type { undoWords as english } from '../en/undo.ts'

export const undoWords = {
  'undo.undo': 'Rückgängig',
  'undo.dismiss': 'Schließen',
} satisfies Record<keyof typeof english, string>
