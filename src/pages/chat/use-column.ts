import { createContext, use } from 'react'
import type { ConversationStore } from '@/session/chat/conversation.ts'
import type { Asked } from '@/session/chat/request.ts'

/**
 * Where a message stands: the conversation, the column of it (0 but for Compare), and whom that column asks;
 * null while no model is chosen. `offerUndo` tells what was done and how to take it back.
 */
export type ChatColumn = {
  conversation: ConversationStore
  column: number
  isCompared: boolean
  asked: Asked | null
  offerUndo: (words: () => string, undo: () => void) => void
}

export const ColumnContext = createContext<ChatColumn | null>(null)

export function useColumn(): ChatColumn {
  const column = use(ColumnContext)
  if (column === null) throw new Error('A message was drawn outside a column.')
  return column
}
