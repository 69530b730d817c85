import { GitCompare } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { Conversation, ConversationStore } from '@/session/chat/conversation.ts'
import type { AnswerMessage } from '@/session/chat/message.ts'
import { Button } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'
import type { ColumnAsked } from './use-chat-columns.ts'

// Looked at now and then; the page comes without it.
const Difference = lazy(() =>
  import('@/parts/difference.tsx').then(({ Difference }) => ({ default: Difference })),
)

type AnswerDifferenceProps = { conversation: ConversationStore; columns: readonly ColumnAsked[] }

/** The last answers of the columns, two at a time, word by word. */
export function AnswerDifference({ conversation, columns }: AnswerDifferenceProps) {
  const [isOpen, setIsOpen] = useState(false)
  const ended = useStore(
    conversation,
    useShallow((state) => columns.map((_, column) => endedAnswer(state, column))),
  )
  const texts = ended.flatMap((message, index) =>
    message === null ? [] : [{ name: `${index + 1}: ${message.answer.model}`, text: message.answer.text }],
  )
  const canCompare = texts.length > 1
  return (
    <>
      <Button
        look="quiet"
        disabled={!canCompare}
        title={say(canCompare ? 'compare.difference-title' : 'compare.waits')}
        onClick={() => setIsOpen(true)}
      >
        <GitCompare aria-hidden className="size-4" />
        {say('compare.difference')}
      </Button>
      {isOpen && (
        <Suspense>
          <Difference texts={texts} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

function endedAnswer({ messages, leaves }: Conversation, column: number): AnswerMessage | null {
  const last = messages[leaves[column] ?? '']
  return last?.role === 'assistant' && last.answer.status !== 'streaming' ? last : null
}
