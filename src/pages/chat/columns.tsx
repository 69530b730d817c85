import { type Ref, useState } from 'react'
import { CompareHead } from '@/parts/compare-head.tsx'
import { type ConversationStore, dropColumn, showColumns, showLeaf } from '@/session/chat/conversation.ts'
import { changeColumn, compareWith, removeColumn } from '@/session/compare.ts'
import type { FollowHandle } from '@/ui/follow-scroll.tsx'
import { Segmented } from '@/ui/segmented.tsx'
import { useNarrow } from '@/ui/use-media.ts'
import { say } from '@/words/say.ts'
import { AnswerDifference } from './answer-difference.tsx'
import { ColumnThread } from './column-thread.tsx'
import type { ChatStart } from './samples.tsx'
import { type ColumnAsked, OWN_COLUMN } from './use-chat-columns.ts'
import type { ChatColumn } from './use-column.ts'

type ColumnsProps = {
  conversation: ConversationStore
  columns: readonly [ColumnAsked, ...ColumnAsked[]]
  /** The thread that follows what is sent: the first one. */
  thread: Ref<FollowHandle>
  offerUndo: ChatColumn['offerUndo']
  onSample: (start: ChatStart) => void
}

/** The thread; in Compare several, side by side, or one at a time with a row of tabs on a narrow screen. */
export function Columns({ conversation, columns, thread, offerUndo, onSample }: ColumnsProps) {
  const isNarrow = useNarrow()
  const [shown, setShown] = useState<string>(OWN_COLUMN)
  const [own, ...further] = columns
  const shared = { conversation, offerUndo, onSample, isCompared: further.length > 0 }
  if (further.length === 0) {
    return <ColumnThread {...shared} ref={thread} column={0} asked={own} label={say('chat.thread')} />
  }
  const close = (id: string) => closeColumn(conversation, columns, id)
  const keep = (id: string) => keepColumn(conversation, columns, id)
  const visible = isNarrow
    ? columns.filter(({ id }) => id === (columns.some((each) => each.id === shown) ? shown : OWN_COLUMN))
    : columns
  return (
    <div className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)]">
      <div className="flex flex-wrap items-center gap-2 border-line border-b px-3 py-1">
        {isNarrow && (
          <Segmented
            label={say('compare.columns')}
            choices={columns.map(({ id }, index) => ({ name: id, words: String(index + 1) }))}
            chosen={shown}
            onChoose={setShown}
          />
        )}
        <AnswerDifference conversation={conversation} columns={columns} />
      </div>
      <div className="grid min-h-0 auto-cols-[minmax(0,1fr)] grid-flow-col divide-x divide-line">
        {visible.map((asked) => {
          const { id, model, connection } = asked
          const column = columns.indexOf(asked)
          return (
            <div key={id} className="grid min-h-0 min-w-0 grid-rows-[auto_minmax(0,1fr)]">
              <CompareHead
                number={column + 1}
                kind="chat"
                model={model}
                connection={connection}
                onConnection={
                  id === OWN_COLUMN ? null : (connectionId) => changeColumn('chat', id, { connectionId })
                }
                onClose={() => close(id)}
                onKeep={() => keep(id)}
              />
              <ColumnThread
                {...shared}
                ref={column === 0 ? thread : null}
                column={column}
                asked={asked}
                label={say('chat.thread-of', { number: column + 1 })}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

// The page's own column cannot go: the next one takes its place, its model included.
function closeColumn(
  conversation: ConversationStore,
  columns: readonly [ColumnAsked, ...ColumnAsked[]],
  id: string,
): void {
  const [own, next] = columns
  showColumns(conversation, columns.length)
  dropColumn(
    conversation,
    columns.findIndex((each) => each.id === id),
  )
  if (id === OWN_COLUMN && next !== undefined && next.model.id !== null) own.model.choose(next.model.id)
  removeColumn('chat', id === OWN_COLUMN ? (next?.id ?? '') : id)
}

function keepColumn(
  conversation: ConversationStore,
  columns: readonly [ColumnAsked, ...ColumnAsked[]],
  id: string,
): void {
  const index = columns.findIndex((each) => each.id === id)
  const kept = columns[index]
  const leaf = conversation.getState().leaves[index] ?? null
  showColumns(conversation, 1)
  showLeaf(conversation, 0, leaf)
  if (kept !== undefined && kept.model.id !== null) columns[0].model.choose(kept.model.id)
  compareWith('chat', [])
}
