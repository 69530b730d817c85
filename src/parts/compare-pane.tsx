import '@/words/en/compare.ts'
import '@/words/en/endpoint.ts'
import { Ellipsis, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { ModelKind } from '@/api/models.ts'
import { closeColumn, columnRun, keepColumn, useColumnRuns } from '@/session/column-runs.ts'
import { ConnectionScope } from '@/session/connection.ts'
import type { Done, RunHandle } from '@/session/run.ts'
import type { Column } from '@/session/use-columns.ts'
import { Button, meant } from '@/ui/button.tsx'
import { ScrollScope } from '@/ui/scroll-box.tsx'
import { say } from '@/words/say.ts'
import { ActionMenu } from './action-menu.tsx'
import { Answer } from './answer.tsx'
import type { AnswerPaneProps } from './answer-pane.tsx'
import { CompareColumns } from './compare-columns.tsx'
import type { ColumnFields } from './compare-head.tsx'

/** The answer of one column, and the column's number, from 1. */
export type Compared<Asked, Given> = { number: number; done: Done<Asked, Given> }

type ComparePaneProps<Asked, Given> = Omit<AnswerPaneProps<Asked, Given>, 'page'> & {
  page: Exclude<ModelKind, 'chat'>
  columns: readonly Column[]
  columnParameters?: ColumnFields | undefined
  /** What the answers that are there have in common and in what they differ; drawn over the columns. */
  across?: ((answers: readonly Compared<Asked, Given>[]) => ReactNode) | undefined
  /** Asks once more in one column. */
  onRetry: (column: Column) => void
  /** Called when somebody wants to see an exchange in Wire. */
  onWire: (exchangeId: string | null) => void
}

/** The answer's half of an endpoint page in Compare: one column for each that was asked. */
export function ComparePane<Asked, Given>(props: ComparePaneProps<Asked, Given>) {
  const { page, run, columns, views, across, columnParameters } = props
  const runs = useColumnRuns(
    run,
    columns.map(({ id }) => id),
  )
  const answers = runs.flatMap((done, index) => (done.status === 'done' ? [{ number: index + 1, done }] : []))
  return (
    <section aria-label={say('frame.answer')} className="min-h-96 laptop:h-full">
      <CompareColumns
        page={page}
        columns={columns}
        parameters={columnParameters}
        bar={
          <>
            {answers.length > 0 && views}
            {across?.(answers)}
          </>
        }
        onClose={(id) => closeColumn(page, run, columns, id)}
        onKeep={(id) => keepColumn(page, run, columns, id)}
      >
        {(column, index) => <ColumnAnswer {...props} column={column} number={index + 1} />}
      </CompareColumns>
    </section>
  )
}

type ColumnAnswerProps<Asked, Given> = ComparePaneProps<Asked, Given> & { column: Column; number: number }

function ColumnAnswer<Asked, Given>(props: ColumnAnswerProps<Asked, Given>) {
  const { page, run, column, number, idle, figure, onRetry, onWire, children } = props
  const own: RunHandle<Asked, Given> = columnRun(run, column.id)
  const current = useStore(own.store)
  return (
    <ConnectionScope value={column.connection}>
      <section
        aria-label={say('compare.answer', { number })}
        className="flex min-h-80 min-w-0 flex-col gap-3 overflow-y-auto p-3"
      >
        {current.status === 'running' && (
          <Button className="w-fit" onClick={meant(own.cancel)}>
            <X aria-hidden className="size-4" />
            {say('compare.cancel', { number })}
          </Button>
        )}
        {current.status === 'done' && <Actions {...props} done={current} />}
        <Answer
          page={page}
          of={current}
          idle={idle}
          figure={figure}
          onRetry={() => onRetry(column)}
          onWire={() => onWire(current.status === 'idle' ? null : current.exchangeId)}
        >
          {(given, asked, done, retry) => (
            // Each has the page's own tables: their names must differ.
            <ScrollScope value={say('compare.column', { number })}>
              {children(given, asked, done, retry)}
            </ScrollScope>
          )}
        </Answer>
      </section>
    </ConnectionScope>
  )
}

type ActionsProps<Asked, Given> = ColumnAnswerProps<Asked, Given> & { done: Done<Asked, Given> }

// What a page puts into two menus is one here: a column is narrow.
function Actions<Asked, Given>(props: ActionsProps<Asked, Given>) {
  const { menu, sendTo, column, number, done, onRetry } = props
  const { answer, asked } = done
  const sending = (sendTo?.(answer, asked) ?? []).map(({ words, act }) => ({
    words: say('compare.send-to', { place: words }),
    act,
  }))
  const again = { words: say('run.again'), act: () => onRetry(column) }
  const actions = [again, ...sending, ...(menu?.(answer, asked) ?? [])]
  return (
    <div className="-mb-2 flex justify-end">
      <ActionMenu label={say('compare.more', { number })} actions={actions}>
        <Ellipsis aria-hidden className="size-4" />
      </ActionMenu>
    </div>
  )
}
