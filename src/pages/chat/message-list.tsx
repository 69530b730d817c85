import { memo } from 'react'
import { useStore } from 'zustand'
import { type Message, textOf } from '@/session/chat/message.ts'
import { PartBoundary } from '@/ui/part-boundary.tsx'
import { WhenNear } from '@/ui/when-near.tsx'
import { useLanguage } from '@/words/language.ts'
import { say } from '@/words/say.ts'
import { AnswerView } from './answer-view.tsx'
import { SaidMessage } from './said-message.tsx'
import { useColumn } from './use-column.ts'

/** So many messages at the end are drawn at once: a conversation opens at its end. */
const DRAWN_AT_ONCE = 4

/** One column of the conversation, oldest first. It draws anew only when a message comes or goes. */
export function MessageList() {
  const { conversation, column } = useColumn()
  const order = useStore(conversation, ({ orders }) => orders[column] ?? orders[0])
  const unread = useStore(conversation, (state) => state.unread)
  const ids = order ?? []
  return (
    <div className="mx-auto w-full max-w-[720px] space-y-6 px-4 py-6">
      {unread > 0 && (
        <p className="rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">
          {say('chat.unread', { count: unread })}
        </p>
      )}
      {ids.map((id, index) => (
        <MessageView
          key={id}
          id={id}
          isNear={index >= ids.length - DRAWN_AT_ONCE}
          isLast={index === ids.length - 1}
        />
      ))}
    </div>
  )
}

type MessageViewProps = { id: string; isNear: boolean; isLast: boolean }

// Each message listens to itself alone: a stream draws one message, whatever stands above it.
const MessageView = memo(function MessageView({ id, isNear, isLast }: MessageViewProps) {
  useLanguage()
  const { conversation } = useColumn()
  const message = useStore(conversation, ({ messages }) => messages[id])
  if (message === undefined) return null
  const text = textOf(message)
  return (
    <WhenNear isNear={isNear} label={speakerOf(message)} text={text}>
      {message.role === 'assistant' ? (
        <PartBoundary words={say('chat.undrawable')} text={text}>
          <AnswerView message={message} isLast={isLast} />
        </PartBoundary>
      ) : (
        <SaidMessage message={message} isLast={isLast} />
      )}
    </WhenNear>
  )
})

/** Who said a message, as it is named to a screen reader and in an export. */
export function speakerOf(message: Message): string {
  if (message.role !== 'assistant') return say(message.role === 'user' ? 'chat.you' : 'chat.system')
  const { model, madeBy } = message.answer
  return madeBy === 'hand' ? say('chat.written') : say('chat.assistant', { model })
}
