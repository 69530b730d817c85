import { useState } from 'react'
import type { Message } from '@/session/chat/message.ts'
import { sayCount } from '@/words/numbers.ts'
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
        className={`min-w-0 whitespace-pre-wrap px-4 py-2.5 [overflow-wrap:anywhere] ${isUser ? 'rounded-lg rounded-br-sm bg-accent-soft forced-colors:border' : 'flex-1 rounded-md border border-line border-dashed text-ink-soft text-sm'}`}
      >
        {!isUser && <span className="mb-1 block font-medium text-xs">{say('chat.system')}</span>}
        <Folded text={text} />
      </p>
    </article>
  )
}

/** A longer text is folded: characters, and how many of them are shown then. */
const LONG = 4_000
const SHOWN = 1_500

// A megabyte that was pasted does not fill the thread.
function Folded({ text }: { text: string }) {
  const [isWhole, setIsWhole] = useState(false)
  if (text.length <= LONG) return text
  return (
    <>
      {isWhole ? text : `${text.slice(0, SHOWN)}…`}
      <button
        type="button"
        className="mt-2 block rounded-sm font-medium text-accent text-sm underline"
        onClick={() => setIsWhole(!isWhole)}
      >
        {isWhole ? say('chat.show-less') : say('chat.show-all', { count: sayCount(text.length) })}
      </button>
    </>
  )
}
