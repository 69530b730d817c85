import { Columns2 } from 'lucide-react'
import type { ModelKind } from '@/api/models.ts'
import { addColumn, MOST_COLUMNS } from '@/session/compare.ts'
import type { Column } from '@/session/use-columns.ts'
import { fits, useModels } from '@/session/use-model.ts'
import { Button } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'

type CompareButtonProps = {
  page: ModelKind
  /** The columns that are on screen. */
  columns: readonly Pick<Column, 'modelId'>[]
  onAdd: () => void
}

/** `+ Compare`: one more column, up to four in all, with a model that is not on screen yet where there is one. */
export function CompareButton({ page, columns, onAdd }: CompareButtonProps) {
  const models = useModels()
  const isFull = columns.length >= MOST_COLUMNS
  const isShown = (id: string) => columns.some(({ modelId }) => modelId === id)
  const add = () => {
    const other = models.data?.find((model) => fits(model, page) && !isShown(model.id))
    addColumn(page, other?.id ?? columns[0]?.modelId ?? null)
    onAdd()
  }
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
