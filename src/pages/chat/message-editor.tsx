import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { TokenHeld } from '@/parts/token-held.tsx'
import { editMessage } from '@/session/chat/chat-session.ts'
import { changeEdit, chatState, editOf, endEdit } from '@/session/chat/chat-state.ts'
import type { Message } from '@/session/chat/message.ts'
import { tokenIn } from '@/session/held-token.ts'
import { Button } from '@/ui/button.tsx'
import { inputLook } from '@/ui/field.tsx'
import { say } from '@/words/say.ts'
import { useColumn } from './use-column.ts'

/** Whether a message is being edited; that outlives the page, and what is typed with it. */
export function useIsEditing(id: string): boolean {
  const { column } = useColumn()
  return useStore(chatState.store, ({ drafts }) => editOf(id, column) in drafts)
}

/** A message while it is edited. What comes of it is a new version; the old one stays. */
export function MessageEditor({ message }: { message: Message }) {
  const { conversation, column, asked } = useColumn()
  const { id, role } = message
  const edit = editOf(id, column)
  const draft = useStore(chatState.store, ({ drafts }) => drafts[edit] ?? '')
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => box.current?.focus(), [])
  const [held, setHeld] = useState<string | null>(null)
  const sends = role === 'user'
  const isEmpty = draft.trim() === ''
  const canSave = !isEmpty && !(sends && asked === null)
  const save = () => {
    const token = tokenIn([draft, sends ? asked?.parameters : null])
    setHeld(token)
    if (token !== null) return
    endEdit(edit)
    void editMessage(conversation, column, asked, id, draft)
  }
  return (
    <div className="grid gap-2">
      {held !== null && <TokenHeld token={held} onOrdinary={save} />}
      <textarea
        ref={box}
        aria-label={say('chat.edit-field')}
        rows={3}
        className={`${inputLook} field-sizing-content max-h-[50dvh] resize-none`}
        value={draft}
        onChange={(event) => changeEdit(edit, event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.stopPropagation()
          if (canSave) save()
        }}
      />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span className="mr-auto text-ink-faint text-xs">{say('chat.edit-hint')}</span>
        <Button look="quiet" onClick={() => endEdit(edit)}>
          {say('chat.edit-cancel')}
        </Button>
        <Button
          disabled={!canSave}
          title={canSave ? undefined : say(isEmpty ? 'chat.needs-text' : 'chat.needs-model')}
          onClick={save}
        >
          {say(sends ? 'chat.edit-send' : 'chat.edit-save')}
        </Button>
      </div>
    </div>
  )
}
