import { ChevronDown, TriangleAlert } from 'lucide-react'
import { lazy, Suspense, useRef } from 'react'
import type { ModelKind } from '@/api/models.ts'
import { useAction } from '@/session/actions.ts'
import { type ChosenModel, useModels } from '@/session/use-model.ts'
import { Popover, press } from '@/ui/popover.tsx'
import { say } from '@/words/say.ts'

// The searching list is heavy, and most visits never open it.
const ModelList = lazy(() => import('./model-list.tsx').then(({ ModelList }) => ({ default: ModelList })))

/** The one model picker: models fit for the page first, any id may be typed. */
export function ModelPicker({ model, kind }: { model: ChosenModel; kind: ModelKind }) {
  const models = useModels()
  const place = useRef<HTMLDivElement>(null)
  useAction('model', () => press(place.current))
  const description = models.data?.find(({ id }) => id === model.id)?.description
  const shown = model.id ?? (models.isPending ? say('model.loading') : say('model.choose'))
  return (
    <div ref={place} className="grid min-w-0 justify-items-start">
      <Popover
        label={`${say('model.label')}: ${shown}`}
        triggerLook="flex min-h-8 max-w-full items-center gap-2 rounded-sm border border-line-strong bg-surface px-2.5 text-sm hover:bg-sunken pointer-coarse:min-h-11"
        trigger={
          <>
            {model.isGone && <TriangleAlert aria-hidden className="size-4 shrink-0 text-warning" />}
            <span className="max-w-64 truncate font-medium">{shown}</span>
            <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
          </>
        }
      >
        {(close) => (
          <Suspense fallback={<p className="w-80 p-3 text-ink-faint">{say('model.loading')}</p>}>
            <ModelList
              kind={kind}
              chosen={model.id}
              onChoose={(id) => {
                model.choose(id)
                close()
              }}
            />
          </Suspense>
        )}
      </Popover>
      <p className="h-4 max-w-full truncate text-ink-faint text-xs">
        {model.isGone ? <span className="text-warning">{say('model.gone')}</span> : description}
      </p>
    </div>
  )
}
