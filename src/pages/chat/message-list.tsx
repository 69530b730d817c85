import { memo } from 'react'
import { useStore } from 'zustand'
import { chatState } from '@/session/chat/chat-state.ts'
import { PartBoundary } from '@/ui/part-boundary.tsx'
import { WhenNear } from '@/ui/when-near.tsx'
import { say } from '@/words/say.ts'
import { AnswerView } from './answer-view.tsx'
import { UserMessage } from './user-message.tsx'

/** So many messages at the end are drawn at once: a conversation opens at its end. */
const DRAWN_AT_ONCE = 8

/** The conversation, oldest first. It draws anew only when a message comes or goes. */
export function MessageList() {
  const order = useStore(chatState.store, (state) => state.order)
  const unread = useStore(chatState.store, (state) => state.unread.length)
  return (
    <div className="mx-auto grid w-full max-w-[720px] grid-cols-[minmax(0,1fr)] gap-6 px-4 py-6">
      {unread > 0 && (
        <p className="rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">
          {say(unread === 1 ? 'chat.unread-one' : 'chat.unread', { count: unread })}
        </p>
      )}
      {order.map((id, index) => (
        <Message key={id} id={id} isNear={index >= order.length - DRAWN_AT_ONCE} />
      ))}
    </div>
  )
}

// Each message listens to itself alone: a stream draws one message, whatever stands above it.
const Message = memo(function Message({ id, isNear }: { id: string; isNear: boolean }) {
  const message = useStore(chatState.store, (state) => state.messages[id])
  if (message === undefined) return null
  return message.role === 'user' ? (
    <WhenNear isNear={isNear} label={say('chat.you')} text={message.text}>
      <UserMessage text={message.text} />
    </WhenNear>
  ) : (
    <WhenNear
      isNear={isNear}
      label={say('chat.assistant', { model: message.answer.model })}
      text={message.answer.text}
    >
      <PartBoundary words={say('chat.undrawable')} text={message.answer.text}>
        <AnswerView id={id} answer={message.answer} />
      </PartBoundary>
    </WhenNear>
  )
})
