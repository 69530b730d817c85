import { Columns2 } from 'lucide-react'
import { addColumn, MOST_COLUMNS, useCompareColumns } from '@/session/compare.ts'
import type { PageName } from '@/session/pages.ts'
import { Button } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'

/** `+ Compare`: one more column beside the page's own, up to four in all. */
export function CompareButton({ page, onAdd }: { page: PageName; onAdd?: () => void }) {
  const isFull = useCompareColumns(page).length + 1 >= MOST_COLUMNS
  return (
    <Button
      look="quiet"
      disabled={isFull}
      title={isFull ? say('compare.full', { count: MOST_COLUMNS }) : say('compare.add-title')}
      onClick={() => {
        addColumn(page)
        onAdd?.()
      }}
    >
      <Columns2 aria-hidden className="size-4" />
      {say('compare.add')}
    </Button>
  )
}
