import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { ActionMenu } from '@/parts/action-menu.tsx'
import { stopConversation } from '@/session/chat/answer-run.ts'
import { newConversation, openConversation } from '@/session/chat/chat-state.ts'
import { loadConversation } from '@/session/chat/conversation.ts'
import { deleteConversation, renameConversation } from '@/session/chat/conversation-records.ts'
import type { ConversationRecord } from '@/session/database.ts'
import { inputLook } from '@/ui/field.tsx'
import { menuRow } from '@/ui/popover.tsx'
import { sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { conversationExports } from './conversation-exports.ts'
import type { ChatColumn } from './use-column.ts'

type ConversationRowProps = {
  record: ConversationRecord
  isOpen: boolean
  offerUndo: ChatColumn['offerUndo']
}

/** One conversation of the list, with what can be done to it. */
export function ConversationRow({ record, isOpen, offerUndo }: ConversationRowProps) {
  const { id, updatedAt } = record
  const title = record.title === '' ? say('load.untitled') : record.title
  const [isRenaming, setIsRenaming] = useState(false)
  const endRenaming = (name: string | null) => {
    setIsRenaming(false)
    if (name !== null) void rename(id, name)
  }
  if (isRenaming) return <TitleField title={record.title} onEnd={endRenaming} />
  const actions = [
    { words: say('chat.rename'), act: () => setIsRenaming(true) },
    ...conversationExports(id, title),
    {
      words: say('chat.delete'),
      act: () =>
        void remove(id, isOpen).then((undo) => offerUndo(() => say('chat.deleted', { title }), undo)),
    },
  ]
  return (
    <li className="group flex items-center">
      <button
        type="button"
        aria-current={isOpen ? 'true' : undefined}
        className={`${menuRow} min-w-0`}
        onClick={() => void openConversation(id)}
      >
        <span className="grid min-w-0 flex-1">
          <span className="truncate">{title}</span>
          <span className="text-ink-faint text-xs">{sayTime(updatedAt)}</span>
        </span>
      </button>
      <span className="opacity-0 focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
        <ActionMenu label={say('chat.row-menu', { title })} actions={actions}>
          <Ellipsis aria-hidden className="size-4" />
        </ActionMenu>
      </span>
    </li>
  )
}

function TitleField({ title, onEnd }: { title: string; onEnd: (name: string | null) => void }) {
  const [name, setName] = useState(title)
  const end = () => onEnd(name.trim() === '' ? null : name.trim())
  return (
    <li>
      <input
        // biome-ignore lint/a11y/noAutofocus: renaming was just asked for
        autoFocus
        aria-label={say('chat.title')}
        className={`${inputLook} text-sm`}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') end()
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onEnd(null)
        }}
        onBlur={end}
      />
    </li>
  )
}

// The one in memory writes the record at its next change: both get the name.
async function rename(id: string, title: string): Promise<void> {
  const store = await loadConversation(id)
  store.setState({ title, isNamed: true })
  await renameConversation(id, title)
}

// In place of the open one a new one stands, until Undo.
async function remove(id: string, isOpen: boolean): Promise<() => void> {
  stopConversation(await loadConversation(id))
  if (isOpen) await newConversation()
  const bringBack = await deleteConversation(id)
  return () => void bringBack().then(() => (isOpen ? openConversation(id) : undefined))
}
