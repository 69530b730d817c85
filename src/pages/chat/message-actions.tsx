import {
  ChevronLeft,
  ChevronRight,
  Copy,
  Ellipsis,
  type LucideIcon,
  Pencil,
  RefreshCw,
  Trash2,
} from 'lucide-react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { askAgain, deleteMessage } from '@/session/chat/chat-session.ts'
import { changeEdit, editOf } from '@/session/chat/chat-state.ts'
import { showVersion } from '@/session/chat/conversation.ts'
import { type Message, textOf } from '@/session/chat/message.ts'
import { versionsOf } from '@/session/chat/tree.ts'
import { IconButton } from '@/ui/button.tsx'
import { CopyButton, copyText } from '@/ui/copy-button.tsx'
import { menuRow, Popover } from '@/ui/popover.tsx'
import { say } from '@/words/say.ts'
import { useColumn } from './use-column.ts'

type MessageActionsProps = {
  message: Message
  /** The last message shows its actions always. */
  isLast: boolean
  /** What else can be done with it, before the rest. */
  before?: readonly MessageAction[]
}

/** One thing that can be done with a message. */
export type MessageAction = { words: string; Icon: LucideIcon; act: () => void }

/**
 * What can be done with a message. Seen on hover, on focus and below the last message; a menu on touch,
 * always in view. The switch between versions stands wherever there is more than one.
 */
export function MessageActions({ message, isLast, before = [] }: MessageActionsProps) {
  const { conversation, column, asked, offerUndo } = useColumn()
  const { id, role } = message
  const text = textOf(message)
  const actions: MessageAction[] = [
    ...before,
    ...(role === 'assistant' && asked !== null
      ? [
          {
            words: say('chat.regenerate'),
            Icon: RefreshCw,
            act: () => void askAgain(conversation, column, asked, id),
          },
        ]
      : []),
    { words: say('chat.edit'), Icon: Pencil, act: () => changeEdit(editOf(id, column), text) },
    {
      words: say('chat.delete-message'),
      Icon: Trash2,
      act: () => offerUndo(() => say('chat.message-deleted'), deleteMessage(conversation, id)),
    },
  ]
  const shown = isLast ? '' : 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100'
  const copyWords = say(role === 'assistant' ? 'chat.copy' : 'chat.copy-message')
  return (
    <div className="flex min-h-7 shrink-0 items-center gap-0.5 text-ink-faint">
      <Versions id={id} />
      <span className={`flex items-center gap-0.5 transition-opacity pointer-coarse:hidden ${shown}`}>
        {text !== '' && <CopyButton text={text} label={copyWords} />}
        {actions.map(({ words, Icon, act }) => (
          <IconButton key={words} label={words} className="size-7" onClick={act}>
            <Icon aria-hidden className="size-4" />
          </IconButton>
        ))}
      </span>
      <span className="hidden pointer-coarse:inline">
        <Popover
          label={say('chat.message-menu')}
          triggerLook="grid size-11 place-items-center rounded-sm text-ink-soft"
          trigger={<Ellipsis aria-hidden className="size-4" />}
        >
          {(close) =>
            [{ words: copyWords, Icon: Copy, act: () => void copyText(text) }, ...actions].map(
              ({ words, Icon, act }) => (
                <button
                  key={words}
                  type="button"
                  className={`${menuRow} min-w-44`}
                  onClick={() => {
                    close()
                    act()
                  }}
                >
                  <Icon aria-hidden className="size-4" />
                  {words}
                </button>
              ),
            )
          }
        </Popover>
      </span>
    </div>
  )
}

function Versions({ id }: { id: string }) {
  const { conversation, column } = useColumn()
  // Told by which messages there are, not by the pieces of one that grows.
  const orders = useStore(conversation, (state) => state.orders)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another order is what makes the versions old
  const versions = useMemo(() => versionsOf(conversation.getState().messages, id), [conversation, id, orders])
  const place = versions.indexOf(id)
  if (versions.length < 2) return null
  const show = (step: number) => {
    const other = versions[place + step]
    if (other !== undefined) showVersion(conversation, column, other)
  }
  return (
    <span className="flex items-center text-ink-soft text-xs tabular-nums">
      <IconButton
        label={say('chat.version-before')}
        className="size-6"
        disabled={place === 0}
        onClick={() => show(-1)}
      >
        <ChevronLeft aria-hidden className="size-4" />
      </IconButton>
      <span>{say('chat.version', { number: place + 1, count: versions.length })}</span>
      <IconButton
        label={say('chat.version-after')}
        className="size-6"
        disabled={place === versions.length - 1}
        onClick={() => show(1)}
      >
        <ChevronRight aria-hidden className="size-4" />
      </IconButton>
    </span>
  )
}
