import { Columns2 } from 'lucide-react'
import type { ModelKind } from '@/api/models.ts'
import { useAction } from '@/session/actions.ts'
import { addColumn, MOST_COLUMNS } from '@/session/compare.ts'
import type { Column } from '@/session/use-columns.ts'
import { Button } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'

type CompareButtonProps = {
  page: ModelKind
  /** The columns that are on screen. */
  columns: readonly Pick<Column, 'modelId'>[]
  onAdd: () => void
}

/** `+ Compare`: one more column, up to four in all; it begins with the page's model and keeps it. */
export function CompareButton({ page, columns, onAdd }: CompareButtonProps) {
  const isFull = columns.length >= MOST_COLUMNS
  const add = () => {
    addColumn(page, columns[0]?.modelId ?? null)
    onAdd()
  }
  useAction('compare', add, !isFull)
  return (
    <Button
      look="quiet"
      disabled={isFull}
      title={isFull ? say('compare.full', { count: MOST_COLUMNS }) : say('compare.add-title')}
      onClick={add}
    >
      <Columns2 aria-hidden className="size-4" />
      {say('compare.add')}
    </Button>
  )
}
