import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { TextDifference } from '@/parts/text-difference.tsx'
import type { Conversation, ConversationStore } from '@/session/chat/conversation.ts'
import type { AnswerMessage } from '@/session/chat/message.ts'
import type { ColumnAsked } from './use-chat-columns.ts'

type AnswerDifferenceProps = { conversation: ConversationStore; columns: readonly ColumnAsked[] }

/** The last answers of the columns, two at a time, word by word. */
export function AnswerDifference({ conversation, columns }: AnswerDifferenceProps) {
  const ended = useStore(
    conversation,
    useShallow((state) => columns.map((_, column) => endedAnswer(state, column))),
  )
  const texts = ended.flatMap((message, index) =>
    message === null ? [] : [{ name: `${index + 1}: ${message.answer.model}`, text: message.answer.text }],
  )
  return <TextDifference texts={texts} />
}

function endedAnswer({ messages, leaves }: Conversation, column: number): AnswerMessage | null {
  const last = messages[leaves[column] ?? '']
  return last?.role === 'assistant' && last.answer.status !== 'streaming' ? last : null
}
