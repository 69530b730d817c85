import type { Ref } from 'react'
import { CompareColumns } from '@/parts/compare-columns.tsx'
import { stopAnswer } from '@/session/chat/answer-run.ts'
import { changeParameters, chatState, setOwnParameters } from '@/session/chat/chat-state.ts'
import { type ConversationStore, dropColumn, showColumns, showLeaf } from '@/session/chat/conversation.ts'
import { compareWith, removeColumn } from '@/session/compare.ts'
import { activateConnection } from '@/session/saved-connections.ts'
import { OWN_COLUMN } from '@/session/use-columns.ts'
import type { FollowHandle } from '@/ui/follow-scroll.tsx'
import { say } from '@/words/say.ts'
import { AnswerDifference } from './answer-difference.tsx'
import { ColumnThread } from './column-thread.tsx'
import type { ChatStart } from './samples.tsx'
import type { ColumnAsked } from './use-chat-columns.ts'
import type { ChatColumn } from './use-column.ts'

type ColumnsProps = {
  conversation: ConversationStore
  columns: readonly [ColumnAsked, ...ColumnAsked[]]
  /** The thread that follows what is sent: the first one. */
  thread: Ref<FollowHandle>
  offerUndo: ChatColumn['offerUndo']
  onSample: (start: ChatStart) => void
}

/** The thread; in Compare several, side by side. */
export function Columns({ conversation, columns, thread, offerUndo, onSample }: ColumnsProps) {
  const [own, ...further] = columns
  const shared = { conversation, offerUndo, onSample, isCompared: further.length > 0 }
  if (further.length === 0) {
    return <ColumnThread {...shared} ref={thread} column={0} asked={own} label={say('chat.thread')} />
  }
  return (
    <CompareColumns
      page="chat"
      columns={columns}
      bar={<AnswerDifference conversation={conversation} columns={columns} />}
      onClose={(id) => closeColumn(conversation, columns, id)}
      onKeep={(id) => keepColumn(conversation, columns, id)}
    >
      {(asked, column) => (
        <ColumnThread
          {...shared}
          ref={column === 0 ? thread : null}
          column={column}
          asked={asked}
          label={say('chat.thread-of', { number: column + 1 })}
        />
      )}
    </CompareColumns>
  )
}

// The page's own column cannot go: the next one takes its place, its model and parameters included.
function closeColumn(
  conversation: ConversationStore,
  columns: readonly [ColumnAsked, ...ColumnAsked[]],
  id: string,
): void {
  const [own, next] = columns
  showColumns(conversation, columns.length)
  stopLeaf(conversation, id === OWN_COLUMN ? 0 : columns.findIndex((each) => each.id === id))
  dropColumn(
    conversation,
    columns.findIndex((each) => each.id === id),
  )
  if (id === OWN_COLUMN && next !== undefined) takePlace(own, next)
  const gone = id === OWN_COLUMN ? (next?.id ?? '') : id
  setOwnParameters(gone, false)
  removeColumn('chat', gone)
}

function keepColumn(
  conversation: ConversationStore,
  columns: readonly [ColumnAsked, ...ColumnAsked[]],
  id: string,
): void {
  const [own, ...further] = columns
  const index = columns.findIndex((each) => each.id === id)
  const kept = columns[index]
  const leaf = conversation.getState().leaves[index] ?? null
  columns.forEach((_, column) => {
    if (column !== index) stopLeaf(conversation, column)
  })
  showColumns(conversation, 1)
  showLeaf(conversation, 0, leaf)
  if (kept !== undefined) takePlace(own, kept)
  for (const column of further) setOwnParameters(column.id, false)
  compareWith('chat', [])
}

// Nobody sees any more what comes in there.
function stopLeaf(conversation: ConversationStore, column: number): void {
  const { leaves, messages } = conversation.getState()
  const last = messages[leaves[column] ?? '']
  if (last?.role === 'assistant' && last.answer.status === 'streaming') stopAnswer(last.id)
}

// The page goes on as a column was asked.
function takePlace(own: ColumnAsked, taken: ColumnAsked): void {
  if (taken.modelId !== null) own.model.choose(taken.modelId)
  if (taken.connection !== null) activateConnection(taken.connection.id)
  const parameters = chatState.store.getState().ownParameters[taken.id]
  if (parameters !== undefined) changeParameters(parameters)
}
