import { type Ref, useMemo } from 'react'
import { useStore } from 'zustand'
import type { ConversationStore } from '@/session/chat/conversation.ts'
import { ConnectionScope } from '@/session/connection.ts'
import { type FollowHandle, FollowScroll } from '@/ui/follow-scroll.tsx'
import { say } from '@/words/say.ts'
import { MessageList } from './message-list.tsx'
import { type ChatStart, Samples } from './samples.tsx'
import type { ColumnAsked } from './use-chat-columns.ts'
import { type ChatColumn, ColumnContext } from './use-column.ts'

type ColumnThreadProps = {
  conversation: ConversationStore
  /** Which column of the conversation this is: 0 but for Compare. */
  column: number
  isCompared: boolean
  asked: ColumnAsked
  /** How the thread is named beside others; the page's own name where it stands alone. */
  label: string
  offerUndo: ChatColumn['offerUndo']
  onSample: (start: ChatStart) => void
  ref: Ref<FollowHandle>
}

/** One column: its thread, or what to begin with. */
export function ColumnThread(props: ColumnThreadProps) {
  const { conversation, column, isCompared, asked: whom, label, offerUndo, onSample, ref } = props
  const { asked, connection } = whom
  const isEmpty = useStore(
    conversation,
    ({ orders, unread }) => (orders[column] ?? orders[0] ?? []).length + unread === 0,
  )
  const given = useMemo(
    () => ({ conversation, column, isCompared, asked, offerUndo }),
    [conversation, column, isCompared, asked, offerUndo],
  )
  return (
    <ConnectionScope value={connection}>
      <ColumnContext value={given}>
        <FollowScroll ref={ref} opensAtEnd={!isEmpty} label={label} jumpLabel={say('chat.latest')}>
          {isEmpty ? <Samples onChoose={onSample} /> : <MessageList />}
        </FollowScroll>
      </ColumnContext>
    </ConnectionScope>
  )
}
