import type { Message } from '@/session/chat/message.ts'
import { say } from '@/words/say.ts'
import { MessageActions } from './message-actions.tsx'
import { MessageEditor, useIsEditing } from './message-editor.tsx'

type SaidMessageProps = { message: Message & { role: 'user' | 'system' }; isLast: boolean }

/** What the user said, or tells the model to be, letter for letter. */
export function SaidMessage({ message, isLast }: SaidMessageProps) {
  const { id, role, text } = message
  const isUser = role === 'user'
  if (useIsEditing(id)) return <MessageEditor message={message} />
  return (
    <article
      aria-label={say(isUser ? 'chat.you' : 'chat.system')}
      className={`group flex items-end gap-2 ${isUser ? 'justify-end' : 'flex-row-reverse justify-end'}`}
    >
      <MessageActions message={message} isLast={isLast} />
      <p
        className={`min-w-0 whitespace-pre-wrap px-4 py-2.5 [overflow-wrap:anywhere] ${isUser ? 'rounded-lg rounded-br-sm bg-accent-soft' : 'flex-1 rounded-md border border-line border-dashed text-ink-soft text-sm'}`}
      >
        {!isUser && <span className="mb-1 block font-medium text-xs">{say('chat.system')}</span>}
        {text}
      </p>
    </article>
  )
}
