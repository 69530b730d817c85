import { memo } from 'react'
import { useStore } from 'zustand'
import { AnswerView } from './answer-view.tsx'
import { chatState } from './chat-state.ts'
import { UserMessage } from './user-message.tsx'

/** The conversation, oldest first. It draws anew only when a message comes or goes. */
export function MessageList() {
  const order = useStore(chatState.store, (state) => state.order)
  return (
    <div className="mx-auto grid w-full max-w-[720px] grid-cols-[minmax(0,1fr)] gap-6 px-4 py-6">
      {order.map((id) => (
        <Message key={id} id={id} />
      ))}
    </div>
  )
}

// Each message listens to itself alone: a stream draws one message, whatever stands above it.
const Message = memo(function Message({ id }: { id: string }) {
  const message = useStore(chatState.store, (state) => state.messages[id])
  if (message === undefined) return null
  return message.role === 'user' ? (
    <UserMessage text={message.text} />
  ) : (
    <AnswerView id={id} answer={message.answer} />
  )
})
