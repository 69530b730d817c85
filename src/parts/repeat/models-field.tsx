import '@/words/en/repeat.ts'
import { Plus } from 'lucide-react'
import { lazy, Suspense } from 'react'
import type { ModelKind } from '@/api/models.ts'
import { ChipList } from '@/ui/chip-list.tsx'
import { Popover } from '@/ui/popover.tsx'
import { say } from '@/words/say.ts'

// The searching list is heavy.
const ModelList = lazy(() => import('../model-list.tsx').then(({ ModelList }) => ({ default: ModelList })))

/** The look of a button that adds to a list of chips. */
export const addLook =
  'inline-flex min-h-8 items-center gap-1.5 rounded-sm px-2 text-ink-soft text-sm hover:bg-sunken pointer-coarse:min-h-11'

type ModelsFieldProps = {
  kind: ModelKind
  models: readonly string[]
  most: number
  onChange: (models: readonly string[]) => void
}

/** Several models of a kind, at least one and `most` at most. */
export function ModelsField({ kind, models, most, onChange }: ModelsFieldProps) {
  return (
    <ChipList
      label={say('repeat.models')}
      chips={models.map((model) => ({ id: model, words: model }))}
      removeLabel={(model) => say('repeat.remove', { model })}
      onRemove={(model) => onChange(models.filter((each) => each !== model))}
    >
      {models.length >= most ? (
        <span className="text-ink-faint text-sm">{say('repeat.full', { count: most })}</span>
      ) : (
        <Popover
          label={say('repeat.add')}
          triggerLook={addLook}
          trigger={
            <>
              <Plus aria-hidden className="size-4" />
              {say('repeat.add')}
            </>
          }
        >
          {(close) => (
            <Suspense fallback={<p className="w-80 p-3 text-ink-faint">{say('model.loading')}</p>}>
              <ModelList
                kind={kind}
                chosen={null}
                onChoose={(id) => {
                  if (!models.includes(id)) onChange([...models, id])
                  close()
                }}
              />
            </Suspense>
          )}
        </Popover>
      )}
    </ChipList>
  )
}
