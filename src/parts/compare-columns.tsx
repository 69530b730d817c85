import '@/words/en/compare.ts'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { ModelKind } from '@/api/models.ts'
import { changeColumn } from '@/session/compare.ts'
import { type Column, OWN_COLUMN } from '@/session/use-columns.ts'
import { Segmented } from '@/ui/segmented.tsx'
import { useNarrow } from '@/ui/use-media.ts'
import { say } from '@/words/say.ts'
import { type ColumnFields, CompareHead } from './compare-head.tsx'

const LockedColumn = lazy(() =>
  import('./locked-column.tsx').then(({ LockedColumn }) => ({ default: LockedColumn })),
)

type CompareColumnsProps<Each> = {
  page: ModelKind
  columns: readonly Each[]
  /** The fields by which a further column may differ from the page's parameters. */
  parameters?: ColumnFields | undefined
  /** What stands over all columns. */
  bar: ReactNode
  onClose: (id: string) => void
  onKeep: (id: string) => void
  /** Draws a column below its head; `index` counts from 0. */
  children: (column: Each, index: number) => ReactNode
}

/** Columns side by side, each with a head; on a narrow screen one at a time, with a row of tabs. */
export function CompareColumns<Each extends Omit<Column, 'modelId'>>(props: CompareColumnsProps<Each>) {
  const { page, columns, parameters, bar, onClose, onKeep, children } = props
  const isNarrow = useNarrow()
  const [chosen, setChosen] = useState<string>(OWN_COLUMN)
  const shown = columns.some(({ id }) => id === chosen) ? chosen : OWN_COLUMN
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-2 border-line border-b px-3 py-1 empty:hidden">
        {isNarrow && (
          <Segmented
            label={say('compare.columns')}
            choices={columns.map(({ id }, index) => ({ name: id, words: String(index + 1) }))}
            chosen={shown}
            onChoose={setChosen}
          />
        )}
        {bar}
      </div>
      <div className="grid min-h-0 flex-1 auto-cols-[minmax(15rem,1fr)] grid-flow-col divide-x divide-line overflow-x-auto">
        {columns.map((column, index) => {
          const { id, model, connection } = column
          if (isNarrow && id !== shown) return null
          return (
            <div key={id} className="grid min-h-0 min-w-0 grid-rows-[auto_minmax(0,1fr)]">
              <CompareHead
                number={index + 1}
                kind={page}
                model={model}
                connection={connection}
                onConnection={
                  id === OWN_COLUMN ? null : (connectionId) => changeColumn(page, id, { connectionId })
                }
                own={
                  id === OWN_COLUMN
                    ? null
                    : parameters?.(column.parameters, index + 1, (change) =>
                        changeColumn(page, id, { parameters: { ...column.parameters, ...change } }),
                      )
                }
                onClose={() => onClose(id)}
                onKeep={() => onKeep(id)}
              />
              {connection?.isLocked ? (
                <Suspense>
                  <LockedColumn number={index + 1} name={connection.name} />
                </Suspense>
              ) : (
                children(column, index)
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
